extension Diagnostic {
    /// The finding for a terminal: place and message, the line with an underline, the pointer.
    ///
    ///     flows/support.json:66:42: error F101: no state is called "sale"
    ///       66 |         "1": { "label": "Sales", "goto": "sale" },
    ///          |                                          ^^^^^^ did you mean "sales"?
    ///          at /states/main/keys/1/goto
    package var text: String {
        let number = String(span.start.line)
        let margin = String(repeating: " ", count: number.count + 2)
        var lines = ["\(file):\(span.start): \(severity.rawValue) \(code): \(message)"]
        lines.append("  \(number) | \(excerpt.text)")
        let underline =
            String(repeating: " ", count: excerpt.indent) + String(repeating: "^", count: excerpt.width)
        lines.append("\(margin) | \(underline)" + (hint.map { " \($0)" } ?? ""))
        if !pointer.isEmpty { lines.append("\(margin) at \(pointer)") }
        return lines.joined(separator: "\n")
    }
}

extension Diagnostic: CustomStringConvertible {
    package var description: String { text }
}

extension Diagnostic: Comparable {
    /// By file, then by place, then by code.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        (left.file, left.span.start.offset, left.code, left.message)
            < (right.file, right.span.start.offset, right.code, right.message)
    }
}
