import JSONSyntax

extension FlowCheck {
    /// What a value calls a thing that this flow can mention; nil if there is none.
    func key(of sort: Sort, _ name: String) -> String? {
        guard let place = table.place(sort, name) else { return nil }
        let file = place.findings.source.name.split(separator: "/").last.map(String.init)
        return Assembly.key(name, file: file ?? "")
    }

    /// Checks what states give to other flows and take back, and turns names of things into values.
    mutating func resolveGifts() {
        var gifts = draft.gifts.map { uses in uses.map { Gift(name: $0.name, value: $0.value) } }
        for call in draft.calls {
            guard let other = flows[call.flow.value] ?? nil else { continue }
            checkLanguages(call, other)
            checkMissing(call, other)
            checkTakes(call, other)
            for (index, use) in draft.gifts[call.gifts.index].enumerated() {
                if let value = value(of: use, call, other) {
                    gifts[call.gifts.index][index] = Gift(name: use.name, value: value)
                }
            }
        }
        self.gifts = gifts
        checkReturns()
        guard draft.needsParameters, let number = draft.numbers.first else { return }
        findings.error(
            "F104", at: number.entry,
            "a flow that answers a number is given no parameters, and this one needs some",
            hint: "give the parameters defaults, or let a flow without any answer the number and run this one")
    }

    private func checkLanguages(_ call: FlowCall, _ other: FlowDraft) {
        guard !other.hasUnreadLanguages else { return }
        let spoken = other.languages.map(\.value)
        let missing = draft.languages.map(\.value).filter { !spoken.contains($0) }
        guard !missing.isEmpty else { return }
        findings.error(
            "F401", at: call.flow.entry,
            "\(other.id).json does not speak \(missing.map { "\"\($0)\"" }.joined(separator: ", ")), as this flow does")
    }

    private func checkMissing(_ call: FlowCall, _ other: FlowDraft) {
        let given = Set(draft.gifts[call.gifts.index].map(\.name))
        // A parameter whose name is only misspelt has its own finding.
        let known = other.scope.parameters.map(\.name)
        let misspelt = given.subtracting(known).compactMap { Spelling.nearest(to: $0, among: known) }
        let missing = other.scope.parameters.filter {
            $0.role == .parameter(isRequired: true) && !given.contains($0.name) && !misspelt.contains($0.name)
        }
        guard !missing.isEmpty, !isGiveMisspelt(call) else { return }
        let list = missing.map { "\"\($0.name)\", a \($0.type.title)" }.joined(separator: "; ")
        let place = call.give ?? draft.states[call.state].entry
        findings.error("F104", at: place.label, place.pointer, "\"\(other.id)\" must be given \(list)")
    }

    /// Whether the state has an unknown key that can only mean `give`.
    private func isGiveMisspelt(_ call: FlowCall) -> Bool {
        call.give == nil
            && findings.members(of: draft.states[call.state].entry).contains {
                $0.key.flatMap { Spelling.nearest(to: $0, among: ["give"]) } != nil
                    && findings.has("F003", at: $0.pointer)
            }
    }

    private mutating func value(of use: GiftUse, _ call: FlowCall, _ other: FlowDraft) -> Template? {
        let parameters = other.scope.parameters
        guard let parameter = parameters.first(where: { $0.name == use.name }) else {
            // A name that the other flow itself uses is misspelt where it is declared, and has its finding there.
            guard !other.mentionsUnknown(use.name) else { return nil }
            findings.errorOnce(
                "F104", about: "\(other.id) \(use.name)", at: use.entry.label, use.entry.pointer,
                "\"\(other.id)\" has no parameter \"\(use.name)\"",
                hint: Spelling.hint(for: use.name, among: parameters.map(\.name)))
            return nil
        }
        if let sort = parameter.type.sort { return thing(sort, use, parameter) }
        if let constant = use.value.constant {
            let fits =
                parameter.type.accepts(constant) && (parameter.oneOf.isEmpty || parameter.oneOf.contains(constant))
            if !fits { reportMisfit(use, parameter) }
            return nil
        }
        let type = use.value.loneName.flatMap(draft.scope.type) ?? .text
        if parameter.type != .text, parameter.type != type, draft.scope.knows(use.value.names) {
            reportMisfit(use, parameter)
        }
        return nil
    }

    /// The key of a thing that is given by its name; nil if a parameter of this flow is passed on.
    private mutating func thing(_ sort: Sort, _ use: GiftUse, _ parameter: Variable) -> Template? {
        guard let name = use.value.constant else {
            let type = use.value.loneName.flatMap(draft.scope.type)
            if type != parameter.type, draft.scope.knows(use.value.names) { reportMisfit(use, parameter) }
            return nil
        }
        let mention = Mention(sort: sort, name: Located(name, at: use.entry))
        if !hasUnknownNames { check(mention) }
        givenMentions.append(mention)
        switch sort {
        case .queue, .mailbox: return nil
        case .prompt, .calendar, .destination, .holidays, .service, .flow:
            if sort == .prompt { checkGiven(name, use) }
            return key(of: sort, name).map(Template.init(words:))
        }
    }

    /// A prompt is said in the other flow, where this flow's variables are not known.
    private func checkGiven(_ name: String, _ use: GiftUse) {
        let uses = table.prompts[name]?.value.uses ?? []
        guard let own = uses.first(where: { $0.name.isPrivateToFlow }) else { return }
        findings.error(
            "F104", at: use.entry,
            "prompt \"\(name)\" says {\(own.text)}, which only this flow knows; a prompt that is given may not")
    }

    private func reportMisfit(_ use: GiftUse, _ parameter: Variable) {
        let among = parameter.oneOf.isEmpty ? "" : ", one of \(parameter.oneOf.joined(separator: ", "))"
        findings.error(
            "F104", at: use.entry,
            "the parameter \"\(parameter.name)\" is a \(parameter.type.title)\(among); this does not fit",
            hint: use.value.constant.flatMap { Spelling.hint(for: $0, among: parameter.oneOf) })
    }

    private func checkTakes(_ call: FlowCall, _ other: FlowDraft) {
        let results = other.results
        for (result, variable) in call.takes {
            guard let types = results[result.value] else {
                findings.error(
                    "F104", at: result.entry, "\"\(other.id)\" gives no \"\(result.value)\" back",
                    hint: Spelling.hint(for: result.value, among: results.keys.sorted()))
                continue
            }
            guard let misfit = types.first(where: { !variable.type.takes($0) }) else { continue }
            findings.error(
                "F104", at: result.entry,
                "\"\(variable.name)\" is a \(variable.type.title); \"\(other.id)\" gives a \(misfit.title) back")
        }
    }

    /// Returns that the flow does not announce, and announced ones that never come.
    private func checkReturns() {
        let announced = draft.returns.map(\.value)
        var used: Set<String> = []
        for state in draft.states {
            guard let kind = state.kind as? Return else { continue }
            used.insert(kind.name)
            guard !announced.contains(kind.name), let place = findings.place(of: "as", in: state.entry) else {
                continue
            }
            findings.error(
                "F105", at: place, "the flow's \"returns\" do not have \"\(kind.name)\"",
                hint: Spelling.hint(for: kind.name, among: announced))
        }
        // A name that is misspelt in a state has its own finding.
        let misspelt = used.subtracting(announced).compactMap { Spelling.nearest(to: $0, among: announced) }
        guard draft.states.allSatisfy({ $0.kind != nil }) else { return }
        for name in draft.returns where !used.contains(name.value) && !misspelt.contains(name.value) {
            findings.warning(
                "F106", at: name.span, name.entry.pointer, "no state returns as \"\(name.value)\"")
        }
    }

    /// Outcomes of a call that the other flow does not return with.
    func reportUnknownReturns(_ state: StateDraft, _ call: RunFlow, _ names: [String]) {
        guard flows[call.flow] ?? nil != nil else { return }
        for exit in state.exits where !names.contains(exit.outcome) {
            findings.error(
                "F105", at: exit.entry.label, exit.entry.pointer,
                "\"\(call.flow)\" does not return as \"\(exit.outcome)\"; it returns as \(names.joined(separator: ", "))",
                hint: Spelling.hint(for: exit.outcome, among: names))
        }
    }

    /// An outcome of a call that leads nowhere.
    func reportUnhandled(_ outcome: String, _ state: StateDraft, _ call: RunFlow) {
        let returns = names.returns(call.flow) ?? []
        let unknown = state.exits.map(\.outcome).filter { !returns.contains($0) }
        // A name that is only misspelt has its own finding.
        guard !unknown.contains(where: { Spelling.hint(for: $0, among: [outcome]) != nil }) else { return }
        findings.error(
            "F104", at: state.entry.label, state.entry.pointer,
            "\"\(call.flow)\" may return as \"\(outcome)\"; \"on\" must say here where that leads")
    }
}

