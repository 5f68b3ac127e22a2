import JSONSyntax

extension Findings {
    /// Takes a text apart: `{name}`, `{name|format}`, `{name ? "words if empty"}`.
    ///
    /// Notes every name that is used.
    func template(_ text: Located<String>, uses: inout [NameUse]) -> Template? {
        var reading = TemplateReading(text, source: source)
        do throws(TemplateReading.Mistake) {
            let segments = try reading.segments()
            uses += reading.uses
            return Template(segments: segments)
        } catch {
            self.error(
                "F005", at: Span(start: error.start, length: error.length), text.entry.pointer, error.message,
                hint: error.hint)
            return nil
        }
    }
}

/// Reads the placeholders of one string.
private struct TemplateReading {
    private let text: Located<String>
    private let source: SourceFile
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private(set) var uses: [NameUse] = []

    struct Mistake: Error {
        let start: Position
        let length: Int
        let message: String
        var hint: String?
    }

    init(_ text: Located<String>, source: SourceFile) {
        self.text = text
        self.source = source
        scalars = Array(text.value.unicodeScalars)
    }

    mutating func segments() throws(Mistake) -> [Template.Segment] {
        var segments: [Template.Segment] = []
        var words = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            guard scalar == "{" else {
                if scalar == "}" { throw mistake(at: index - 1, 1, "this } closes no placeholder") }
                words.append(scalar)
                continue
            }
            if !words.isEmpty { segments.append(.words(String(words))) }
            words = String.UnicodeScalarView()
            segments.append(try placeholder(from: index - 1))
        }
        if !words.isEmpty { segments.append(.words(String(words))) }
        return segments
    }

    private mutating func placeholder(from start: Int) throws(Mistake) -> Template.Segment {
        skipSpaces()
        let nameStart = index
        let name = takeWord()
        guard !name.isEmpty else {
            throw mistake(at: start, max(1, index - start), "a name is expected in this placeholder")
        }
        uses.append(
            NameUse(
                name: Name(name), text: name, span: Span(start: place(nameStart), length: index - nameStart),
                pointer: text.entry.pointer))
        skipSpaces()
        let format = take("|") ? try format() : nil
        skipSpaces()
        let ifEmpty = take("?") ? try quoted() : nil
        skipSpaces()
        guard take("}") else {
            throw mistake(
                at: start, max(1, min(index, scalars.count) - start),
                "this placeholder is not closed, or holds too much",
                hint: "write {\(name)}, {\(name)|format} or {\(name) ? \"words\"}")
        }
        return .value(Name(name), format, ifEmpty: ifEmpty)
    }

    private mutating func format() throws(Mistake) -> Template.Format {
        skipSpaces()
        let start = index
        let word = takeWord()
        guard let format = Template.Format(rawValue: word) else {
            let known = Template.Format.allCases.map(\.rawValue)
            throw mistake(
                at: start, max(1, index - start),
                "there is no format \"\(word)\"; there are \(known.joined(separator: ", "))",
                hint: Spelling.hint(for: word, among: known))
        }
        return format
    }

    private mutating func quoted() throws(Mistake) -> String {
        skipSpaces()
        let start = index
        guard take("\"") || take("'") else {
            throw mistake(at: min(start, scalars.count), 1, "words in quotes are expected after the ?")
        }
        let quote = scalars[start]
        var words = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != quote {
            words.append(scalars[index])
            index += 1
        }
        guard index < scalars.count else { throw mistake(at: start, 1, "these words are not closed") }
        index += 1
        return String(words)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard index < scalars.count, scalars[index] == scalar else { return false }
        index += 1
        return true
    }

    private mutating func skipSpaces() {
        while index < scalars.count, scalars[index] == " " { index += 1 }
    }

    private mutating func takeWord() -> String {
        var word = String.UnicodeScalarView()
        while index < scalars.count, scalars[index].isPartOfName {
            word.append(scalars[index])
            index += 1
        }
        return String(word)
    }

    private func place(_ index: Int) -> Position { source.position(ofScalar: index, inString: text.span) }

    private func mistake(at index: Int, _ length: Int, _ message: String, hint: String? = nil) -> Mistake {
        Mistake(start: place(index), length: length, message: message, hint: hint)
    }
}

extension Unicode.Scalar {
    /// Whether it may stand in a name, dots included.
    ///
    /// Capitals are taken in so that the error shows the whole word.
    var isPartOfName: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) || self == "_"
            || self == "."
    }
}
