extension Parser {
    mutating func parseObject(depth: Int) -> Node {
        let opener = here
        guard enter(depth) else { return Node(.broken, at: opener) }
        advance()
        var members: [Member] = []
        var firstPlaces: [String: Position] = [:]
        while !hasGivenUp {
            skipSpace()
            if close("}", openedBy: ("{", opener)) { break }
            guard let member = parseMember(depth: depth) else {
                recover()
                if current == "," { advance() }
                continue
            }
            if let first = firstPlaces[member.key] {
                path.append(member.key)
                report(
                    "\"\(member.key)\" appears twice in this object (first at \(first)); "
                        + "JSON readers disagree on which one counts", at: member.keySpan, code: "F002")
                path.removeLast()
            } else {
                firstPlaces[member.key] = member.keySpan.start
                members.append(member)
            }
            separate(after: member.value.span, closer: "}", things: "member")
        }
        return Node(.object(members), at: span(from: opener.start))
    }

    mutating func parseArray(depth: Int) -> Node {
        let opener = here
        guard enter(depth) else { return Node(.broken, at: opener) }
        advance()
        var elements: [Node] = []
        while !hasGivenUp {
            skipSpace()
            if close("]", openedBy: ("[", opener)) { break }
            path.append(String(elements.count))
            let element = parseValue(depth: depth)
            path.removeLast()
            elements.append(element)
            if case .broken = element.value { recover() }
            separate(after: element.span, closer: "]", things: "element")
        }
        return Node(.array(elements), at: span(from: opener.start))
    }

    private mutating func enter(_ depth: Int) -> Bool {
        guard depth > Self.deepest else { return true }
        report("objects and lists are nested more than \(Self.deepest) deep here", at: here)
        hasGivenUp = true
        return false
    }

    /// Whether the container ends here; steps over its closing bracket, right or wrong.
    private mutating func close(
        _ closer: Unicode.Scalar, openedBy opener: (character: Unicode.Scalar, span: Span)
    ) -> Bool {
        guard let found = current else {
            let guess = suspectOpener ?? opener
            if suspectOpener != nil { withdrawCommas(indentedUpTo: indentation(atLine: guess.span.start.line)) }
            report(
                "this \(guess.character) is never closed", at: guess.span,
                hint: suspectOpener == nil ? nil : "judging by the indentation")
            hasGivenUp = true
            return true
        }
        if found == closer {
            compareIndentation(of: opener)
            advance()
            return true
        }
        guard found == "}" || found == "]" else { return false }
        report("a \(closer) is expected here, to close the \(opener.character) of \(opener.span.start)", at: here)
        if !enclosingCloses(with: found, before: opener.span.start.offset) { advance() }
        return true
    }

    /// Whether an open container outside of this one is closed by this bracket.
    private func enclosingCloses(with closer: Unicode.Scalar, before offset: Int) -> Bool {
        guard let last = path.last else { return false }
        return (closer == "]") == (Int(last) != nil)
    }

    private mutating func compareIndentation(of opener: (character: Unicode.Scalar, span: Span)) {
        guard opener.span.start.line != line, let found = current else { return }
        let own = indentation(atLine: line)
        guard lineStart + own == index else { return }
        let expected = indentation(atLine: opener.span.start.line)
        if own < expected, suspectOpener == nil { suspectOpener = opener }
        if own > expected, suspectCloser == nil { suspectCloser = (found, here) }
    }

    private func indentation(atLine number: Int) -> Int {
        source.line(number).prefix { $0 == " " || $0 == "\t" }.count
    }

    private mutating func parseMember(depth: Int) -> Member? {
        let start = position
        guard let key = parseKey() else { return nil }
        let keySpan = span(from: start)
        path.append(key)
        defer { path.removeLast() }
        skipSpace()
        if current == ":" {
            advance()
        } else if current == "=" {
            report("a colon stands between a key and its value, not =", at: here)
            advance()
        } else {
            report("a colon is missing after this key", at: keySpan)
            guard let next = current, next != ",", next != "}" else { return nil }
        }
        skipSpace()
        let value = parseValue(depth: depth)
        if case .broken = value.value { recover() }
        return Member(key: key, keySpan: keySpan, value: value)
    }

    private mutating func parseKey() -> String? {
        guard let first = current else {
            reportEnd()
            return nil
        }
        let start = position
        switch first {
        case "\"": return parseText()
        case "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}":
            return parseForeignQuotes()
        case ",":
            report("a comma too many", at: here, hint: "remove it")
            return nil
        default:
            let word = takeWord()
            guard !word.isEmpty else {
                report("a key in quotes is expected here", at: here)
                return nil
            }
            report("a key needs quotes", at: span(from: start), hint: "write \"\(word)\"")
            return word
        }
    }

    /// Reads the comma after a member or an element.
    private mutating func separate(after value: Span, closer: Unicode.Scalar, things: String) {
        let end = position
        let excused = mayLackComma
        mayLackComma = false
        skipSpace()
        guard !hasGivenUp, let next = current else { return }
        switch next {
        case ",":
            let comma = here
            advance()
            skipSpace()
            if current == "}" || current == "]" {
                report("a comma stands before the closing \(current ?? closer)", at: comma, hint: "remove it")
            }
        case "}", "]": break
        case ";":
            report("a comma separates \(things)s, not a semicolon", at: here)
            advance()
        default:
            guard !excused else { return }
            let place = line == end.line ? "at column \(position.column)" : "on line \(line)"
            report(
                "a comma is missing after this value", at: Span(start: end, length: 1),
                hint: "here; the next \(things) begins \(place)")
            if line != end.line, let finding = diagnostics.last {
                doubtfulCommas.append((finding, index - lineStart))
            }
            if closer == "}", next == ":" { recover() }
        }
    }

    /// Steps to the next comma or closing bracket of the same depth.
    private mutating func recover() {
        var depth = 0
        while let scalar = current {
            switch scalar {
            case "\"":
                skipString()
                continue
            case "{", "[": depth += 1
            case "}", "]":
                if depth == 0 { return }
                depth -= 1
            case ",":
                if depth == 0 { return }
            default: break
            }
            advance()
        }
    }

    private mutating func skipString() {
        advance()
        while let scalar = current, scalar != "\"", scalar != "\n" {
            if scalar == "\\" { advance() }
            advance()
        }
        if current == "\"" { advance() }
    }
}
