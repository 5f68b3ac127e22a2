import CallFlow
import Telephony

extension Switchboard {
    /// Answers a request, or says why not and changes nothing.
    mutating func answer(_ request: Request, at now: Timestamp) -> Reply {
        do {
            switch request {
            case .setStatus(let id, let choice, let when, let author):
                return try setStatus(of: id, choice, when, by: author, at: now)
            case .heartbeat(let id):
                var agent = try agent(id)
                heartbeat(&agent, at: now)
                return try view(of: id, at: now)
            case .endWrapUp(let id, let author): return try endWrapUp(of: id, by: author, at: now)
            case .pick(let call, let id, let author): return try pick(call, for: id, by: author, at: now)
            case .move(let call, let queue): return try move(call, to: queue, at: now)
            case .takeOut(let call): return try takeOut(call, at: now)
            case .publish(let flow, let share): return try publish(flow, share, at: now)
            case .rollBack(let flow, let bundle): return try rollBack(flow, to: bundle, at: now)
            case .moveCalls(let old, let new): return try moveCalls(from: old, to: new, at: now)
            case .overrideHours(let exception): return try override(exception, at: now)
            case .endOverride(let calendar): return try endOverride(calendar, at: now)
            }
        } catch {
            return .refused(error)
        }
    }

    func agent(_ id: AgentID) throws(Reply.Refusal) -> Agent {
        guard configuration.agents[id] != nil, let agent = agents[id] else { throw .unknownAgent }
        return agent
    }

    private func view(of id: AgentID, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        guard let view = agentView(id, at: now) else { throw .unknownAgent }
        return .agent(view)
    }

    private mutating func setStatus(
        of id: AgentID, _ choice: StatusChoice, _ when: Request.When, by author: Fact.Actor, at now: Timestamp
    ) throws(Reply.Refusal) -> Reply {
        var agent = try agent(id)
        let reasons = configuration.house.awayReasons
        if let reason = choice.reason {
            guard choice.status == .away else { throw .reasonNotWanted }
            guard reasons.contains(reason) else { throw .unknownReason(known: reasons) }
        }
        switch when {
        case .afterCall where !agent.work.isEmpty:
            agent.next = choice.status == agent.status && choice.reason == agent.reason ? nil : choice
            keep(agent, at: now)
        case .now, .afterCall:
            guard agent.status != choice.status || agent.reason != choice.reason || agent.next != nil else { break }
            change(&agent, to: choice, by: author, at: now)
        }
        return try view(of: id, at: now)
    }

    private mutating func endWrapUp(
        of id: AgentID, by author: Fact.Actor, at now: Timestamp
    ) throws(Reply.Refusal) -> Reply {
        var agent = try agent(id)
        guard case .wrapUp(let call, _, _, let isForced) = agent.work.first(where: \.isWrapUp) else {
            throw .notWrappingUp
        }
        if isForced, author == .agent { throw .wrapUpIsForced }
        endWrapUp(of: call, &agent, by: author, at: now)
        keep(agent, at: now)
        return try view(of: id, at: now)
    }

    // MARK: Waiting calls

    /// Gives a waiting call to one agent, whatever the order says.
    private mutating func pick(
        _ id: CallID, for agent: AgentID, by author: Fact.Actor, at now: Timestamp
    ) throws(Reply.Refusal) -> Reply {
        let chosen = try self.agent(agent)
        let waiting = try waiting(id)
        guard chosen.status != .offline else { throw .agentIsOffline }
        guard let settings = configuration.agents[agent], chosen.work.count < settings.capacity,
            chosen.work.allSatisfy(\.isTalk)
        else { throw .agentIsBusy }
        let decision = picked(chosen, waiting, by: author, at: now)
        change(id, at: now) { switchboard, call in
            switchboard.withdrawAll(of: &call, at: now)
            switchboard.offer(decision, to: &call, at: now)
        }
        return try view(of: agent, at: now)
    }

    private mutating func withdrawAll(of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        for offer in waiting.offers { withdraw(offer, queue: waiting.queue, of: &call, at: now) }
        waiting.offers = []
        call.stage = .waiting(waiting)
    }

    private mutating func move(_ id: CallID, to queue: String, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        var waiting = try waiting(id)
        guard let settings = configuration.queues[queue] else { throw .unknownQueue }
        guard waiting.queue != queue else { throw .alreadyThere }
        guard !isBookedByOthers(waiting, in: queue, than: id) else { throw .numberIsBooked }
        change(id, at: now) { switchboard, call in
            waiting.visited = []
            switchboard.move(waiting, to: settings, by: "request", of: &call, at: now)
        }
        return .done
    }

    private mutating func takeOut(_ id: CallID, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        _ = try waiting(id)
        change(id, at: now) { switchboard, call in
            switchboard.sendOn(.queueFailed, reason: .takenOut, of: &call, at: now)
        }
        return .done
    }

    /// A call's place, if the call may still be given to somebody.
    private func waiting(_ id: CallID) throws(Reply.Refusal) -> Waiting {
        guard let call = calls[id] else { throw .unknownCall }
        guard case .waiting(let waiting) = call.stage else { throw .callIsNotWaiting }
        guard waiting.connecting == nil else { throw .callIsBeingConnected }
        return waiting
    }
}
