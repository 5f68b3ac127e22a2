import CallFlow
import Telephony

extension Switchboard {
    /// Keeps an agent after work on it, and shows it to the router.
    mutating func keep(_ agent: Agent, at now: Timestamp) {
        agents[agent.id] = agent
        changedAgents.insert(agent.id)
        deadlines.set(.agent(agent.id), at: deadline(of: agent))
        place(agent, at: now)
    }

    /// Shows an agent to the router as it is now.
    mutating func place(_ agent: Agent, at now: Timestamp) {
        guard let desk = router.deskIndex[agent.id], let settings = configuration.agents[agent.id] else { return }
        let occupation = agent.occupation(capacity: settings.capacity)
        var standing: Router.Standing?
        if occupation == .free {
            standing = Router.Standing(
                since: now - agent.idleAge(at: now), offers: agent.offers, talks: agent.talks, held: agent.work.count)
            unsettledAgents.append(agent.id)
        }
        for line in router.set(desk, occupation, standing) { shiftedLines.insert(line) }
        guard occupation != .free else { return }
        for seat in router.desks[desk].seats { emptiedLines.insert(Int(seat.line)) }
    }

    /// The moment at which something is due for an agent or its desktop.
    func deadline(of agent: Agent) -> Timestamp? {
        guard agent.hasLease, let lease = leases[agent.id] else { return agent.deadline }
        return min(agent.deadline ?? lease, lease)
    }

    /// What is due for an agent.
    mutating func agentDue(_ id: AgentID, at now: Timestamp) {
        guard var agent = agents[id] else { return }
        guard let deadline = deadline(of: agent), deadline <= now else {
            return deadlines.set(.agent(id), at: deadline(of: agent))
        }
        if let until = agent.pausedUntil, until <= now { agent.pausedUntil = nil }
        let over = agent.work.filter { $0.until.map { $0 <= now } ?? false }
        for work in over {
            switch work {
            case .ringing, .connecting, .talking: break
            case .releasing: agent.work.removeAll { $0 == work }
            case .wrapUp(let call, _, _, _): endWrapUp(of: call, &agent, by: .system, at: now)
            }
        }
        takeNext(&agent, at: now)
        keep(agent, at: now)
        guard agent.hasLease, let lease = leases[id], lease <= now else { return }
        desktopLost(id, at: now)
    }

    /// A leg is over that the agent was to be rid of.
    mutating func release(_ id: AgentID, leg: LegID, at now: Timestamp) {
        guard var agent = agents[id] else { return }
        let before = agent.work.count
        agent.work.removeAll { if case .releasing(leg, _) = $0 { true } else { false } }
        guard agent.work.count < before else { return }
        takeNext(&agent, at: now)
        keep(agent, at: now)
    }

    /// A conversation is over: recording ends, the other side is let go, wrap-up begins.
    mutating func part(_ conversation: Conversation, by party: Fact.Party, of call: inout Call, at now: Timestamp) {
        endConversationRecording(of: &call, at: now)
        let talked = now - conversation.since
        note(
            .parted(by: party, talked: talked.seconds), call: call.id, agent: conversation.agent,
            queue: conversation.queue, at: now)
        let settings = settings(conversation.queue)
        guard var agent = agents[conversation.agent] else { return }
        agent.work.removeAll { $0.isTalk && $0.call == call.id }
        agent.age(.callEnd, configuration.house.idle, at: now)
        switch settings.wrapUpMode {
        case .none: beginWrapUp(of: conversation, &agent, for: .zero, at: now)
        case .timed, .forced: beginWrapUp(of: conversation, &agent, for: settings.wrapUp, at: now)
        case .open: beginWrapUp(of: conversation, &agent, for: nil, at: now)
        }
        learn(conversation.queue) { $0.handled(in: talked + (settings.wrapUpMode == .none ? .zero : settings.wrapUp)) }
        takeNext(&agent, at: now)
        keep(agent, at: now)
    }

    /// Begins a wrap-up of so long a time, or of any time; with no time there is none.
    private mutating func beginWrapUp(
        of conversation: Conversation, _ agent: inout Agent, for time: Duration?, at now: Timestamp
    ) {
        let call = conversation.leg.call
        guard time != .zero else { return agent.endWrapUp(of: call, configuration.house, at: now) }
        let until = time.map { now + $0 }
        let isForced = settings(conversation.queue).wrapUpMode == .forced
        agent.work.append(.wrapUp(call, since: now, until: until, isForced: isForced))
        note(.wrapUpBegan(until: until), call: call, agent: agent.id, queue: conversation.queue, at: now)
    }

    /// Ends a wrap-up.
    mutating func endWrapUp(of call: CallID, _ agent: inout Agent, by author: Fact.Actor, at now: Timestamp) {
        agent.endWrapUp(of: call, configuration.house, at: now)
        note(.wrapUpEnded(by: author), call: call, agent: agent.id, at: now)
        takeNext(&agent, at: now)
    }

    /// Gives an agent the status that it has chosen for after its calls, once there are none.
    mutating func takeNext(_ agent: inout Agent, at now: Timestamp) {
        guard let next = agent.next, agent.work.isEmpty else { return }
        agent.choose(next, configuration.house, at: now)
        note(.statusChanged(next.status, reason: next.reason, by: .agent), agent: agent.id, at: now)
    }

    /// Gives an agent a status now.
    mutating func change(_ agent: inout Agent, to choice: StatusChoice, by author: Fact.Actor, at now: Timestamp) {
        agent.choose(choice, configuration.house, at: now)
        note(.statusChanged(choice.status, reason: choice.reason, by: author), agent: agent.id, at: now)
        keep(agent, at: now)
    }
}
