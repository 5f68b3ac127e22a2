import JSONSyntax
import Telephony

/// Reads one state: like an object, and notes every name that the state mentions.
struct StateReader {
    var object: ObjectReader
    let draft: FlowDraft
    /// The state's place in the flow.
    let state: Int

    init(_ object: ObjectReader, draft: FlowDraft, state: Int) {
        self.object = object
        self.draft = draft
        self.state = state
    }

    var findings: Findings { draft.findings }

    /// The name of a prompt.
    ///
    /// A sentence in its place gets a finding of its own.
    mutating func prompt(_ key: String, _ need: ObjectReader.Need = .optional) -> PromptSlot? {
        object.take(key, need).flatMap(prompt)
    }

    private func prompt(_ entry: Entry) -> PromptSlot? {
        guard let name = findings.string(entry, atMost: 3000) else { return nil }
        if name.value.hasPrefix("{") { return reference(name, .prompt).map { draft.prompt($0) } }
        guard Findings.isDottedName(name.value) || !name.value.contains(" ") else {
            findings.error(
                "F102", at: entry, "the name of a prompt is expected here, not a sentence",
                hint: "put the words under \"prompts\", by language, and their name here")
            return nil
        }
        return draft.prompt(Located(.named(name.value), at: entry))
    }

    /// A name, or a parameter in braces that stands for one.
    private func reference(_ text: Located<String>, _ sort: Sort) -> Located<Reference>? {
        guard text.value.contains("{") else { return Located(.named(text.value), at: text.entry) }
        guard let template = findings.template(text, uses: &draft.nameUses) else { return nil }
        guard case .variable(let name)? = template.loneName else {
            findings.error(
                "F503", at: text.entry, "the name of a \(sort.title) is expected here, or one parameter, \"{name}\"")
            return nil
        }
        guard let variable = draft.scope.variables[name] else {
            // A name that the flow does not have is reported with all placeholders.
            return Located(.given(name), at: text.entry)
        }
        guard variable.type.sort == sort else {
            findings.error(
                "F503", at: text.entry, "\"\(name)\" is a \(variable.type.title); a \(sort.title) is expected here")
            return nil
        }
        return Located(.given(name), at: text.entry)
    }

    /// A list of prompts; one name alone is no list.
    mutating func prompts(_ key: String) -> [PromptSlot] {
        (object.list(key, atMost: 10) ?? []).compactMap(prompt)
    }

    /// A target under a key of its own.
    mutating func target(_ key: String, _ need: ObjectReader.Need, outcome: String) -> TargetSlot? {
        object.string(key, need).map { target($0, outcome: outcome) }
    }

    func target(_ name: Located<String>, outcome: String, mayRepeat: Bool = false) -> TargetSlot {
        draft.target(name, state: state, outcome: outcome, mayRepeat: mayRepeat)
    }

    mutating func calendar(_ key: String, _ need: ObjectReader.Need = .required) -> (CalendarSlot, Reference)? {
        reference(key, .calendar, need).map { (draft.calendar($0), $0.value) }
    }

    mutating func destination(_ key: String) -> (DestinationSlot, Reference)? {
        reference(key, .destination, .required).map { (draft.destination($0), $0.value) }
    }

    mutating func queue(_ key: String) -> Reference? { noted(key, .queue) }

    mutating func mailbox(_ key: String) -> Reference? { noted(key, .mailbox) }

    private mutating func noted(_ key: String, _ sort: Sort) -> Reference? {
        guard let use = reference(key, sort, .required) else { return nil }
        draft.note(sort, use)
        return use.value
    }

    private mutating func reference(_ key: String, _ sort: Sort, _ need: ObjectReader.Need) -> Located<Reference>? {
        object.string(key, need).flatMap { reference($0, sort) }
    }

    /// A priority: a whole number from 1 to 10, or a placeholder for one.
    mutating func priority(_ key: String) -> Template {
        guard let entry = object.take(key) else { return Template(words: "5") }
        guard case .string = entry.node.value else {
            return Template(words: findings.integer(entry, in: 1...10).map { String($0.value) } ?? "5")
        }
        guard let template = template(entry) else { return Template(words: "5") }
        guard let name = template.loneName, draft.scope.type(of: name).map({ $0 == .number }) ?? true else {
            findings.error("F503", at: entry, "a priority is a number from 1 to 10, or a variable of type number")
            return Template(words: "5")
        }
        return template
    }

    func template(_ entry: Entry) -> Template? {
        findings.string(entry, atMost: 1000).flatMap { findings.template($0, uses: &draft.nameUses) }
    }

    mutating func audioPath(_ key: String) -> String? {
        object.take(key).flatMap { findings.audioPath($0) }
    }

    mutating func phoneNumber(_ key: String) -> PhoneNumber? {
        object.take(key).flatMap { findings.phoneNumber($0)?.value }
    }

