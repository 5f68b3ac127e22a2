/// One finding about one place in one file.
package struct Diagnostic: Hashable, Sendable {
    /// Stable name of the sort of finding, `F101`; wording may change, codes do not.
    package let code: String
    /// Whether it blocks.
    package let severity: Severity
    /// Path of the file.
    package let file: String
    /// Where it is.
    package let span: Span
    /// What is wrong, in an operator's words.
    package let message: String
    /// What to do about it; nil if nothing better than the message can be said.
    package let hint: String?
    /// The place as a JSON pointer (RFC 6901); empty for the whole file.
    package let pointer: String
    /// The line it stands on.
    package let excerpt: Excerpt

    /// Whether a finding blocks.
    package enum Severity: String, Hashable, Sendable, Codable {
        /// Blocks.
        case error
        /// Deserves a look, and does not block.
        case warning
        /// Is good to know, and asks for nothing.
        case information
    }

    /// The source line, shortened to what fits on a screen, and where to underline it.
    package struct Excerpt: Hashable, Sendable {
        /// The text; tabs are shown as one space each.
        package let text: String
        /// Characters before the underline.
        package let indent: Int
        /// Length of the underline, at least 1.
        package let width: Int
    }

    /// Makes a finding and keeps its source line.
    package init(
        code: String, severity: Severity = .error, in source: SourceFile, at span: Span, pointer: String,
        message: String, hint: String? = nil
    ) {
        self.code = code
        self.severity = severity
        file = source.path
        self.span = span
        self.message = Self.bounded(message)
        self.hint = hint.map(Self.bounded)
        self.pointer = pointer
        excerpt = Excerpt(source.line(span.start.line), span: span)
    }
}

extension Diagnostic {
    /// Most scalars of a message: a file may put a mebibyte where a name belongs.
    private static let longest = 2_000

    static func bounded(_ text: String) -> String {
        guard text.utf8.count > longest else { return text }
        return String(text.unicodeScalars.prefix(longest)) + "…"
    }
}

extension Diagnostic.Excerpt {
    private static let longest = 140

    init(_ line: ArraySlice<Unicode.Scalar>, span: Span) {
        var shown = line.map { $0 == "\t" ? " " : $0 }
        var indent = min(span.start.column - 1, shown.count)
        if shown.count > Self.longest {
            let cut = max(0, indent - Self.longest / 2)
            shown = Array(shown.dropFirst(cut).prefix(Self.longest))
            indent -= cut
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: shown)
        self.text = String(text)
        self.indent = indent
        width = max(1, min(span.length, shown.count - indent))
    }
}

extension Diagnostic {
    /// The finding under another path of the same file.
    package func moved(to path: String) -> Diagnostic { Diagnostic(self, file: path) }

    private init(_ other: Diagnostic, file: String) {
        code = other.code
        severity = other.severity
        self.file = file
        span = other.span
        message = other.message
        hint = other.hint
        pointer = other.pointer
        excerpt = other.excerpt
    }
}
