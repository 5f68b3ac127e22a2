import JSONSyntax

/// The names and the keywords of a file: what its author has to type exactly.
struct TypedWords {
    /// One of them.
    struct Word {
        let place: Position
        /// In Unicode scalars.
        let length: Int

        func text(in source: SourceFile) -> String {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: source.scalars[place.offset..<(place.offset + length)])
            return String(text)
        }
    }

    private(set) var words: [Word] = []
    private let source: SourceFile

    /// Keys whose values are words for people.
    private static let free: Set<String> = ["title", "note", "label", "reason", "tag", "accept", "name", "$schema"]
    /// Keys whose values are phrases of the language, of several words.
    private static let phrases: Set<String> = ["when", "ask_when", "check"]

    /// Finds them in a file, in its order.
    init(_ root: Node, _ source: SourceFile) {
        self.source = source
        for member in root.members ?? [] {
            add(member.keySpan)
            if member.key == "prompts" {
                readPrompts(member.value)
            } else if !Self.free.contains(member.key) {
                read(member.value, under: member.key)
            }
        }
    }

    /// Prompts hold words for people, under keys and names that are none.
    private mutating func readPrompts(_ node: Node, under key: String = "") {
        switch node.value {
        case .object(let members):
            for member in members {
                add(member.keySpan)
                readPrompts(member.value, under: member.key)
            }
        case .array(let elements):
            for element in elements { readPrompts(element) }
        case .string(let text):
            if ["as", "prompt"].contains(key) {
                read(text, at: node.span, under: key)
            } else {
                addPlaceholders(node.span)
            }
        case .null, .bool, .number, .broken: break
        }
    }

    private mutating func read(_ node: Node, under key: String?) {
        switch node.value {
        case .object(let members):
            for member in members {
                add(member.keySpan)
                if !Self.free.contains(member.key) { read(member.value, under: member.key) }
            }
        case .array(let elements):
            for element in elements { read(element, under: key) }
        case .string(let text): read(text, at: node.span, under: key)
        case .null, .bool, .number, .broken: break
        }
    }

    private mutating func read(_ text: String, at span: Span, under key: String?) {
        if Self.phrases.contains(key ?? "") {
            addNames(from: span.start.offset + 1, to: span.start.offset + span.length - 1, span)
        } else if Self.isName(text) {
            add(span)
        } else {
            addPlaceholders(span)
        }
    }

    /// Whether a text can only be the name of something: letters, digits and what joins them, a letter among them.
    private static func isName(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { isPartOfName($0) || "@-".unicodeScalars.contains($0) }
            && text.unicodeScalars.first.map { $0.properties.isAlphabetic || "@_".unicodeScalars.contains($0) } ?? false
    }

    private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == ".")
    }

    /// A text without its quotes.
    private mutating func add(_ span: Span) {
        guard span.length > 2 else { return }
        words.append(Word(place: position(span.start.offset + 1, span), length: span.length - 2))
    }

    /// The names in what stands between braces.
    private mutating func addPlaceholders(_ span: Span) {
        let end = span.start.offset + span.length - 1
        var index = span.start.offset + 1
        while index < end {
            guard source.scalars[index] == "{", let close = source.scalars[index..<end].firstIndex(of: "}") else {
                index += 1
                continue
            }
            let words = source.scalars[index..<close].firstIndex(of: "?") ?? close
            addNames(from: index + 1, to: words, span)
            index = close
        }
    }

    /// The words of a phrase that begin with a letter; what stands between single quotes counts.
    private mutating func addNames(from first: Int, to end: Int, _ span: Span) {
        var index = first
        while index < end {
            guard source.scalars[index].properties.isAlphabetic else {
                index += 1
                continue
            }
            let start = index
            while index < end, Self.isPartOfName(source.scalars[index]) { index += 1 }
            words.append(Word(place: position(start, span), length: index - start))
            index = max(index, start + 1)
        }
    }

    private func position(_ offset: Int, _ span: Span) -> Position {
        Position(
            offset: offset, line: span.start.line, column: span.start.column + offset - span.start.offset)
    }
}
