package import JSONSyntax

/// A change of one file that cures a finding.
package struct Fix: Hashable, Sendable {
    /// What it does, for a list.
    package let title: String
    /// The file's name.
    package let file: String
    /// What is replaced.
    package let range: EditorRange
    /// What is written instead.
    package let text: String
    /// Whether it is what was probably meant, and not one of several ways.
    package let isPreferred: Bool
}

extension EditorFolder {
    /// What can be done about a finding without thinking.
    ///
    /// - Parameter file: the name of the file that the finding is about.
    package func fixes(for finding: Diagnostic, in file: String) -> [Fix] {
        guard let source = source(file) else { return [] }
        let start = finding.span.start.offset
        let range = start..<(start + finding.span.length)
        guard range.upperBound <= source.scalars.count else { return [] }
        let hinted = hintedFix(finding, range, file, source).map { [$0] } ?? []
        return hinted + creations(finding, range, file, source)
    }

    /// Writes what the finding's hint proposes.
    private func hintedFix(
        _ finding: Diagnostic, _ range: Range<Int>, _ file: String, _ source: SourceFile
    ) -> Fix? {
        if finding.code == "F001", finding.message.hasPrefix("a comma is missing") {
            return Fix(
                title: "Insert the comma", file: file, range: source.range(range.lowerBound..<range.lowerBound),
                text: ",", isPreferred: true)
        }
        guard let hint = finding.hint else { return nil }
        if finding.code == "F001", hint == "remove it" {
            return Fix(
                title: "Remove it", file: file, range: source.range(range), text: "", isPreferred: true)
        }
        guard let value = Self.proposedValue(hint) else { return nil }
        let text = Self.isInsideText(range, file, source, root: root(file)) ? value.inText : value.json
        return Fix(
            title: "Write \(text)", file: file, range: source.range(range), text: text, isPreferred: true)
    }

    /// The value in `did you mean "…"?`, `write …` and `write …, without quotes`.
    private static func proposedValue(_ hint: String) -> (json: String, inText: String)? {
        var text = Substring(hint)
        if text.hasPrefix("did you mean "), text.hasSuffix("?") {
            text = text.dropFirst("did you mean ".count).dropLast()
        } else if text.hasPrefix("write ") {
            text = text.dropFirst("write ".count)
            for end in [", without quotes", ", in quotes"] where text.hasSuffix(end) { text = text.dropLast(end.count) }
        } else {
            return nil
        }
        let document = Document(Array(text.utf8), path: "hint")
        guard document.diagnostics.isEmpty, let root = document.root else {
            // A message quotes a name as it is.
            guard text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2 else { return nil }
            let inner = String(text.dropFirst().dropLast())
            // Two quoted words are an advice about both, and no value.
            guard !inner.contains("\"") else { return nil }
            return (Node.quoted(inner), String(Node.quoted(inner).dropFirst().dropLast()))
        }
        guard let word = root.string else { return (String(text), String(text)) }
        return (Node.quoted(word), String(Node.quoted(word).dropFirst().dropLast()))
    }

    /// Whether a stretch lies within the quotes of a text, so that what is written there needs none.
    private static func isInsideText(
        _ range: Range<Int>, _ file: String, _ source: SourceFile, root: Node?
    ) -> Bool {
        guard let root, let first = source.scalars[range].first, first != "\"" else { return false }
        var nodes = [root]
        while let node = nodes.popLast() {
            let start = node.span.start.offset
            guard start <= range.lowerBound, range.upperBound <= start + node.span.length else { continue }
            switch node.value {
            case .string: return start < range.lowerBound
            case .array(let elements): nodes += elements
            case .object(let members): nodes += members.map(\.value)
            case .null, .bool, .number, .broken: continue
            }
        }
        return false
    }
}
