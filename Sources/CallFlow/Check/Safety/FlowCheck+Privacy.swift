import JSONSyntax

extension FlowCheck {
    /// Private values that leave the call.
    func checkPrivacy() {
        let uses = FlowUses(self)
        for state in draft.states.indices {
            let kind = draft.states[state].entry.text("do") ?? ""
            for use in uses.own[state] where isPrivate(use.use.name) {
                guard let verb = leak(of: use.use, kind, state) else { continue }
                findings.error(
                    "F505", at: use.use.span, use.use.pointer,
                    "\"\(use.use.text)\" is private and would be \(verb) here",
                    hint: "private values travel only in \"attach\" of a voicemail and in the \"body\" of a lookup")
            }
            for name in uses.prompts[state] {
                guard let prompt = table.prompts[name] else { continue }
                for use in prompt.value.uses where isPrivate(use.name) {
                    prompt.findings.error(
                        "F505", at: use.span, use.pointer, "\"\(use.text)\" is private and would be said aloud here",
                        hint: "leave it out, or do not declare it private")
                }
            }
        }
        checkRecordedEntries()
    }

    private func isPrivate(_ name: Name) -> Bool { draft.scope.isPrivate(name) }

    /// What would become of a private value; nil if it stays.
    private func leak(of use: NameUse, _ kind: String, _ state: Int) -> String? {
        switch kind {
        case "notify", "message": return "sent"
        case "lookup": return use.pointer.contains("/body") ? nil : "sent in the address"
        case "set", "menu", "queue", "choose":
            guard let variable = use.pointer.split(separator: "/").last.map(String.init),
                let target = draft.scope.variables[variable]
            else { return nil }
            return target.isPrivate ? nil : "copied into \"\(variable)\", which is not private"
        case _: return nil
        }
    }

    /// Private keys that are pressed while the call is being recorded.
    private func checkRecordedEntries() {
        let asking = draft.states.indices.filter { state in
            draft.states[state].entry.text("do") == "ask"
                && writings(of: state).contains { draft.scope.variables[$0.variable]?.isPrivate ?? false }
        }
        guard !asking.isEmpty else { return }
        let starts = draft.states.indices.filter { turn(of: $0) == "on" || turn(of: $0) == "resume" }
        let after = starts.flatMap { state in ways[state].compactMap { next($0, from: state) } }
        let search = PathSearch(self, from: Array(Set(after)).sorted()) { state, _ in
            turn(of: state) != "off" && turn(of: state) != "pause"
        }
        for state in asking {
            guard let path = search.path(to: state),
                let place = findings.place(of: "save", in: draft.states[state].entry)
            else { continue }
            findings.error(
                "F505", at: place, "the call is still being recorded when this private entry is made: \(path)",
                hint: "put a recording state with \"turn\": \"pause\" before it")
        }
    }

    private func turn(of state: Int) -> String? {
        let entry = draft.states[state].entry
        return entry.text("do") == "recording" ? entry.text("turn") : nil
    }
}
