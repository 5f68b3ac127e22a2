import Telephony

/// One step of one call: the session as it becomes, and what is to be done about it.
struct Run {
    let assembly: Assembly
    /// The flow that the call is in.
    private(set) var flow: Flow
    let surroundings: Surroundings
    let now: Timestamp
    var session: FlowSession
    var commands: [FlowCommand] = []
    var facts: [FlowFact] = []
    /// The state that the call is in.
    private(set) var stateIndex = 0
    /// Where the call goes when the kind has returned.
    private var pending: Target?

    init(_ assembly: Assembly, session: FlowSession, surroundings: Surroundings, now: Timestamp) {
        self.assembly = assembly
        flow = assembly.root
        self.session = session
        self.surroundings = surroundings
        self.now = now
    }

    /// The state that the call is in.
    var state: State { flow.states[stateIndex] }

    /// What the whole call may use up: the limits of the flow that it began in.
    var limits: Limits { assembly.root.limits }

    /// What names stand for now, in the caller's language or in another one of the flow.
    func values(language index: Int? = nil, redacts: Bool = false) -> Values {
        Values(
            sources: flow.sources, session: session, surroundings: surroundings,
            tongue: flow.tongues[index ?? languageIndex],
            redacts: redacts)
    }

    /// The place of the caller's language among the flow's.
    var languageIndex: Int {
        session.language.flatMap { flow.languages.firstIndex(of: $0) } ?? 0
    }

    /// Finds the state that the session names; false if this flow does not have it.
    mutating func resume() -> Bool {
        guard let flow = assembly.flow(session.flow), let index = flow.stateIndexes[session.state] else { return false }
        self.flow = flow
        stateIndex = index
        return true
    }

    /// Goes into another flow, with nothing known there but what it is given.
    mutating func begin(_ other: Flow, with values: [String: String]) {
        flow = other
        session.flow = other === assembly.root ? "" : other.id
        session.values = values
        session.calendar = nil
        session.wait = .nothing
        session.deadline = nil
        pending = other.start
    }

    /// Keeps the flow and the state that the call is in for when another flow comes back.
    mutating func push() {
        session.frames.append(
            FlowSession.Frame(
                flow: session.flow, state: session.state, calendar: session.calendar, values: session.values))
    }

    /// Leaves the state with the built-in apology.
    mutating func leaveForGood() {
        leave(by: "error", to: .sorry)
    }

    /// Goes back to the flow that called this one, into the state that called; false if none did.
    mutating func pop() -> Bool {
        guard let frame = session.frames.popLast() else { return false }
        session.flow = frame.flow
        session.state = frame.state
        session.values = frame.values
        session.calendar = frame.calendar
        return resume()
    }

    /// Leaves the state by an outcome of its kind.
    mutating func leave(_ outcome: String) {
        let exit = state.exits.first { $0.outcome == outcome }
        leave(by: outcome, to: exit?.target ?? .sorry)
    }

    /// Leaves the state by a key or a branch.
    mutating func leave(by outcome: String, to target: Target) {
        facts.append(.left(flow: flow.id, state: state.name, outcome: outcome, to: name(of: target)))
        session.wait = .nothing
        session.deadline = nil
        pending = target
    }

    /// Leaves the state by an option that the caller has chosen.
    mutating func leave(by option: KeyOption) {
        if let language = option.language { choose(language: language) }
        assign(option.assignments)
        leave(by: option.keys, to: flow.targets[option.target.index])
    }

    /// Goes on until a state waits, or the call ends.
    ///
    /// Bounded by `limits.steps` and by the reserve.
    mutating func advance(to first: Target? = nil) {
        if let first { pending = first }
        while let target = pending {
            pending = nil
            switch target {
            case .state(let index): enter(index)
            case .again: enter(stateIndex)
            case .end: close(saying: flow.goodbye, reason: "end")
            case .sorry: close(saying: flow.sorry, reason: "error")
            }
        }
    }

