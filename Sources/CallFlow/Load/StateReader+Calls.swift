import JSONSyntax

extension StateReader {
    /// What `give` says: values by the names that they have on the other side.
    func gifts(_ entry: Entry) -> [GiftUse] {
        (findings.named(entry, atMost: 50) ?? []).compactMap(gift)
    }

    private func gift(_ entry: Entry) -> GiftUse? {
        let value: Template?
        switch entry.node.value {
        case .bool(let flag): value = Template(words: flag ? "yes" : "no")
        case .number(let raw): value = Template(words: raw)
        case .string(""): value = Template(words: "")
        case .string: value = template(entry)
        case .null, .array, .object, .broken:
            findings.mistyped(entry, as: "a text, a number, or true or false")
            value = nil
        }
        return value.map { GiftUse(name: entry.key ?? "", entry: entry, value: $0) }
    }

    /// Variables of this flow with the results that they get.
    mutating func takes(_ key: String) -> [(result: Located<String>, variable: Variable)] {
        (object.take(key).flatMap { findings.named($0, atMost: 50) } ?? []).compactMap { entry in
            let variable = variable(entry.key ?? "", at: entry.label, entry.pointer)
            guard let result = findings.string(entry), let variable else { return nil }
            return (result, variable)
        }
    }
}
