import JSONSyntax

extension FolderCheck {
    /// Paths on which a recording begins before the caller has been told.
    ///
    /// A flow that others run may leave the telling to them: then each way to it counts as a recording.
    ///
    /// - Parameter sound: the flows that nothing worse has been found in; the others cannot go live.
    func checkConsent(_ sound: [FlowCheck]) {
        let byName = Dictionary(sound.map { ($0.draft.id, $0) }, uniquingKeysWith: { first, _ in first })
        let used = Set(checks.flatMap { $0.flowMentions.map(\.name) })
        var untold: Set<String> = []
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for check in sound where !untold.contains(check.draft.id) && !check.untoldRecordings(untold).isEmpty {
                untold.insert(check.draft.id)
                hasGrown = true
            }
        }
        for (id, check) in byName.sorted(by: { $0.key < $1.key }) where untold.contains(id) {
            let isEntry = !check.draft.numbers.isEmpty || context.entries?.contains(id) ?? false || !used.contains(id)
            if isEntry { check.reportUntold(untold) }
        }
    }
}

extension FlowCheck {
    /// States at which a recording begins, or a flow that begins one, on a path without consent.
    func untoldRecordings(_ untold: Set<String>) -> [Int] {
        let search = consentSearch()
        let calls = Set(flowMentions.filter { untold.contains($0.name) }.map(\.state))
        return draft.states.indices.filter { state in
            search.reaches(state) && (startsRecording(state) || calls.contains(state))
        }
    }

    func reportUntold(_ untold: Set<String>) {
        let search = consentSearch()
        for state in untoldRecordings(untold) {
            let entry = draft.states[state].entry
            guard let path = search.path(to: state) else { continue }
            let place = findings.place(of: startsRecording(state) ? "turn" : "flow", in: entry) ?? entry
            guard let consent else {
                findings.error(
                    "F703", at: place,
                    "a recording begins here, and the flow does not say which prompt tells callers so",
                    hint: "write \"recording\": { \"consent\": … } with the name of that prompt")
                continue
            }
            findings.error(
                "F703", at: place, "a recording begins here without \"\(consent)\" having been said: \(path)",
                hint: "say \"\(consent)\" on every way to here")
        }
    }

    private var consent: String? { draft.consent?.value }

    private func startsRecording(_ state: Int) -> Bool {
        let entry = draft.states[state].entry
        return entry.text("do") == "recording" && entry.text("turn") == "on"
    }

    /// Follows every call that has not heard the consent prompt.
    private func consentSearch() -> PathSearch {
        guard let consent else { return PathSearch(self) { _, _ in true } }
        let telling = Set(
            draft.states.indices.filter { state in
                draft.states[state].entry.text("prompt").map { withNested($0).contains(consent) } ?? false
            })
        return PathSearch(self) { state, _ in !telling.contains(state) }
    }
}