    private mutating func enter(_ index: Int) {
        if let limit = exhaustedLimit(entering: index) {
            exceed(limit)
            return
        }
        stateIndex = index
        session.state = state.name
        session.steps += 1
        facts.append(
            .entered(
                flow: flow.id, state: state.name, kind: type(of: state.kind).sheet.name, visit: countVisit()))
        state.kind.enter(&self)
    }

    /// The limit that forbids another entry; nil if none does.
    private func exhaustedLimit(entering index: Int) -> String? {
        let target = flow.states[index]
        let place = place(of: target)
        let visits = session.visits.first { $0.state == place }?.count ?? 0
        guard !session.isOnReserve else {
            if session.steps >= Limits.reserve.steps { return "reserve" }
            return visits >= Limits.reserve.visits ? "reserve" : nil
        }
        if visits >= target.visits ?? flow.limits.visits { return "visits" }
        if session.steps >= limits.steps { return "steps" }
        return !session.isCallerGone && now >= heldUntil ? "call" : nil
    }

    /// How often the call has been in the state, this time included.
    var visit: Int {
        let place = place(of: state)
        return session.visits.first { $0.state == place }?.count ?? 0
    }

    /// Names a state within the whole call.
    private func place(of state: State) -> String {
        session.flow.isEmpty ? state.name : "\(session.flow)/\(state.name)"
    }

    private mutating func countVisit() -> Int {
        let place = place(of: state)
        if let index = session.visits.firstIndex(where: { $0.state == place }) {
            session.visits[index].count += 1
            return session.visits[index].count
        }
        session.visits.append(FlowSession.Visit(state: place, count: 1))
        return 1
    }

    /// When the time is used up in which the machine may hold the caller.
    var heldUntil: Timestamp {
        surroundings.startedAt + limits.call + .milliseconds(session.talked)
    }

    /// Sends the call to the flow's way out, once; the second time to the built-in apology.
    ///
    /// A flow that does not say where that is leaves it to the flow that called it.
    mutating func exceed(_ limit: String) {
        facts.append(.limitReached(limit: limit))
        session.wait = .nothing
        session.deadline = nil
        guard !session.isCallerGone else {
            end(reason: "hung_up")
            return
        }
        guard !session.isOnReserve else {
            pending = .sorry
            return
        }
        session.isOnReserve = true
        session.steps = 0
        session.visits = []
        while flow.onLimit == nil, pop() {}
        pending = flow.onLimit ?? .sorry
    }

    /// Ends the call after a last sentence.
    mutating func close(saying prompt: Prompt, reason: String) {
        guard !session.isCallerGone else {
            end(reason: "hung_up")
            return
        }
        let spoken = say(prompt)
        guard !spoken.pieces.isEmpty else {
            hangUp(reason: reason)
            return
        }
        commands.append(.speak(Utterance(spoken.pieces)))
        wait(.closing, until: now + spoken.length + Self.slack)
        facts.append(.ended(reason: reason))
    }

    /// Ends the call.
    mutating func hangUp(reason: String?) {
        guard !session.isCallerGone else {
            end(reason: "hung_up")
            return
        }
        commands.append(.hangUp)
        end(reason: reason)
    }

    /// Ends the flow; nothing is accepted afterwards.
    mutating func end(reason: String?) {
        session.hasEnded = true
        session.wait = .nothing
        session.deadline = nil
        pending = nil
        if let reason { facts.append(.ended(reason: reason)) }
    }

    /// Waits, at most until this moment.
    mutating func wait(_ wait: Wait, until deadline: Timestamp) {
        session.wait = wait
        session.deadline = deadline
    }

    /// Waits while the machine holds the caller: also at most until the call's time is used up.
    mutating func hold(_ wait: Wait, until deadline: Timestamp) {
        session.wait = wait
        let isFree = session.isOnReserve || session.isCallerGone
        session.deadline = isFree ? deadline : min(deadline, max(heldUntil, now))
    }

    /// What a prompt may take longer than estimated before it is taken as finished.
    static let slack = Duration.seconds(30)

    private func name(of target: Target) -> String {
        switch target {
        case .state(let index): flow.states[index].name
        case .again: state.name
        case .end: "@end"
        case .sorry: "@sorry"
        }
    }
}
