import JSONSyntax

extension FlowCheck {
    /// Private values that leave the call.
    ///
    /// A place that is not known to keep a private value to itself is taken for one that does not.
    func checkPrivacy() {
        let uses = FlowUses(self)
        for state in draft.states.indices {
            for use in uses.own[state] where isPrivate(use.use.name) {
                guard let leak = leak(of: use.use, in: draft.states[state].entry) else { continue }
                findings.error(
                    "F505", at: use.use.span, use.use.pointer,
                    "\"\(use.use.text)\" is private, and here it would be \(leak.what)", hint: leak.cure)
            }
            for name in uses.prompts[state] {
                guard let prompt = table.prompts[name] else { continue }
                for use in prompt.value.uses where isPrivate(use.name) {
                    prompt.findings.error(
                        "F505", at: use.span, use.pointer,
                        "\"\(use.text)\" is private, and here it would be said aloud",
                        hint: "leave it out, or do not declare it private")
                }
            }
            checkReadBack(draft.states[state].entry)
        }
        checkTakenBack()
    }

    private func isPrivate(_ name: Name) -> Bool { draft.scope.isPrivate(name) }

    /// What would become of a private value, and what to do about it.
    private struct Leak {
        let what: String
        var cure = "private values travel only in \"attach\" of a voicemail and in the \"body\" of a lookup"
    }

    /// What would become of a private value; nil if it stays.
    private func leak(of use: NameUse, in state: Entry) -> Leak? {
        let path = use.pointer.dropFirst(state.pointer.count).split(separator: "/").map(String.init)
        let last = path.last ?? ""
        switch (state.text("do"), path.first) {
        case ("lookup", "body"), ("return", "give"): return nil
        case ("run", "give"), ("handoff", "give"): return leak(into: last, of: state.text("flow") ?? "")
        case ("set", "values"): return leak(into: last)
        case (_, "keys"), (_, "branches"):
            guard path.dropLast().last == "set" else { return nil }
            return leak(into: last)
        case ("lookup", _): return Leak(what: "sent in the address")
        case ("notify", _), ("message", _): return Leak(what: "sent")
        case ("callback", _):
            return Leak(
                what: "kept with the callback, for all who look after it",
                cure: "a number that is to be called back cannot be private")
        case ("queue", _):
            return Leak(
                what: "kept with the caller's place, for all who look at the queue",
                cure: "copy what the queue needs to know into a variable of its own, with \"choose\" and constants")
        case (_, _): return Leak(what: "kept in the record of the call")
        }
    }

    /// What it means to copy a private value into this variable.
    private func leak(into variable: String) -> Leak? {
        guard let target = draft.scope.variables[variable], !target.isPrivate else { return nil }
        return Leak(
            what: "copied into \"\(variable)\", which is not private",
            cure: "declare \"\(variable)\" private too, with \"private\": true")
    }

    /// What it means to give a private value to this parameter of another flow.
    private func leak(into parameter: String, of flow: String) -> Leak? {
        guard let other = flows[flow] ?? nil, let target = other.scope.variables[parameter], !target.isPrivate else {
            return nil
        }
        return Leak(
            what: "given to \"\(flow)\", whose parameter \"\(parameter)\" is not private",
            cure: "declare the parameter private in \(flow).json, with \"private\": true")
    }

    /// A private entry that is read back to be confirmed.
    private func checkReadBack(_ state: Entry) {
        guard state.text("do") == "ask", state.isTrue("confirm"), let variable = state.text("save"),
            draft.scope.variables[variable]?.isPrivate ?? false, let place = findings.place(of: "confirm", in: state)
        else { return }
        findings.error(
            "F505", at: place, "\"\(variable)\" is private, and here it would be read back aloud",
            hint: "leave \"confirm\" out, or do not declare the variable private")
    }

    /// Private values of another flow that are taken back into what is not private here.
    private func checkTakenBack() {
        for call in draft.calls {
            guard let other = flows[call.flow.value] ?? nil else { continue }
            let secrets = other.privateResults
            for (result, variable) in call.takes where secrets.contains(result.value) && !variable.isPrivate {
                findings.error(
                    "F505", at: result.entry,
                    "\"\(other.id)\" gives a private value back as \"\(result.value)\", and \"\(variable.name)\" is not private",
                    hint: "declare \"\(variable.name)\" private too, with \"private\": true")
            }
        }
    }
}

extension FlowDraft {
    /// The results that hold a private value in some state that returns.
    fileprivate var privateResults: Set<String> {
        var names: Set<String> = []
        for state in states {
            guard let kind = state.kind as? Return else { continue }
            for gift in gifts[kind.gifts.index] where gift.value.names.contains(where: scope.isPrivate) {
                names.insert(gift.name)
            }
        }
        return names
    }
}
