import JSONSyntax

extension StateReader {
    /// A path below a service's address.
    mutating func path(_ key: String) -> Template? {
        guard let entry = object.take(key, .required), let text = findings.string(entry, atMost: 1000) else {
            return nil
        }
        let isPath =
            text.value.hasPrefix("/") && !text.value.contains { "?# ".contains($0) && !text.value.contains("{") }
        guard isPath else {
            findings.error(
                "F005", at: entry, "a path begins with / and holds no spaces, ? or #",
                hint: text.value.contains("?") ? "what follows a ? stands under \"query\"" : nil)
            return nil
        }
        return findings.template(text, uses: &draft.nameUses)
    }

    /// Variables with the places of their values in an answer.
    mutating func saves(_ key: String) -> [(variable: Variable, pointer: String)] {
        (object.take(key).flatMap { findings.named($0, atMost: 50) } ?? []).compactMap { entry in
            let variable = variable(entry.key ?? "", at: entry.label, entry.pointer)
            guard case .string(let pointer) = entry.node.value else {
                findings.mistyped(entry, as: "a JSON pointer such as \"/customer/name\"")
                return nil
            }
            guard pointer.isEmpty || pointer.hasPrefix("/") else {
                findings.error(
                    "F005", at: entry, "a JSON pointer begins with /", hint: "did you mean \"/\(pointer)\"?")
                return nil
            }
            return variable.map { ($0, pointer) }
        }
    }

    /// A JSON value whose texts may hold placeholders, as one template.
    ///
    /// - Parameters:
    ///   - key: where it stands.
    ///   - isEmpty: whether nothing may stand there.
    mutating func body(_ key: String, isEmpty: Bool) -> Template? {
        guard let entry = object.take(key) else { return nil }
        guard !isEmpty else {
            findings.error(
                "F005", at: entry.label, entry.pointer, "nothing is sent with GET", hint: "write \"method\": \"POST\"")
            return nil
        }
        var segments: [Template.Segment] = []
        add(entry, to: &segments)
        return Template(segments: segments)
    }

    private func add(_ entry: Entry, to segments: inout [Template.Segment]) {
        switch entry.node.value {
        case .null, .bool, .number, .broken: segments.append(.words(entry.node.compact(sorted: false)))
        case .string(let text): add(text, of: entry, to: &segments)
        case .array(let elements):
            segments.append(.words("["))
            for (index, element) in elements.enumerated() {
                if index > 0 { segments.append(.words(",")) }
                add(Entry(element, pointer: Pointer.appending(index, to: entry.pointer)), to: &segments)
            }
            segments.append(.words("]"))
        case .object(let members):
            segments.append(.words("{"))
            for (index, member) in members.enumerated() {
                segments.append(.words((index > 0 ? "," : "") + Node.quoted(member.key) + ":"))
                let inner = Entry(
                    member.value, pointer: Pointer.appending(member.key, to: entry.pointer), key: member.key,
                    keySpan: member.keySpan)
                add(inner, to: &segments)
            }
            segments.append(.words("}"))
        }
    }

    private func add(_ text: String, of entry: Entry, to segments: inout [Template.Segment]) {
        guard let template = findings.template(Located(text, at: entry), uses: &draft.nameUses) else { return }
        // A number stays a number.
        if let name = template.loneName, draft.scope.type(of: name)?.isNumeric ?? false {
            segments.append(.value(name, .number, ifEmpty: "null"))
            return
        }
        segments.append(.words("\""))
        for segment in template.segments {
            switch segment {
            case .words(let words): segments.append(.words(Self.escapedForJSON(words)))
            case .value: segments.append(segment)
            }
        }
        segments.append(.words("\""))
    }

    /// A text as it stands between the quotes of JSON.
    static func escapedForJSON(_ text: String) -> String {
        String(Node.quoted(text).dropFirst().dropLast())
    }
}
