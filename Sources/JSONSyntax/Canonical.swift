extension Node {
    /// The value as compact JSON text.
    ///
    /// - Parameters:
    ///   - sorted: whether members are put in the order of their keys' UTF-8 bytes, so that equal values give equal
    ///     text; otherwise they stay in the file's order.
    ///   - leavingOut: members that are dropped, at any depth.
    package func compact(sorted: Bool, leavingOut dropped: Set<String> = []) -> String {
        var text = ""
        write(into: &text, sorted: sorted, leavingOut: dropped)
        return text
    }

    private func write(into text: inout String, sorted: Bool, leavingOut dropped: Set<String>) {
        switch value {
        case .null, .broken: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let raw): text += Self.normalised(raw)
        case .string(let value): text += Self.quoted(value)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(into: &text, sorted: sorted, leavingOut: dropped)
            }
            text += "]"
        case .object(let members):
            var kept = members.filter { !dropped.contains($0.key) }
            if sorted { kept.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
            text += "{"
            for (index, member) in kept.enumerated() {
                if index > 0 { text += "," }
                text += Self.quoted(member.key) + ":"
                member.value.write(into: &text, sorted: sorted, leavingOut: dropped)
            }
            text += "}"
        }
    }

    /// One spelling per number: `2.0` and `2e0` become `2`.
    private static func normalised(_ raw: String) -> String {
        guard let value = Double(raw), value.isFinite else { return raw }
        if let whole = Int(exactly: value) { return String(whole) }
        return String(value)
    }

    /// A text as a JSON string, with the fewest escapes.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}":
                let code = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
