import CallFlow
import Telephony

extension Switchboard {
    /// Answers a request, or says why not and changes nothing.
    mutating func answer(_ request: Request, at now: Timestamp) -> Reply {
        switch request {
        case .setStatus(let id, let status):
            guard configuration.agents[id] != nil, var agent = agents[id] else { return .refused(.unknownAgent) }
            if agent.status != status {
                agent.choose(status, at: now)
                keep(agent)
                note(.statusChanged(status), agent: id, at: now)
            }
            return agentView(id, at: now).map { .agent($0) } ?? .refused(.unknownAgent)
        case .publish(let flow, let share): return publish(flow, share, at: now)
        case .rollBack(let flow, let bundle): return rollBack(flow, to: bundle, at: now)
        }
    }

    /// Puts an agent among the free ones of its queues, or takes it out.
    mutating func place(_ agent: Agent) {
        guard let settings = configuration.agents[agent.id] else { return }
        for queue in settings.queues {
            guard let since = agent.idleSince else {
                lines[queue]?.free.remove(agent.id)
                continue
            }
            lines[queue]?.free.insert(IdleOrder.Entry(agent: agent.id, since: since, offers: agent.offers))
            unsettle(queue)
        }
    }

    /// What is due for an agent.
    mutating func agentDue(_ id: AgentID, at now: Timestamp) {
        guard var agent = agents[id] else { return }
        guard let deadline = agent.deadline, deadline <= now else {
            return deadlines.set(.agent(id), at: agent.deadline)
        }
        switch agent.activity {
        case .idle, .ringing, .connecting, .talking: return
        case .paused: agent.activity = .idle
        case .releasing: agent.activity = .idle
        case .wrapUp(let call, _):
            agent.endWrapUp(at: now)
            note(.wrapUpEnded, call: call, agent: id, at: now)
        }
        keep(agent)
    }

    /// A leg is over that the agent was to be rid of.
    mutating func release(_ id: AgentID, leg: LegID, at now: Timestamp) {
        guard var agent = agents[id], case .releasing(leg, _) = agent.activity else { return }
        agent.activity = .idle
        keep(agent)
    }

    /// A conversation is over: recording ends, the other side is let go, wrap-up begins.
    mutating func part(_ conversation: Conversation, by party: Fact.Party, of call: inout Call, at now: Timestamp) {
        endConversationRecording(of: &call, at: now)
        let talked = now - conversation.since
        note(
            .parted(by: party, talked: talked.seconds), call: call.id, agent: conversation.agent,
            queue: conversation.queue, at: now)
        let wrapUp = configuration.queues[conversation.queue]?.wrapUp ?? .zero
        lines[conversation.queue]?.handled(in: talked + wrapUp)
        guard var agent = agents[conversation.agent] else { return }
        if wrapUp > .zero {
            agent.activity = .wrapUp(call.id, until: now + wrapUp)
            note(
                .wrapUpBegan(until: now + wrapUp), call: call.id, agent: agent.id, queue: conversation.queue, at: now)
        } else {
            agent.endWrapUp(at: now)
        }
        keep(agent)
    }
}

extension Agent {
    /// The moment at which something is due for this agent.
    var deadline: Timestamp? {
        switch activity {
        case .idle, .ringing, .connecting, .talking: nil
        case .paused(let until), .releasing(_, let until), .wrapUp(_, let until): until
        }
    }

    /// Since when the agent has been idle, if it may be offered a call now.
    var idleSince: Timestamp? {
        guard status == .available, case .idle = activity, case .running(let since) = idleness else { return nil }
        return since
    }

    /// The idle age that counts for the next choice.
    func idleAge(at now: Timestamp) -> Duration {
        switch idleness {
        case .running(let since): now - since
        case .frozen(let age, _): age
        }
    }

    /// Takes the status that the agent chose, and freezes or unfreezes its idle age.
    mutating func choose(_ chosen: AgentStatus, at now: Timestamp) {
        switch chosen {
        case .available:
            guard case .frozen(let age, let since) = idleness else { break }
            let wasAway = status == .away
            let keepsAge = wasAway || now - since <= Limits.reconnecting
            idleness = .running(since: keepsAge ? now - age : now)
        case .away, .offline:
            if case .running(let since) = idleness { idleness = .frozen(age: now - since, since: now) }
        }
        status = chosen
    }

    /// Idle age starts at the end of wrap-up.
    mutating func endWrapUp(at now: Timestamp) {
        activity = .idle
        idleness = status == .available ? .running(since: now) : .frozen(age: .zero, since: now)
    }
}
