package import Telephony

extension Switchboard {
    /// The agents, by id.
    package func agentViews(at now: Timestamp) -> [AgentView] {
        configuration.agents.keys.sorted().compactMap { agentView($0, at: now) }
    }

    /// One agent; nil if none of this id is configured.
    package func agentView(_ id: AgentID, at now: Timestamp) -> AgentView? {
        guard let settings = configuration.agents[id], let agent = agents[id] else { return nil }
        return AgentView(
            id: id, name: settings.name, status: agent.status, activity: agent.activityName, call: agent.call,
            idleSeconds: agent.idleAge(at: now).seconds, offers: agent.offers, queues: settings.queues)
    }

    /// The queues, by name.
    package func queueViews(at now: Timestamp) -> [QueueView] {
        configuration.queues.keys.sorted().compactMap { name in
            guard let settings = configuration.queues[name], let line = lines[name] else { return nil }
            let callers = (0..<min(line.waiting.count, 100)).compactMap { caller(at: $0, in: line, now) }
            return QueueView(
                name: name, title: settings.title, agents: line.serving.count, free: line.free.count,
                waiting: line.waiting.count,
                longestWaitSeconds: (line.waiting.oldest.map { now - $0 } ?? .zero).seconds, callers: callers)
        }
    }

    private func caller(at index: Int, in line: Line, _ now: Timestamp) -> QueueView.WaitingCaller? {
        let place = line.waiting[index]
        guard case .waiting(let waiting) = calls[place.call]?.stage else { return nil }
        return QueueView.WaitingCaller(
            call: place.call, position: index + 1, waitSeconds: (now - place.since).seconds,
            priority: place.priority, ringing: waiting.offer?.agent)
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
            agent = waiting.offer?.agent
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
            switch waiting.offer?.state {
            case .connecting: "connecting"
            case .ringing, nil: "waiting"
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
        switch activity {
        case .idle: status == .available ? "idle" : status.rawValue
        case .paused: "paused"
        case .ringing: "ringing"
        case .connecting: "connecting"
        case .talking: "talking"
        case .releasing: "releasing"
        case .wrapUp: "wrap_up"
        }
    }

    /// The call that the agent is offered, talks in or wraps up.
    var call: CallID? {
        switch activity {
        case .idle, .paused: nil
        case .ringing(let call, _), .connecting(let call, _), .talking(let call, _), .wrapUp(let call, _): call
        case .releasing(let leg, _): leg.call
        }
    }
}
