package import Telephony

extension Switchboard {
    /// The agents, by id.
    ///
    /// - Parameters:
    ///   - after: Only those whose ids come later; nil for all.
    ///   - limit: The most.
    package func agentViews(after: AgentID? = nil, limit: Int = .max, at now: Timestamp) -> [AgentView] {
        configuration.agents.keys.filter { id in after.map { $0 < id } ?? true }.sorted().prefix(limit)
            .compactMap { agentView($0, at: now) }
    }

    /// One agent; nil if none of this id is configured.
    package func agentView(_ id: AgentID, at now: Timestamp) -> AgentView? {
        guard let settings = configuration.agents[id], let agent = agents[id] else { return nil }
        return AgentView(
            id: id, name: settings.name, status: agent.status, reason: agent.reason, next: agent.next,
            activity: agent.activityName, call: agent.work.first?.call, calls: agent.work.map(\.call),
            capacity: settings.capacity, idleSeconds: agent.idleAge(at: now).seconds, offers: agent.offers,
            talks: agent.talks, queues: settings.queues, skills: settings.skills, hasDesktop: agent.hasLease)
    }

    /// The queues, by name.
    ///
    /// - Parameters:
    ///   - after: Only those whose names come later; nil for all.
    ///   - limit: The most.
    package func queueViews(after: String? = nil, limit: Int = .max, at now: Timestamp) -> [QueueView] {
        configuration.queues.keys.filter { name in after.map { $0 < name } ?? true }.sorted().prefix(limit)
            .compactMap { queueView($0, at: now) }
    }

    /// One queue; nil if none of this name is configured.
    package func queueView(_ name: String, at now: Timestamp) -> QueueView? {
        guard let settings = configuration.queues[name], let line = router.line(name) else { return nil }
        let places = line.waiting.prefix(100)
        let callers = places.enumerated().compactMap { caller($0.offset + 1, $0.element, now) }
        let callbacks = bookings.keys.count { $0.queue == name }
        let occupations = Agent.Occupation.allCases.map { ($0.word, line.count($0)) }
        return QueueView(
            name: name, title: settings.title, strategy: settings.strategy, agents: line.desks.count,
            free: line.count(.free), waiting: line.waiting.count, callbacks: callbacks,
            longestWaitSeconds: (line.waiting.oldest.map { now - $0 } ?? .zero).seconds,
            occupation: Dictionary(uniqueKeysWithValues: occupations), expectation: expectation(name, line, at: now),
            callers: callers)
    }

    private func expectation(_ name: String, _ line: Line, at now: Timestamp) -> QueueView.Expectation {
        let memory = memories[name] ?? QueueMemory(queue: name)
        let guesses = predictions(position: line.waiting.count + 1, in: name, at: now)
        var errors: [String: Double] = [:]
        for predictor in QueueMemory.Predictor.allCases { errors[predictor.name] = memory.errors[predictor.rawValue] }
        let guess = guesses.indices.contains(memory.best.rawValue) ? guesses[memory.best.rawValue] : nil
        return QueueView.Expectation(seconds: guess, predictor: memory.best.name, errors: errors)
    }

    private func caller(_ position: Int, _ place: WaitingLine.Place, _ now: Timestamp) -> QueueView.WaitingCaller? {
        guard let call = calls[place.call], case .waiting(let waiting) = call.stage else { return nil }
        return QueueView.WaitingCaller(
            call: place.call, position: position, waitSeconds: (now - place.since).seconds,
            priority: waiting.priority, ringing: (waiting.connecting ?? waiting.offers.first)?.agent,
            offered: waiting.offers.map(\.agent), tier: waiting.reach.tier, needs: waiting.reach.needs.map(\.text),
            wishes: waiting.reach.wishes.map(\.text), isCallback: call.isToBeCalledBack)
    }

    /// Calls in memory with an id below `before`, newest first, at most `limit`.
    package func callViews(before: CallID?, limit: Int) -> [CallView] {
        let ids = calls.keys.filter { id in before.map { id < $0 } ?? true }.sorted(by: >)
        return ids.prefix(limit).compactMap { calls[$0]?.view }
    }

    /// One call in memory.
    package func callView(_ id: CallID) -> CallView? { calls[id]?.view }

    /// Calls in memory, by stage name.
    package var callCounts: [String: Int] {
        calls.values.reduce(into: [:]) { counts, call in counts[call.stageName, default: 0] += 1 }
    }

    /// The carrier's names of the legs in memory, for the outbox at start.
    package var handles: [LegID: LegHandle] {
        legs.reduce(into: [:]) { known, pair in known[pair.value] = pair.key }
    }
}

extension Call {
    /// The call as desktops and scripts see it.
    var view: CallView {
        var endedAt: Timestamp?
        var queue = lastQueue
        var agent = lastAgent
        switch stage {
        case .arriving, .inFlow, .transferring, .hangingUp: break
        case .waiting(let waiting):
            queue = waiting.queue
            agent = (waiting.connecting ?? waiting.offers.first)?.agent
        case .talking(let conversation): agent = conversation.agent
        case .ended(let at, _): endedAt = at
        }
        return CallView(
            id: id, from: from, to: to, flow: flow, stage: stageName, arrivedAt: arrivedAt, endedAt: endedAt,
            queue: queue, agent: agent)
    }

    /// The stage in one word.
    var stageName: String {
        switch stage {
        case .arriving: "arriving"
        case .inFlow: "in_flow"
        case .waiting(let waiting):
            if case .callback = waiting.party {
                waiting.connecting == nil ? "callback" : "calling_back"
            } else {
                waiting.connecting == nil ? "waiting" : "connecting"
            }
        case .talking: "talking"
        case .transferring: "transferring"
        case .hangingUp: "hanging_up"
        case .ended: "ended"
        }
    }
}

extension Agent {
    /// What the agent is doing in one word; the status while nothing is.
    var activityName: String {
        if let first = work.first { return first.name }
        return status == .available ? (pausedUntil == nil ? "idle" : "paused") : status.rawValue
    }
}
