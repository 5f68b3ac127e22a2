import JSONSyntax

/// Checks one flow against itself and the libraries that it uses, and resolves its names on the way.
struct FlowCheck {
    let draft: FlowDraft
    let libraries: [LibraryDraft]
    let table: NameTable
    /// Names of the queues that exist; nil if it is not known.
    let queues: Set<String>?
    /// The flows that can be called, by id; nil for one whose file could not be read.
    let flows: [String: FlowDraft?]
    /// Whether some library could not be read, so that a missing name may be in it.
    let hasUnknownNames: Bool
    /// States by name.
    let stateIndexes: [String: Int]
    /// Targets by slot; nil where there is no such state.
    private(set) var targets: [Target?] = []
    /// Outcomes of each state with the targets they lead to.
    private(set) var ways: [[Way]] = []
    /// What states give to other flows, by slot.
    var gifts: [[Gift]] = []
    /// Things that are mentioned only by being given to other flows.
    var givenMentions: [Mention] = []
    /// The outcomes with which this flow may return without ever having waited.
    private(set) var instantReturns: Set<String> = []
    /// The flows that this one, or one that it runs, may hand the call to without ever having waited.
    private(set) var instantHandoffs: Set<String> = []
    /// Mentions of things that do not exist.
    var misses: [Mention] = []
    /// Prompts that are mentioned, directly or inside others, in the order of their first mention.
    private(set) var usedPrompts: [String] = []

    /// One way out of a state.
    struct Way {
        let outcome: String
        /// Nil where the target does not exist.
        let target: Target?
        var isInstant: Bool
        /// What says so; nil for the default chain.
        let entry: Entry?
        /// Whether the caller chooses it with a key.
        var isChosen = false
    }

