/// A recursive-descent reader of RFC 8259 that names the mistake, steps over it and goes on.
struct Parser {
    let source: SourceFile
    let text: [Unicode.Scalar]
    var index = 0
    var line = 1
    var lineStart = 0
    /// Keys and indexes from the root to here.
    var path: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Set when going on would only produce consequences of what has been reported.
    var hasGivenUp = false
    /// The first opening bracket whose closing one is indented less than it should be.
    var suspectOpener: (character: Unicode.Scalar, span: Span)?
    /// The first closing bracket that is indented more than its opening one.
    var suspectCloser: (character: Unicode.Scalar, span: Span)?
    /// Missing commas that may be the consequence of a missing bracket, with the indentation of what follows them.
    var doubtfulCommas: [(finding: Diagnostic, indentation: Int)] = []
    /// Set after a mistake that swallowed what follows a value, so that a missing comma is not reported too.
    var mayLackComma = false

    /// Deepest nesting of objects and lists.
    static let deepest = 64
    /// Most findings about one file's syntax.
    static let mostFindings = 20

    init(_ source: SourceFile) {
        self.source = source
        text = source.scalars
    }

    /// The character to be read next; nil at the end.
    var current: Unicode.Scalar? { index < text.count ? text[index] : nil }

    var position: Position { Position(offset: index, line: line, column: index - lineStart + 1) }

    /// One character, here.
    var here: Span { Span(start: position, length: 1) }

    /// From a place to here.
    func span(from start: Position) -> Span { Span(start: start, length: index - start.offset) }

    mutating func advance() {
        guard index < text.count else { return }
        if text[index] == "\n" {
            line += 1
            lineStart = index + 1
        }
        index += 1
    }

    mutating func advance(by count: Int) {
        for _ in 0..<count { advance() }
    }

    func startsWith(_ word: String) -> Bool { text[index...].starts(with: word.unicodeScalars) }

    mutating func report(_ message: String, at span: Span, hint: String? = nil, code: String = "F001") {
        guard !hasGivenUp, diagnostics.count < Self.mostFindings else { return }
        let pointer = path.reduce("") { Pointer.appending($1, to: $0) }
        diagnostics.append(
            Diagnostic(code: code, in: source, at: span, pointer: pointer, message: message, hint: hint))
    }

    /// Takes back the missing commas that a bracket that is never closed explains.
    mutating func withdrawCommas(indentedUpTo indentation: Int) {
        let withdrawn = doubtfulCommas.filter { $0.indentation <= indentation }.map(\.finding)
        diagnostics.removeAll { withdrawn.contains($0) }
    }

    mutating func parseFile() -> Node? {
        if current == "\u{FEFF}" {
            report("the file begins with a byte-order mark", at: here, hint: "save it as UTF-8 without a mark")
            advance()
            lineStart = index
        }
        skipSpace()
        guard current != nil else {
            report("the file is empty", at: here)
            return nil
        }
        let root = parseValue(depth: 0)
        skipSpace()
        if let surplus = current, !hasGivenUp { reportSurplus(surplus) }
        return root
    }

    private mutating func reportSurplus(_ surplus: Unicode.Scalar) {
        if let closer = suspectCloser {
            report(
                "this \(closer.character) closes more than it should, so the file ends too early",
                at: closer.span, hint: "judging by the indentation, it is one too many")
        } else if "}]".unicodeScalars.contains(surplus) {
            report("this \(surplus) closes nothing", at: here, hint: "remove it, or add the opening one")
        } else {
            report("the file goes on after its end", at: here)
        }
    }

    mutating func parseValue(depth: Int) -> Node {
        let start = position
        guard let first = current, !hasGivenUp else {
            reportEnd()
            return Node(.broken, at: here)
        }
        switch first {
        case "{": return parseObject(depth: depth + 1)
        case "[": return parseArray(depth: depth + 1)
        case "\"":
            let value = parseText()
            return Node(.string(value), at: span(from: start))
        case "-", "+", ".", "0"..."9": return parseNumber()
        case "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}":
            let value = parseForeignQuotes()
            return Node(.string(value), at: span(from: start))
        case ",", "}", "]":
            report("a value is missing here", at: here)
            return Node(.broken, at: here)
        default:
            if first.properties.isAlphabetic || first == "_" { return parseWord() }
            report("no value begins with \(Self.display(first))", at: here)
            return Node(.broken, at: here)
        }
    }

    /// The file has ended inside something.
    mutating func reportEnd() {
        report("the file ends where a value is expected", at: here)
        hasGivenUp = true
    }

    static func display(_ scalar: Unicode.Scalar) -> String {
        scalar.value < 32
            ? "the control character U+" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
                + String(scalar.value, radix: 16, uppercase: true)
            : "\"\(scalar)\""
    }
}
