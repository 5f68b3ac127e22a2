import JSONSyntax

extension FlowReview {
    /// Outcomes that nobody thought of, and ways out that are none.
    func reviewFallbacks() {
        for index in draft.states.indices {
            reviewDefaults(index)
            reviewQueue(index)
        }
        reviewErrorWay()
        reviewLimitWay()
    }

    /// Outcomes whose failure leaves a caller with nobody, if the flow says nothing about them.
    private static let grave = ["queue": ["error", "timeout"], "transfer": ["failed"], "voicemail": ["error"]]

    private func reviewDefaults(_ index: Int) {
        let state = draft.states[index]
        guard let kind = state.kind else { return }
        let sheet = type(of: kind).sheet
        let defaulted = sheet.outcomes.filter { outcome in
            outcome.fallback != .required
                && check.ways[index].contains { $0.outcome == outcome.name && $0.entry == nil }
        }
        guard !defaulted.isEmpty else { return }
        let unheeded = defaulted.filter {
            draft.onError == nil && $0.fallback == .technical
                && Self.grave[sheet.name, default: []].contains($0.name)
        }
        if !unheeded.isEmpty {
            let names = unheeded.map { "\"\($0.name)\"" }.joined(separator: " and ")
            findings.warning(
                "F208", at: state.entry.label, state.entry.pointer,
                "nothing says where \(names) \(unheeded.count == 1 ? "leads" : "lead"): the caller hears an apology and is hung up on",
                hint: "write it into \"on\" here, or give the flow an \"on\": { \"error\": … }")
            return
        }
        let list = defaulted.map { "\($0.name) → \(title(of: $0.name, in: index))" }.joined(separator: ", ")
        findings.information(
            "F208", at: state.entry.label, state.entry.pointer, "left to the usual way: \(list)")
    }

    private func title(of outcome: String, in index: Int) -> String {
        let way = check.ways[index].first { $0.outcome == outcome }
        guard let target = way?.target else { return "apology" }
        switch target {
        case .state(let next): return draft.states[next].name
        case .again: return draft.states[index].name
        case .end: return "goodbye"
        case .sorry: return "apology"
        }
    }

    private func reviewQueue(_ index: Int) {
        let state = draft.states[index]
        guard state.entry.text("do") == Queue.sheet.name else { return }
        let hasKeys = !findings.members("keys", of: state.entry).isEmpty
        let isRefusalKnown =
            draft.onError != nil || check.ways[index].contains { $0.outcome == "no_agents" && $0.entry != nil }
        guard !hasKeys || !isRefusalKnown else { return }
        let missing = [
            hasKeys ? nil : "no key by which a caller could stop waiting",
            isRefusalKnown ? nil : "no way on when no agent is logged in",
        ].compactMap { $0 }.joined(separator: ", and ")
        findings.warning(
            "F705", at: state.entry.label, state.entry.pointer, "there is \(missing)",
            hint: hasKeys
                ? "write \"no_agents\" into \"on\"" : "write \"keys\" here, such as a message or a call back")
    }

    /// States behind `on.error` that lead back to it when they fail.
    private func reviewErrorWay() {
        guard let root = draft.root, let on = place("on", in: Entry(root, pointer: "")),
            let entry = place("error", in: on),
            case .state(let first)? = check.target(draft.onError)
        else { return }
        let search = PathSearch(check, from: [first]) { _, way in way.isInstant || !way.isChosen }
        for index in draft.states.indices where search.reaches(index) {
            let isBare = check.ways[index].contains { way in
                way.entry == nil && way.target == .state(first)
                    && outcome(way.outcome, of: index)?.fallback == .technical
            }
            guard isBare, let path = search.path(to: index) else { continue }
            findings.warning(
                "F206", at: entry.node.span, entry.pointer,
                "what fails leads to \"\(draft.states[index].name)\" (\(path)), and when that fails too, back to here",
                hint: "write the outcomes of \"\(draft.states[index].name)\" into its own \"on\"")
            return
        }
    }

    private func outcome(_ name: String, of index: Int) -> Outcome? {
        draft.states[index].kind.flatMap { type(of: $0).sheet.outcomes.first { $0.name == name } }
    }

    /// A circle behind `on.limit`, where each state may be entered once only.
    private func reviewLimitWay() {
        guard let root = draft.root, let on = place("on", in: Entry(root, pointer: "")),
            let entry = place("limit", in: on),
            case .state(let first)? = check.target(draft.onLimit)
        else { return }
        let loops = Loops(check)
        let search = PathSearch(check, from: [first]) { _, _ in true }
        guard let loop = loops.all.first(where: { loop in loop.contains { search.reaches($0) } }) else { return }
        let names = loop.map { draft.states[$0].name }.joined(separator: ", ")
        findings.warning(
            "F206", at: entry.node.span, entry.pointer,
            "calls that have used up a limit come to states that lead round to each other (\(names)); each may be entered once only, "
                + "and then the call ends with an apology", hint: "let it lead straight to an end")
    }
}