    init(
        _ draft: FlowDraft, _ libraries: [LibraryDraft], queues: Set<String>?, flows: [String: FlowDraft?],
        hasUnknownNames: Bool
    ) {
        self.draft = draft
        self.libraries = libraries
        self.queues = queues
        self.flows = flows
        self.hasUnknownNames = hasUnknownNames
        table = NameTable(draft, libraries)
        stateIndexes = Dictionary(
            draft.states.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var findings: Findings { draft.findings }

    /// Resolves names, and reports those that lead nowhere but for `misses`, which others may have in common.
    ///
    /// What the program cannot run without.
    mutating func resolve() {
        targets = draft.targets.map(target)
        reportUnknownStates()
        checkMentions()
        resolveGifts()
        resolveWays()
        collectPrompts()
    }

    /// What kinds may ask about names.
    var names: Names {
        Names(calendar: { calendar($0) }, returns: { id in flows[id]??.returns.map(\.value) })
    }

    /// The same for one state, which may handle what another flow returns with by names misspelt there.
    private func names(for state: StateDraft) -> Names {
        let handled = state.exits.map(\.outcome)
        return Names(calendar: { calendar($0) }, returns: { id in flows[id]??.outcomes(handled: handled) })
    }

    /// Marks what comes of running other flows without waiting, and finds out the same about this flow.
    ///
    /// - Parameter reports: what is known about other flows, by id.
    mutating func settle(_ reports: [String: InstantReport]) {
        for call in draft.calls where call.comesBack {
            let instant = reports[call.flow.value]?.returns ?? []
            for index in ways[call.state].indices where instant.contains(ways[call.state][index].outcome) {
                ways[call.state][index].isInstant = true
            }
        }
        let reached = instantlyReached
        instantReturns = Set(reached.compactMap { (draft.states[$0].kind as? Return)?.name })
        for call in draft.calls where reached.contains(call.state) {
            if call.comesBack {
                instantHandoffs.formUnion(reports[call.flow.value]?.handoffs ?? [])
            } else {
                instantHandoffs.insert(call.flow.value)
            }
        }
    }

    /// What a flow may come to without ever having waited.
    struct InstantReport {
        let returns: Set<String>
        let handoffs: Set<String>
    }

    /// Everything else that is checked before a flow goes live.
    func check() {
        checkLanguages()
        warnOfTodos()
        checkPlaceholders()
        checkPaths()
        checkHangup()
    }

    /// Where a slot leads; nil if there is no such state.
    func target(_ slot: TargetSlot?) -> Target? { slot.flatMap { targets[$0.index] } }

    private func target(_ use: TargetUse) -> Target? {
        let name = use.name.value
        if let index = stateIndexes[name] { return .state(index) }
        if name == "@end" { return .end }
        if name == "@repeat" {
            if use.mayRepeat { return .again }
            findings.error("F101", at: use.name.entry, "\"@repeat\" can only stand among keys")
            return nil
        }
        if name.hasPrefix("@") {
            findings.error(
                "F101", at: use.name.entry, "there is no \"\(name)\"; there is @end and, among keys, @repeat")
            return nil
        }
        return nil
    }

    /// Names of states that lead nowhere, each once; a flow without states has its own finding.
    private func reportUnknownStates() {
        guard !draft.states.isEmpty else { return }
        let misses = draft.targets.map(\.name).filter { !$0.value.hasPrefix("@") && stateIndexes[$0.value] == nil }
        for uses in Dictionary(grouping: misses, by: \.value).values {
            guard let first = uses.first else { continue }
            findings.error(
                "F101", at: first.entry,
                "no state is called \"\(first.value)\"" + elsewhere(first.value, but: nil)
                    + Findings.elsewhere(uses.dropFirst().map(\.span.start)),
                hint: Spelling.hint(for: first.value, among: draft.states.map(\.name)))
        }
    }

    /// Says that a name exists, but for another sort of thing; empty if it does not.
    func elsewhere(_ name: String, but sort: Sort?) -> String {
        if sort != nil, let index = stateIndexes[name] {
            return "; a state of that name exists at \(draft.states[index].entry.label.start)"
        }
        for other in Sort.allCases where other != sort {
            guard let place = table.place(other, name) else { continue }
            let file = place.findings === findings ? "" : "\(place.findings.source.name):"
            return "; a \(other.title) of that name exists at \(file)\(place.value.label.start)"
        }
        return ""
    }

    private mutating func resolveWays() {
        var slots = [[Int]](repeating: [], count: draft.states.count)
        for (slot, use) in draft.targets.enumerated() {
            if let state = use.state, slots.indices.contains(state) { slots[state].append(slot) }
        }
        for (index, state) in draft.states.enumerated() { ways.append(ways(of: state, slots[index])) }
    }

    /// - Parameter slots: the slots of the targets that the state mentions.
    private func ways(of state: StateDraft, _ slots: [Int]) -> [Way] {
        guard let kind = state.kind else { return [] }
        let sheet = type(of: kind).sheet
        var outcomes = sheet.outcomes + kind.moreOutcomes(names(for: state))
        if let call = kind as? RunFlow, names.returns(call.flow) == nil {
            // Nothing is known of the other flow, so what is written here is believed.
            outcomes += state.exits.map { Outcome($0.outcome, .afterWait, .required) }
        }
        reportUnknownOutcomes(state, kind, outcomes)
        var ways = outcomes.map { way(of: $0, in: state, kind, outcomes) }
        let exitSlots = Set(state.exits.map(\.slot))
        for slot in slots where !exitSlots.contains(TargetSlot(index: slot)) {
            let use = draft.targets[slot]
            ways.append(
                Way(
                    outcome: use.outcome, target: targets[slot], isInstant: sheet.ways == .branches,
                    entry: use.name.entry, isChosen: sheet.ways == .keys))
        }
        return ways
    }

    private func reportUnknownOutcomes(_ state: StateDraft, _ kind: any Kind, _ outcomes: [Outcome]) {
        let sheet = type(of: kind).sheet
        let names = outcomes.map(\.name).filter { $0 != "next" }
        if let call = kind as? RunFlow {
            reportUnknownReturns(state, call, names)
            return
        }
        if let hours = kind as? Hours, isUncertain(hours.calendar) { return }
        for exit in state.exits where exit.outcome != "next" && !names.contains(exit.outcome) {
            findings.error(
                "F105", at: exit.entry.label, exit.entry.pointer,
                "\(sheet.name == "hours" ? "hours" : "a \(sheet.name)") has no outcome \"\(exit.outcome)\"; it has \(names.joined(separator: ", "))",
                hint: Spelling.hint(for: exit.outcome, among: names))
        }
    }

    /// Whether the holidays of a calendar could not be read, or there is no such calendar.
    private func isUncertain(_ slot: CalendarSlot) -> Bool {
        guard let name = draft.calendarUses[slot.index].name else { return false }
        guard let calendar = table.calendars[name] else { return true }
        var places = [(calendar.findings, calendar.value.entry)]
        if case .named(let list) = calendar.value.holidays {
            guard let place = table.place(.holidays, list.value) else { return true }
            places.append((place.findings, place.value))
        }
        return places.contains { $0.hasErrors(in: $1) }
    }

    private func way(of outcome: Outcome, in state: StateDraft, _ kind: any Kind, _ all: [Outcome]) -> Way {
        let isInstant = kind.isInstant(outcome)
        if let exit = state.exits.first(where: { $0.outcome == outcome.name }) {
            return Way(
                outcome: outcome.name, target: target(exit.slot), isInstant: isInstant,
                entry: exit.entry)
        }
        if let exit = misspelt(outcome.name, in: state, all) {
            return Way(outcome: outcome.name, target: target(exit.slot), isInstant: isInstant, entry: exit.entry)
        }
        var target: Target?
        switch outcome.fallback {
        case .required:
            if let call = kind as? RunFlow {
                reportUnhandled(outcome.name, state, call)
            } else if outcome.name != "next" {
                findings.error(
                    "F004", at: state.entry.label, state.entry.pointer,
                    "\"on\" must say here where \"\(outcome.name)\" leads")
            }
        case .technical: target = draft.onError == nil ? .sorry : self.target(draft.onError)
        case .end: target = .end
        case .same(let other):
            target = all.first { $0.name == other }.flatMap { way(of: $0, in: state, kind, all).target }
        }
        return Way(outcome: outcome.name, target: target, isInstant: isInstant, entry: nil)
    }

    /// Where an outcome stands in `on` by a name that is nearly its own, and is reported there; nil if nowhere.
    private func misspelt(_ outcome: String, in state: StateDraft, _ all: [Outcome]) -> ExitDraft? {
        let names = all.map(\.name)
        return state.exits.first {
            !names.contains($0.outcome) && Spelling.nearest(to: $0.outcome, among: names) == outcome
        }
    }

    /// The hours of a calendar, with its holidays in place.
    func calendar(_ slot: CalendarSlot) -> OpeningHours? {
        draft.calendarUses[slot.index].name.flatMap(calendar)
    }

    /// The hours of a calendar, by its name in this flow.
    func calendar(_ name: String) -> OpeningHours? {
        guard let source = table.calendars[name]?.value, let zone = source.zone else { return nil }
        let holidays: [OpeningHours.Holiday]
        switch source.holidays {
        case .listed(let list): holidays = list
        case .named(let list): holidays = table.holidays[list.value]?.value ?? []
        }
        return OpeningHours(
            key: key(of: .calendar, name) ?? name, zone: zone, week: source.week, holidays: holidays,
            notices: source.notices.map(\.value))
    }

    /// The calendars that this flow asks, or gives to others.
    var calendarNames: [String] {
        var seen: Set<String> = []
        return (draft.mentions + givenMentions).filter { $0.sort == .calendar }.map(\.name.value)
            .filter { seen.insert($0).inserted }
    }

    private mutating func collectPrompts() {
        var used: [String] = []
        var seen: Set<String> = []
        func use(_ name: String) {
            if seen.insert(name).inserted { used.append(name) }
        }
        for name in draft.promptUses.compactMap(\.name) { use(name) }
        for mention in givenMentions where mention.sort == .prompt { use(mention.name.value) }
        for name in calendarNames {
            for notice in table.calendars[name]?.value.notices ?? [] { use(notice.value) }
        }
        var index = 0
        while index < used.count {
            for inner in table.prompts[used[index]]?.value.nested ?? [] {
                use(inner.value)
            }
            index += 1
        }
        usedPrompts = used
    }
}