    /// A number to call or to write to, and `allow` beside it.
    mutating func numberToReach(_ key: String) -> NumberToReach? {
        let allowed = (object.list("allow", atMost: 50) ?? []).compactMap { findings.numberPrefix($0) }
        return number(key).map { NumberToReach(number: $0, allowed: allowed) }
    }

    /// A telephone number, or a placeholder for one.
    private mutating func number(_ key: String) -> Template? {
        guard let entry = object.take(key, .required), let template = template(entry) else { return nil }
        if template.constant != nil { return findings.phoneNumber(entry) == nil ? nil : template }
        let type = template.loneName.map { draft.scope.type(of: $0) ?? .phone }
        switch type {
        case .phone, .text, .digits: return template
        case .number, .yesNo, .date, .time, .money, .moment, .duration, .calendar, .queue, .mailbox, .destination,
            .prompt, nil:
            findings.error(
                "F503", at: entry, "a telephone number is expected here, or one variable that holds it, \"{call.from}\""
            )
            return nil
        }
    }

    /// The variable that a state fills; its type must be one of these.
    mutating func savedVariable(_ key: String, _ types: [ValueType]) -> Variable? {
        guard let name = object.string(key, .required),
            let variable = variable(name.value, at: name.span, name.entry.pointer)
        else { return nil }
        guard types.contains(variable.type) else {
            findings.error(
                "F503", at: name.entry,
                "\"\(variable.name)\" is a \(variable.type.title); expected is a \(types.map(\.title).joined(separator: ", "))"
            )
            return nil
        }
        return variable
    }

    /// How a caller is recorded: `max`, `silence`, `finish_key`.
    mutating func recording() -> RecordingRequest? {
        let longest = object.duration("max", .required, in: .seconds(1)...(.seconds(3600)))
        let silence = object.duration("silence", in: .seconds(1)...(.seconds(60)))
        let finish = key("finish_key")
        guard let longest else { return nil }
        return RecordingRequest(maximumLength: longest.value, silence: silence?.value, finishKey: finish)
    }

    /// One key of the telephone.
    mutating func key(_ name: String) -> Key? {
        guard let text = object.string(name) else { return nil }
        if let key = Key(text.value), !key.character.isLetter { return key }
        findings.error("F005", at: text.entry, "\"\(name)\" is one key: 0 to 9, * or #")
        return nil
    }

    /// Variables that are named in a list.
    mutating func variables(_ key: String) -> [Variable] {
        (object.list(key, atMost: 20) ?? []).compactMap { entry in
            findings.string(entry).flatMap { variable($0.value, at: entry.node.span, entry.pointer) }
        }
    }

    /// What `set` and `values` say.
    mutating func assignments(_ key: String, _ need: ObjectReader.Need) -> [Assignment]? {
        object.take(key, need).flatMap { assignments($0) }
    }

    func assignments(_ entry: Entry) -> [Assignment]? {
        findings.named(entry, atMost: 50)?.compactMap(assignment)
    }

    private func assignment(_ entry: Entry) -> Assignment? {
        guard let variable = variable(entry.key ?? "", at: entry.label, entry.pointer) else { return nil }
        switch entry.node.value {
        case .bool(let flag): return constant(flag ? "yes" : "no", variable, entry)
        case .number(let raw): return constant(raw, variable, entry)
        case .string("") where variable.type == .text: return Assignment(variable: variable, value: Template(words: ""))
        case .string:
            guard let template = template(entry) else { return nil }
            if let text = template.constant { return constant(text, variable, entry) }
            return Assignment(variable: variable, value: template)
        case .null, .array, .object, .broken:
            findings.mistyped(entry, as: "a text, a number, or true or false")
            return nil
        }
    }

    private func constant(_ text: String, _ variable: Variable, _ entry: Entry) -> Assignment? {
        guard variable.type.accepts(text) else {
            findings.error("F503", at: entry, "\"\(variable.name)\" is a \(variable.type.title); this does not fit")
            return nil
        }
        guard variable.oneOf.isEmpty || variable.oneOf.contains(text) else {
            findings.error(
                "F503", at: entry, "\"\(variable.name)\" is one of \(variable.oneOf.joined(separator: ", "))",
                hint: Spelling.hint(for: text, among: variable.oneOf))
            return nil
        }
        return Assignment(variable: variable, value: Template(words: text))
    }

    func variable(_ name: String, at span: Span, _ pointer: String) -> Variable? {
        if let variable = draft.scope.variables[name] { return variable }
        findings.errorOnce(
            "F501", about: name, at: span, pointer, "this flow has no variable \"\(name)\"",
            hint: Spelling.hint(for: name, among: draft.scope.variables.keys.sorted()))
        return nil
    }
}
