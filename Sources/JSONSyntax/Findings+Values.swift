extension Findings {
    /// Notes that a value is of the wrong sort, with a correction where one is plain.
    package func mistyped(_ entry: Entry, as expected: String, hint: String? = nil) {
        if case .broken = entry.node.value { return }
        error("F005", at: entry, "\(entry.title) must be \(expected), not \(entry.node.sort)", hint: hint)
    }

    /// A text; the empty one is refused.
    package func string(_ entry: Entry, atMost limit: Int = 200) -> Located<String>? {
        guard case .string(let text) = entry.node.value else {
            var hint: String?
            if case .number(let number) = entry.node.value { hint = "write \"\(number)\"" }
            mistyped(entry, as: "a text", hint: hint)
            return nil
        }
        guard !text.isEmpty else {
            error("F005", at: entry, "\(entry.title) is empty")
            return nil
        }
        guard text.unicodeScalars.count <= limit else {
            error("F005", at: entry, "\(entry.title) has more than \(limit) characters")
            return nil
        }
        return Located(text, at: entry)
    }

    /// A whole number; `2.0` counts as one.
    ///
    /// - Parameter tooMuch: the code of the finding for a number above the range.
    package func integer(_ entry: Entry, in range: ClosedRange<Int>, tooMuch: String = "F005") -> Located<Int>? {
        guard case .number(let raw) = entry.node.value else {
            var hint: String?
            if case .string(let text) = entry.node.value, Int(text) != nil { hint = "write \(text), without quotes" }
            mistyped(entry, as: "a whole number", hint: hint)
            return nil
        }
        guard let value = Int(raw) ?? Double(raw).flatMap({ Int(exactly: $0) }) else {
            error("F005", at: entry, "\(entry.title) must be a whole number")
            return nil
        }
        guard range.contains(value) else {
            error(
                value > range.upperBound ? tooMuch : "F005", at: entry,
                "\(entry.title) must be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return Located(value, at: entry)
    }

    /// True or false.
    package func bool(_ entry: Entry) -> Located<Bool>? {
        if case .bool(let value) = entry.node.value { return Located(value, at: entry) }
        var hint: String?
        if case .string(let text) = entry.node.value {
            switch text.lowercased() {
            case "true", "yes": hint = "write true, without quotes"
            case "false", "no": hint = "write false, without quotes"
            default: break
            }
        }
        mistyped(entry, as: "true or false", hint: hint)
        return nil
    }

    /// A time span such as `"2.5s"`.
    ///
    /// - Parameter tooMuch: the code of the finding for a time above the range.
    package func duration(
        _ entry: Entry, in range: ClosedRange<Duration>, tooMuch: String = "F005"
    ) -> Located<Duration>? {
        guard case .string(let text) = entry.node.value else {
            var hint: String?
            if case .number(let number) = entry.node.value { hint = "did you mean \"\(number)s\"?" }
            mistyped(entry, as: "a time such as \"6s\", \"500ms\" or \"2m\"", hint: hint)
            return nil
        }
        guard let value = DurationText.parse(text) else {
            error(
                "F005", at: entry, "\(entry.title) must be a time such as \"6s\", \"500ms\" or \"2m\"",
                hint: DurationText.parse(text + "s") == nil ? nil : "did you mean \"\(text)s\"?")
            return nil
        }
        guard range.contains(value) else {
            let low = DurationText.text(range.lowerBound)
            error(
                value > range.upperBound ? tooMuch : "F005", at: entry,
                "\(entry.title) must be from \(low) to \(DurationText.text(range.upperBound))")
            return nil
        }
        return Located(value, at: entry)
    }

    /// One word of a closed list; a misspelt one is reported, and taken for the one that was probably meant.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ entry: Entry, of type: Choice.Type
    ) -> Located<Choice>? where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        let expected = "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
        guard case .string(let text) = entry.node.value else {
            mistyped(entry, as: expected)
            return nil
        }
        guard let value = Choice(rawValue: text) else {
            error(
                "F005", at: entry, "\(entry.title) must be \(expected)", hint: Spelling.hint(for: text, among: words))
            let meant = Spelling.nearest(to: text, among: words).flatMap(Choice.init)
            return meant.map { Located($0, at: entry) }
        }
        return Located(value, at: entry)
    }

    /// The elements of a list, at most `limit`.
    package func list(_ entry: Entry, atMost limit: Int = 1000) -> [Entry]? {
        guard case .array(let elements) = entry.node.value else {
            mistyped(entry, as: "a list, in [ ]")
            return nil
        }
        guard elements.count <= limit else {
            error("F005", at: entry, "\(entry.title) has more than \(limit) elements")
            return nil
        }
        return elements.enumerated().map { index, node in
            Entry(node, pointer: Pointer.appending(index, to: entry.pointer))
        }
    }

    /// An object whose keys are fixed.
    package func object(_ entry: Entry) -> ObjectReader? {
        guard let members = entry.node.members else {
            mistyped(entry, as: "an object, in { }")
            return nil
        }
        return ObjectReader(entry, members: members, findings: self)
    }

    /// The members of an object whose keys are names of the author's choice; `note` and `accept` are left out.
    package func named(_ entry: Entry, atMost limit: Int = 2000) -> [Entry]? {
        guard var reader = object(entry) else { return nil }
        let entries = reader.rest()
        guard entries.count <= limit else {
            error("F005", at: entry.label, entry.pointer, "\(entry.title) has more than \(limit) members")
            return nil
        }
        return entries
    }
}
