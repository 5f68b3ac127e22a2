package import Telephony

/// Something that has stayed in a state for longer than that state may last.
package struct Overdue: Hashable, Sendable, Codable {
    /// What it is.
    package var subject: Subject
    /// The call itself, or the one that the agent has to do with.
    package var call: CallID
    /// The state in one word, such as `ringing`, `talking` or `waiting`.
    package var state: String
    /// When it should have been over; nil for what should not be at all.
    package var limit: Timestamp?

    /// A call or an agent.
    package enum Subject: Hashable, Sendable, Codable {
        case call(CallID)
        case agent(AgentID)

        /// `call c17` or `agent ana`.
        package var text: String {
            switch self {
            case .call(let id): "call \(id)"
            case .agent(let id): "agent \(id.rawValue)"
            }
        }
    }
}

extension Switchboard {
    /// Everything that has stayed in a state too long; calls first, each in the order of their ids.
    package func overdue(at now: Timestamp) -> [Overdue] {
        let late = now - Limits.tardiness
        var list: [Overdue] = []
        // Only what is late is put in order: with 100,000 calls, ordering all of them would hold everybody up.
        let lateCalls = calls.values.filter { $0.deadline.map { $0 < late } ?? false }
        for call in lateCalls.sorted(by: { $0.id < $1.id }) {
            list.append(Overdue(subject: .call(call.id), call: call.id, state: call.stageName, limit: call.deadline))
        }
        for agent in agents.values.filter({ !$0.work.isEmpty }).sorted(by: { $0.id < $1.id }) {
            for work in agent.work {
                let limit = limit(of: work)
                guard limit.map({ $0 < late }) ?? true else { continue }
                list.append(Overdue(subject: .agent(agent.id), call: work.call, state: work.name, limit: limit))
            }
        }
        return list
    }

    /// When a piece of work should be over; nil for an offer that its call knows nothing of.
    private func limit(of work: Agent.Work) -> Timestamp? {
        let house = configuration.house
        switch work {
        case .ringing(let call, let number), .connecting(let call, let number):
            guard case .waiting(let waiting) = calls[call]?.stage else { return nil }
            return waiting.offers.first { $0.number == number }?.state.until
        case .talking(_, let since): return since + house.longestTalk
        case .releasing(_, let until): return until
        case .wrapUp(_, let since, let until, _): return until ?? since + house.longestWrapUp
        }
    }

    /// Says once of everything that is overdue that it is.
    ///
    /// When it was said is kept with the call or the agent, so that a restart does not say it again. What was overdue
    /// at that moment was said then; what has become overdue since, such as the next state of the same call, was not.
    mutating func sweep(at now: Timestamp) {
        var late: Set<Overdue.Subject> = []
        var unsaid: Set<Overdue.Subject> = []
        for item in overdue(at: now) {
            late.insert(item.subject)
            guard !wasSaid(item) else { continue }
            unsaid.insert(item.subject)
            say(item, at: now)
        }
        for subject in unsaid { mark(subject, as: now) }
        for subject in saidOverdue where !late.contains(subject) { mark(subject, as: nil) }
        sweepAt = nil
        scheduleSweepIfNeeded(at: now)
    }

    /// Of whom it was said that they are overdue.
    private var saidOverdue: [Overdue.Subject] {
        calls.values.filter { $0.saidOverdue != nil }.map { .call($0.id) }
            + agents.values.filter { $0.saidOverdue != nil }.map { .agent($0.id) }
    }

    private func wasSaid(_ item: Overdue) -> Bool {
        let said =
            switch item.subject {
            case .call(let id): calls[id]?.saidOverdue
            case .agent(let id): agents[id]?.saidOverdue
            }
        guard let said else { return false }
        return item.limit.map { $0 < said - Limits.tardiness } ?? true
    }

    private mutating func say(_ item: Overdue, at now: Timestamp) {
        let fact = Fact.Kind.overdue(
            subject: item.subject.text, state: item.state, seconds: item.limit.map { (now - $0).seconds })
        switch item.subject {
        case .call(let id): note(fact, call: id, at: now)
        case .agent(let id): note(fact, agent: id, at: now)
        }
    }

    private mutating func mark(_ subject: Overdue.Subject, as said: Timestamp?) {
        switch subject {
        case .call(let id):
            calls[id]?.saidOverdue = said
            changedCalls.insert(id)
        case .agent(let id):
            agents[id]?.saidOverdue = said
            changedAgents.insert(id)
        }
    }

    /// Goes on looking as long as there is something that could become overdue, or could cease to be.
    mutating func scheduleSweepIfNeeded(at now: Timestamp) {
        let isAnybodyBusy = agents.values.contains { !$0.work.isEmpty || $0.saidOverdue != nil }
        if !calls.isEmpty || isAnybodyBusy { scheduleSweep(at: now) }
    }

    /// Makes sure that a look is taken within a minute.
    mutating func scheduleSweep(at now: Timestamp) {
        guard sweepAt == nil else { return }
        sweepAt = now + Limits.sweep
        deadlines.set(.sweep, at: sweepAt)
    }
}