extension Scope {
    /// Whether all these names exist; those that do not are reported elsewhere.
    func knows(_ names: [Name]) -> Bool { names.allSatisfy { type(of: $0) != nil } }
}

extension Name {
    /// Whether only one flow knows it, and not the call as a whole.
    var isPrivateToFlow: Bool {
        switch self {
        case .variable, .answer, .resultStatus, .nextOpen, .closes, .holiday: true
        case .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld, .queuePosition, .queueWait: false
        }
    }
}

extension ValueType {
    /// Whether a variable of this type may get values of another one; a text takes anything.
    func takes(_ other: ValueType) -> Bool {
        self == .text || self == other || isNumeric && (other.isNumeric || other == .digits)
            || self == .digits && other == .number
    }
}

extension FlowDraft {
    /// Whether the flow uses a name that it does not have.
    fileprivate func mentionsUnknown(_ name: String) -> Bool {
        findings.has("F501", about: name) || nameUses.contains { $0.text == name && scope.type(of: $0.name) == nil }
    }

    /// Whether `languages` holds something that is none.
    var hasUnreadLanguages: Bool {
        findings.diagnostics.contains { $0.severity == .error && $0.pointer.hasPrefix("/languages/") }
    }

    /// What the flow returns with, for a state that runs it.
    ///
    /// A name in `returns` that the state does not handle, while it handles what a state of the flow returns as by
    /// nearly the same name, is misspelt there and reported there.
    func outcomes(handled: [String]) -> [String] {
        let announced = returns.map(\.value)
        let others = states.compactMap { ($0.kind as? Return)?.name }.filter {
            !announced.contains($0) && handled.contains($0)
        }
        return announced.map { name in
            guard !handled.contains(name) else { return name }
            return others.first { Spelling.nearest(to: $0, among: announced) == name } ?? name
        }
    }

    /// What the flow gives back, with the types that it has in the states that return.
    fileprivate var results: [String: [ValueType]] {
        var results: [String: [ValueType]] = [:]
        for state in states {
            guard let kind = state.kind as? Return else { continue }
            for use in gifts[kind.gifts.index] { results[use.name, default: []].append(type(of: use.value)) }
        }
        return results
    }

    private func type(of value: Template) -> ValueType {
        if let name = value.loneName { return scope.type(of: name) ?? .text }
        guard let constant = value.constant else { return .text }
        if ValueType.number.accepts(constant) { return .number }
        return ValueType.yesNo.accepts(constant) ? .yesNo : .text
    }
}
