import DequeModule
import Telephony

extension Switchboard {
    /// Brings callers and agents together wherever one or the other has become free during this input.
    ///
    /// Before the input nobody who was free was wanted, so only what has changed is looked at: for an agent who has
    /// become free, the caller over all its queues who is next; for a caller who can be offered, the best agent.
    mutating func settleQueues(at now: Timestamp) {
        repeat {
            noteShifts(at: now)
            while let agent = unsettledAgents.popFirst() { settle(agent, at: now) }
            let callers = unsettledCalls.compactMap { call in router.spots[call].map { ($0.place, call) } }
            unsettledCalls.removeAll(keepingCapacity: true)
            for (_, call) in callers.sorted(by: { $0.0 < $1.0 }) { route(call, at: now) }
        } while !unsettledCalls.isEmpty || !unsettledAgents.isEmpty || !shiftedLines.isEmpty || !emptiedLines.isEmpty
        if router.skillSets.count > Limits.skillSets { rebuildRouter(at: now) }
    }

    /// Tiers open when nobody is left below them, and callers may be sent on when nobody is left at all.
    private mutating func noteShifts(at now: Timestamp) {
        let emptied = emptiedLines.sorted()
        emptiedLines.removeAll(keepingCapacity: true)
        for line in emptied where !router.lines[line].waiting.isEmpty { leaveIfDeserted(line, at: now) }
        let shifted = shiftedLines.sorted()
        shiftedLines.removeAll(keepingCapacity: true)
        for line in shifted where !router.lines[line].waiting.isEmpty {
            for desk in router.lines[line].desks where router.desks[desk].occupation == .free {
                unsettledAgents.append(router.desks[desk].id)
            }
        }
    }

    /// Finds callers for an agent who has become free, until it is free no more.
    private mutating func settle(_ agent: AgentID, at now: Timestamp) {
        guard let desk = router.deskIndex[agent] else { return }
        while router.desks[desk].occupation == .free {
            let next = router.nextCaller(for: desk) { call in
                guard case .waiting(let waiting) = calls[call]?.stage else { return true }
                return waiting.avoided.contains { $0.agent == agent } || waiting.offers.contains { $0.agent == agent }
            }
            guard let next else { return }
            if case .waiting(let waiting) = calls[next]?.stage, holdsBack(next, waiting, at: now) { continue }
            guard route(next, at: now) else { return }
        }
    }

    /// Offers a caller to the agents that its queue's strategy chooses.
    ///
    /// Returns whether somebody was found.
    @discardableResult
    private mutating func route(_ id: CallID, at now: Timestamp) -> Bool {
        guard case .waiting(let waiting) = calls[id]?.stage, let spot = router.spots[id] else { return false }
        if holdsBack(id, waiting, at: now) { return false }
        var decisions: [Decision]
        switch spot.side {
        case .closed: return false
        case .kept(let desk):
            guard let entry = router.entry(of: desk, in: spot.line) else { return false }
            decisions = [decision(on: entry, rule: "last_agent", in: spot.line, at: now)]
        case .group(let group):
            let busy = waiting.avoided.map(\.agent) + waiting.offers.map(\.agent)
            let settings = settings(waiting.queue)
            let limit = settings.strategy == .ringAll ? settings.ringsAtOnce - waiting.offers.count : 1
            let choice = router.choose(
                group: group, in: spot.line, avoiding: busy.compactMap { router.deskIndex[$0] }, limit: limit)
            decisions = explain(choice, waiting, group: group, in: spot.line, at: now)
        }
        guard !decisions.isEmpty else { return false }
        let roster = tellReadiness(at: now)
        for index in decisions.indices { decisions[index].roster = roster }
        change(id, at: now) { switchboard, call in
            for decision in decisions { switchboard.offer(decision, to: &call, at: now) }
        }
        return true
    }
}
