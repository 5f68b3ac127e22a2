extension Parser {
    /// Reads a string in straight quotes and resolves its escapes.
    mutating func parseString() -> String {
        let start = position
        var value = String.UnicodeScalarView()
        var hasReportedControl = false
        advance()
        while let scalar = current {
            switch scalar {
            case "\"":
                advance()
                return String(value)
            case "\\":
                if let resolved = parseEscape() { value.append(resolved) }
            case "\n", "\r":
                reportUnclosed(from: start)
                return String(value)
            case "\u{0}"..."\u{1F}":
                if !hasReportedControl {
                    report(
                        scalar == "\t" ? "a tab stands inside a text" : "\(Self.display(scalar)) stands inside a text",
                        at: here, hint: scalar == "\t" ? "write \\t, or a space" : "remove it")
                    hasReportedControl = true
                }
                value.append(scalar)
                advance()
            default:
                value.append(scalar)
                advance()
            }
        }
        reportUnclosed(from: start)
        return String(value)
    }

    /// Reads a string of which the closing quote may be missing, so that it swallowed the quote of the next one.
    ///
    /// That is so if a word follows at once and the quotes of the line do not come in pairs. Then the string is taken to
    /// end before the punctuation at its end, and reading goes on there.
    mutating func parseText() -> String {
        let start = position
        let value = parseString()
        guard let next = current, next.properties.isAlphabetic || ("0"..."9").contains(next) || next == "@",
            line == start.line, !hasEvenQuotes(from: start.offset)
        else { return value }
        let punctuation = " ,:}]".unicodeScalars
        var end = index - 1
        while end > start.offset + 1, punctuation.contains(text[end - 1]) { end -= 1 }
        guard end < index - 1 else { return value }
        report(
            "this text is not closed", at: Span(start: start, length: end - start.offset),
            hint: "a \" is missing at its end")
        index = end
        return String(String.UnicodeScalarView(text[(start.offset + 1)..<end]))
    }

    /// How far a line is looked through; nobody writes longer ones by hand.
    private static let longestLook = 2_000

    /// Whether the quotes from here to the end of the line come in pairs; true for a line that is too long to tell.
    private func hasEvenQuotes(from offset: Int) -> Bool {
        var count = 0
        var place = offset
        while place < text.count, text[place] != "\n" {
            guard place - offset < Self.longestLook else { return true }
            if text[place] == "\\" { place += 1 } else if text[place] == "\"" { count += 1 }
            place += 1
        }
        return count.isMultiple(of: 2)
    }

    /// The line ended inside a string: what follows on the next line is read as if the string had been closed.
    private mutating func reportUnclosed(from start: Position) {
        report("this text is not closed on its line", at: span(from: start), hint: "a \" is missing at its end")
        mayLackComma = true
    }

    private mutating func parseEscape() -> Unicode.Scalar? {
        let start = position
        advance()
        guard let letter = current else { return nil }
        guard letter != "u" else { return parseUnicodeEscape(from: start) }
        advance()
        switch letter {
        case "\"", "\\", "/": return letter
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        default:
            report("\\\(letter) means nothing in JSON", at: span(from: start), hint: "a backslash is written \\\\")
            return letter
        }
    }

    private mutating func parseUnicodeEscape(from start: Position) -> Unicode.Scalar? {
        guard let unit = takeHexadecimal() else {
            report("\\u needs four hexadecimal digits", at: span(from: start))
            return nil
        }
        guard (0xD800...0xDFFF).contains(unit) else { return Unicode.Scalar(unit) }
        guard unit < 0xDC00, current == "\\", index + 1 < text.count, text[index + 1] == "u" else {
            report("half of a surrogate pair stands alone", at: span(from: start))
            return nil
        }
        advance()
        guard let low = takeHexadecimal(), (0xDC00...0xDFFF).contains(low) else {
            report("half of a surrogate pair stands alone", at: span(from: start))
            return nil
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    /// Reads `uXXXX`.
    private mutating func takeHexadecimal() -> UInt32? {
        advance()
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = current, let digit = Character(scalar).hexDigitValue, scalar.isASCII else { return nil }
            value = value << 4 + UInt32(digit)
            advance()
        }
        return value
    }

    /// Reads a text in curly, single or other quotes, which JSON does not know.
    mutating func parseForeignQuotes() -> String {
        let start = position
        let isCurly = current != "'" && current != "`"
        let closers: [Unicode.Scalar] =
            isCurly ? ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{00BB}", "\""] : ["'", "`"]
        advance()
        var value = String.UnicodeScalarView()
        while let scalar = current, scalar != "\n", scalar != "\r", !closers.contains(scalar) {
            value.append(scalar)
            advance()
        }
        let isClosed = current.map { closers.contains($0) } ?? false
        if isClosed { advance() }
        mayLackComma = !isClosed
        report(
            isCurly ? "curly quotes are no quotes in JSON" : "single quotes are no quotes in JSON",
            at: span(from: start), hint: "write \"\(String(value))\"")
        return String(value)
    }

    /// Steps over letters, digits and what names are made of.
    mutating func takeWord() -> String {
        var word = String.UnicodeScalarView()
        while let scalar = current,
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
                || scalar == "." || scalar == "$" || scalar == "@"
        {
            word.append(scalar)
            advance()
        }
        return String(word)
    }

    mutating func parseWord() -> Node {
        let start = position
        let word = takeWord()
        let span = span(from: start)
        switch word {
        case "true": return Node(.bool(true), at: span)
        case "false": return Node(.bool(false), at: span)
        case "null": return Node(.null, at: span)
        default: break
        }
        let meant: (value: Node.Value, text: String)
        switch word.lowercased() {
        case "true", "yes", "on": meant = (.bool(true), "true")
        case "false", "no", "off": meant = (.bool(false), "false")
        case "null", "none", "nil", "undefined": meant = (.null, "null")
        default: meant = (.string(word), "\"\(word)\"")
        }
        report("\(word) is not a JSON value", at: span, hint: "write \(meant.text)")
        return Node(meant.value, at: span)
    }

    mutating func parseNumber() -> Node {
        let start = position
        let raw = takeNumberLike()
        let span = span(from: start)
        guard !Self.isNumber(raw) else { return Node(.number(raw), at: span) }
        let hint: String? =
            raw.unicodeScalars.contains { $0.properties.isAlphabetic } ? "write \"\(raw)\", in quotes" : nil
        report("\(raw) is not a JSON number", at: span, hint: hint ?? Self.repaired(raw).map { "write \($0)" })
        return Node(.broken, at: span)
    }

    private mutating func takeNumberLike() -> String {
        var raw = String.UnicodeScalarView()
        while let scalar = current,
            ("0"..."9").contains(scalar) || "+-._:".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic
        {
            raw.append(scalar)
            advance()
        }
        return String(raw)
    }

    /// The number grammar of RFC 8259, section 6.
    static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        func takeDigits() -> Int {
            let digits = rest.prefix(while: isDigit)
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = takeDigits()
        guard whole > 0, !(startsWithZero && whole > 1) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard takeDigits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func repaired(_ raw: String) -> String? {
        var text = raw
        if text.hasPrefix("+") { return "\"\(raw)\", in quotes" }
        if text.hasPrefix(".") { text = "0" + text }
        if text.hasSuffix(".") { text += "0" }
        // The last zero before a point stays.
        let zeros = text.utf8.prefix { $0 == UInt8(ascii: "0") }.count
        let needsOne = zeros == text.utf8.count || text.utf8.dropFirst(zeros).first == UInt8(ascii: ".")
        text = String(text.utf8.dropFirst(max(0, needsOne ? zeros - 1 : zeros))) ?? text
        return isNumber(text) ? text : nil
    }
}
