import JSONSyntax
import Telephony

extension FlowDraft {
    /// What operators of other products write in a variable, and what it is called here.
    private static let habits = ["value": "default", "enum": "one_of"]

    /// Reads what the flow remembers.
    func readVariables(_ entries: [Entry]) {
        for entry in entries where findings.hasLegalKey(entry, what: "a variable", dotted: true) {
            let name = entry.key ?? ""
            guard case .variable = Name(name) else {
                findings.error(
                    "F005", at: entry.label, entry.pointer, "\"\(name)\" is a name of the language's own")
                continue
            }
            guard var reader = findings.object(entry) else { continue }
            reader.mend(FileSheet.variableNames, habits: Self.habits)
            let type = variableType(reader.string("type", .required), of: ValueType.declarable)
            let oneOf = (reader.list("one_of", atMost: 100) ?? []).compactMap { findings.string($0)?.value }
            let isPrivate = reader.bool("private")?.value ?? false
            let initial = reader.take("default").flatMap { constant($0, type ?? .text, oneOf) }
            reader.finish(habits: Self.habits)
            scope.variables[name] = Variable(
                name: name, type: type ?? .text, initial: initial, oneOf: oneOf, isPrivate: isPrivate)
        }
    }

    /// Reads what the flow must be given by the flow that runs it.
    func readParameters(_ entries: [Entry]) {
        for entry in entries where findings.hasLegalKey(entry, what: "a parameter", dotted: true) {
            let name = entry.key ?? ""
            guard case .variable = Name(name) else {
                findings.error(
                    "F005", at: entry.label, entry.pointer, "\"\(name)\" is a name of the language's own")
                continue
            }
            guard scope.variables[name] == nil else {
                findings.error("F002", at: entry.label, entry.pointer, "a variable is already called \"\(name)\"")
                continue
            }
            guard var reader = findings.object(entry) else { continue }
            reader.mend(FileSheet.variableNames, habits: Self.habits)
            let type = variableType(reader.string("type", .required), of: ValueType.givable) ?? .text
            let oneOf = (reader.list("one_of", atMost: 100) ?? []).compactMap { findings.string($0)?.value }
            let isPrivate = reader.bool("private")?.value ?? false
            let usual = reader.take("default")
            var initial: String?
            if let usual {
                if let sort = type.sort {
                    findings.error("F005", at: usual, "a \(sort.title) has no default; it must always be given")
                } else {
                    initial = constant(usual, type, oneOf)
                }
            }
            reader.finish(habits: Self.habits)
            parameters[name] = entry
            scope.variables[name] = Variable(
                name: name, type: type, initial: initial, oneOf: oneOf, isPrivate: isPrivate,
                role: .parameter(isRequired: usual == nil))
        }
    }

    /// Whether the flow can only be run by another one.
    var needsParameters: Bool { scope.parameters.contains { $0.role == .parameter(isRequired: true) } }

    /// The type that a word means; a misspelt one is reported, and taken for the one that was probably meant.
    private func variableType(_ text: Located<String>?, of types: [ValueType]) -> ValueType? {
        guard let text else { return nil }
        if let type = ValueType(rawValue: text.value), types.contains(type) { return type }
        let words = types.map(\.rawValue)
        findings.error(
            "F005", at: text.entry, "\"type\" must be one of \(words.joined(separator: ", "))",
            hint: Spelling.hint(for: text.value, among: words))
        return Spelling.nearest(to: text.value, among: words).flatMap(ValueType.init)
    }

    private func constant(_ entry: Entry, _ type: ValueType, _ oneOf: [String]) -> String? {
        let text: String
        switch entry.node.value {
        case .string(let value): text = value
        case .number(let value) where type.isNumeric: text = value
        case .bool(let value) where type == .yesNo: text = value ? "yes" : "no"
        case .null, .bool, .number, .array, .object, .broken:
            findings.mistyped(entry, as: "a \(type.title)")
            return nil
        }
        guard type.accepts(text) || text.isEmpty else {
            findings.error("F503", at: entry, "this is no \(type.title)")
            return nil
        }
        guard oneOf.isEmpty || text.isEmpty || oneOf.contains(text) else {
            findings.error(
                "F503", at: entry, "this is not among \"one_of\"", hint: Spelling.hint(for: text, among: oneOf))
            return nil
        }
        return text
    }
}
