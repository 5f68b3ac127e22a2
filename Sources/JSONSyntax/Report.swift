/// Findings for other programs: as plain JSON, and as SARIF 2.1.0 (OASIS), which editors and code hosts read.
///
/// The same findings always give the same text.
package struct Report: Sendable {
    /// One finding; without a line it is about a file or a setting as a whole.
    package struct Item: Hashable, Sendable {
        /// The code, `F101`.
        package let code: String
        /// How much it weighs.
        package let severity: Diagnostic.Severity
        /// The file, or the name of the setting.
        package let file: String
        /// Where in the file.
        package let span: Span?
        /// The place as a JSON pointer; empty for the whole.
        package let pointer: String
        /// What is wrong.
        package let message: String
        /// What to do about it.
        package let hint: String?

        /// A finding about a place in a file.
        package init(_ diagnostic: Diagnostic) {
            code = diagnostic.code
            severity = diagnostic.severity
            file = diagnostic.file
            span = Span(start: diagnostic.span.start, length: diagnostic.excerpt.width)
            pointer = diagnostic.pointer
            message = diagnostic.message
            hint = diagnostic.hint
        }

        /// A finding about a file or a setting as a whole.
        package init(code: String, severity: Diagnostic.Severity, file: String, message: String) {
            self.code = code
            self.severity = severity
            self.file = file
            span = nil
            pointer = ""
            self.message = message
            hint = nil
        }
    }

    /// What a code means, for readers that show it.
    package struct Rule: Hashable, Sendable {
        /// The code.
        package let code: String
        /// Its meaning in a few words.
        package let title: String
        /// Its meaning in a paragraph.
        package let text: String
        /// How much it weighs as a rule.
        package let severity: Diagnostic.Severity

        /// Describes a code.
        package init(code: String, title: String, text: String, severity: Diagnostic.Severity) {
            self.code = code
            self.title = title
            self.text = text
            self.severity = severity
        }
    }

    private let items: [Item]

    /// Gathers findings; they stay in their order.
    package init(_ items: [Item]) {
        self.items = items
    }

    /// An object with the findings and their numbers.
    package var json: String {
        let findings = items.map { item in
            Self.object([
                ("file", Node.quoted(item.file)), ("line", item.span.map { "\($0.start.line)" }),
                ("column", item.span.map { "\($0.start.column)" }), ("length", item.span.map { "\($0.length)" }),
                ("code", Node.quoted(item.code)), ("severity", Node.quoted(item.severity.rawValue)),
                ("message", Node.quoted(item.message)), ("hint", item.hint.map(Node.quoted)),
                ("pointer", Node.quoted(item.pointer)),
            ])
        }
        func count(_ severity: Diagnostic.Severity) -> String { "\(items.count { $0.severity == severity })" }
        return Self.object([
            ("findings", Self.list(findings)), ("errors", count(.error)), ("warnings", count(.warning)),
            ("information", count(.information)),
        ])
    }

    /// A SARIF log of one run.
    ///
    /// - Parameters:
    ///   - version: the program's version.
    ///   - rules: what the codes mean; those that were not found are left out.
    package func sarif(version: String, rules: [Rule]) -> String {
        let found = Set(items.map(\.code))
        let known = rules.filter { found.contains($0.code) }
        let driver = Self.object([
            ("name", Node.quoted("switchboard")), ("version", Node.quoted(version)),
            ("rules", Self.list(known.map(Self.rule))),
        ])
        let run = Self.object([
            ("tool", Self.object([("driver", driver)])), ("columnKind", Node.quoted("unicodeCodePoints")),
            ("results", Self.list(items.map { Self.result($0, known) })),
        ])
        return Self.object([
            ("$schema", Node.quoted("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", Node.quoted("2.1.0")), ("runs", Self.list([run])),
        ])
    }

    private static func rule(_ rule: Rule) -> String {
        object([
            ("id", Node.quoted(rule.code)), ("shortDescription", text(rule.title)),
            ("fullDescription", text(rule.text)),
            ("defaultConfiguration", object([("level", Node.quoted(level(rule.severity)))])),
        ])
    }

    private static func result(_ item: Item, _ rules: [Rule]) -> String {
        let region = item.span.map { span in
            object([
                ("startLine", "\(span.start.line)"), ("startColumn", "\(span.start.column)"),
                ("endColumn", "\(span.start.column + span.length)"),
            ])
        }
        let place = object([
            ("artifactLocation", object([("uri", Node.quoted(uri(item.file)))])), ("region", region),
        ])
        let logical = item.pointer.isEmpty ? nil : list([object([("fullyQualifiedName", Node.quoted(item.pointer))])])
        return object([
            ("ruleId", Node.quoted(item.code)),
            ("ruleIndex", rules.firstIndex { $0.code == item.code }.map { "\($0)" }),
            ("level", Node.quoted(level(item.severity))),
            ("message", text(item.hint.map { "\(item.message) (\($0))" } ?? item.message)),
            ("locations", list([object([("physicalLocation", place), ("logicalLocations", logical)])])),
        ])
    }

    private static func level(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "note"
        }
    }

    /// A path as a URI reference (RFC 3986): what may not stand in one is percent-encoded.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-._~/".utf8.contains(byte)
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            let code = String(byte, radix: 16, uppercase: true)
            return "%" + (code.count == 1 ? "0" : "") + code
        }.joined()
    }

    private static func text(_ text: String) -> String { object([("text", Node.quoted(text))]) }

    private static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

    /// Members without a value are left out.
    private static func object(_ members: [(String, String?)]) -> String {
        let pairs = members.compactMap { key, value in value.map { "\(Node.quoted(key)):\($0)" } }
        return "{\(pairs.joined(separator: ","))}"
    }
}
