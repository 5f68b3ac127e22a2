package import Telephony

extension Switchboard {
    /// Why an agent is offered calls, or not; nil if there is no such agent.
    package func standing(of id: AgentID, at now: Timestamp) -> AgentStanding? {
        guard let agent = agents[id], let settings = configuration.agents[id], let desk = router.deskIndex[id] else {
            return nil
        }
        let isFree = router.desks[desk].occupation == .free
        let services = router.desks[desk].seats.map { seat in
            let line = router.lines[Int(seat.line)]
            let order = router.freeOrder(of: Int(seat.line), tier: Int(seat.tier))
            let place = order.firstIndex { Int($0.desk) == desk }
            return AgentStanding.Service(
                queue: line.name, strategy: line.strategy, tier: Int(seat.tier), waiting: line.waiting.count,
                place: place.map { $0 + 1 }, ahead: order.prefix(min(place ?? 5, 5)).map { candidate($0, at: now) },
                callers: callers(of: line, 5) { reason(for: $0, not: desk, tier: Int(seat.tier), at: now) })
        }
        return AgentStanding(
            agent: id, isFree: isFree, reason: reason(agent, settings, isFree: isFree, at: now),
            idleSeconds: agent.idleAge(at: now).seconds, queues: services)
    }

    private func reason(_ agent: Agent, _ settings: AgentSettings, isFree: Bool, at now: Timestamp) -> String {
        if isFree { return "free, and offered the next call that fits" }
        switch agent.status {
        case .offline: return "not logged in" + (agent.reason.map { " (\($0))" } ?? "")
        case .away: return "away" + (agent.reason.map { " (\($0))" } ?? "")
        case .available: break
        }
        if let until = agent.pausedUntil {
            return "left alone for \(Self.words(until - now)) after \(agent.misses) missed in a row"
        }
        if let next = agent.next { return "will be \(next.status.rawValue) after the call" }
        guard let work = agent.work.first(where: { !$0.isTalk }) ?? agent.work.first else { return "busy" }
        return "\(work.name.replacing("_", with: " ")), call \(work.call)"
    }

    /// Who would be next in a queue, and why those who wait are waiting; nil if there is no such queue.
    package func standing(of queue: String, at now: Timestamp) -> QueueStanding? {
        guard let index = router.lineIndex[queue] else { return nil }
        let line = router.lines[index]
        let order = router.freeOrder(of: index, tier: line.lowestStaffedTier)
        var excluded: [String: Int] = [:]
        for occupation in Agent.Occupation.allCases {
            let count = line.count(occupation)
            if count > 0, let exclusion = occupation.exclusion { excluded[exclusion.rawValue] = count }
        }
        return QueueStanding(
            queue: queue, strategy: line.strategy, next: order.prefix(10).map { candidate($0, at: now) },
            callers: callers(of: line, 10) { reason(for: $0, in: line, at: now) }, excluded: excluded)
    }

    private func callers(of line: Line, _ limit: Int, _ reason: (Waiting) -> String) -> [CallerStanding] {
        line.waiting.prefix(limit).enumerated().compactMap { index, place in
            guard case .waiting(let waiting) = calls[place.call]?.stage else { return nil }
            return CallerStanding(call: place.call, position: index + 1, reason: reason(waiting))
        }
    }

    /// Why a caller is not offered to an agent who serves its queue.
    private func reason(for waiting: Waiting, not desk: Int, tier: Int, at now: Timestamp) -> String {
        let agent = router.desks[desk]
        if let reason = common(waiting, at: now) { return reason }
        if waiting.offers.contains(where: { $0.agent == agent.id }) { return "this agent's phone rings" }
        if let avoided = waiting.avoided.first(where: { $0.agent == agent.id }) {
            return "this agent missed this call; not asked again for \(Self.words(avoided.until - now))"
        }
        if let kept = waiting.kept, kept.agent != agent.id { return Self.kept(kept, at: now) }
        if !router.settings[desk].meets(waiting.reach.needs) {
            return "needs " + waiting.reach.needs.map(\.text).joined(separator: ", ")
        }
        if tier > waiting.reach.tier, agent.occupation == .free {
            return "tier \(tier) is not open for this caller yet"
        }
        return agent.occupation == .free ? "others come first" : "this agent is not free"
    }

    /// Why a caller is not offered to anybody.
    private func reason(for waiting: Waiting, in line: Line, at now: Timestamp) -> String {
        if let reason = common(waiting, at: now) { return reason }
        if let offer = waiting.offers.first { return "\(offer.agent.rawValue)'s phone rings" }
        if let kept = waiting.kept { return Self.kept(kept, at: now) }
        let able = line.desks.filter { router.settings[$0].meets(waiting.reach.needs) }
        let free = able.filter { router.desks[$0].occupation == .free }
        if !waiting.reach.needs.isEmpty, free.isEmpty {
            let skills = waiting.reach.needs.map(\.text).joined(separator: ", ")
            return "needs \(skills): \(able.count) agents have that, none is free"
        }
        if free.isEmpty { return "no agent is free" }
        return "the free agents missed this call, or their tier is not open yet"
    }

    private func common(_ waiting: Waiting, at now: Timestamp) -> String? {
        if let offer = waiting.connecting { return "is being connected to \(offer.agent.rawValue)" }
        guard case .callback(let callback) = waiting.party, callback.isAsleep else { return nil }
        return "is to be called back in \(Self.words(callback.notBefore - now))"
    }

    private static func kept(_ kept: Waiting.Avoided, at now: Timestamp) -> String {
        "kept for \(kept.agent.rawValue), who talked to the caller last, for \(words(kept.until - now))"
    }

    private static func words(_ time: Duration) -> String { "\(max(0, time.wholeSeconds)) s" }

    /// Whether an agent may help itself to a call: only to one that waits in a queue that the agent serves.
    package func mayPick(_ call: CallID, for agent: AgentID) -> Bool {
        guard case .waiting(let waiting) = calls[call]?.stage else { return calls[call] != nil }
        return configuration.agents[agent]?.queues.contains(waiting.queue) ?? false
    }
}

extension Router {
    /// The free agents of a tier in the order of choice.
    func freeOrder(of line: Int, tier: Int) -> [Pool.Entry] {
        lines[line].desks.filter { desk in
            desks[desk].occupation == .free && desks[desk].seats.contains { $0.line == line && $0.tier == tier }
        }.compactMap { entry(of: $0, in: line) }.sorted()
    }
}
