import Telephony

/// Writing down what a later reader needs to make every choice again from the facts alone.
extension Switchboard {
    /// Decisions after which the roster is written down again, so that no reader has to begin far back.
    private static let decisionsPerRoster = 10_000
    /// Decisions for each agent, so that what is written for one decision does not grow with the centre.
    private static let decisionsPerAgent = 20
    /// The time after which the roster is written down again.
    private static let rosterLasts: Duration = .seconds(86_400)

    /// Writes down who could be offered a call, as far as the facts so far do not say it.
    ///
    /// Asked before a decision is written down, and only then: what changes in between concerns nobody. Returns the serial
    /// of the roster in force.
    mutating func tellReadiness(at now: Timestamp) -> UInt64 {
        if needsRoster(at: now) {
            note(.rosterSet(rosterInForce), at: now)
            restless = Set(configuration.agents.keys)
        }
        rosterMayDiffer = false
        guard !restless.isEmpty else { return readiness.edition }
        for agent in restless.sorted() { tellReadiness(of: agent, at: now) }
        restless.removeAll(keepingCapacity: true)
        return readiness.edition
    }

    private func needsRoster(at now: Timestamp) -> Bool {
        guard let roster = readiness.roster else { return true }
        let limit = max(Self.decisionsPerRoster, Self.decisionsPerAgent * roster.agents.count)
        if readiness.decisions >= limit || now - readiness.toldAt >= Self.rosterLasts { return true }
        return rosterMayDiffer && roster != rosterInForce
    }

    /// The queues and agents by which choices are made now.
    private var rosterInForce: Roster {
        let orphans = router.lines.filter { configuration.queues[$0.name] == nil }
        return Roster(configuration, orphans: orphans.map { settings($0.name) })
    }

    private mutating func tellReadiness(of agent: AgentID, at now: Timestamp) {
        guard let desk = router.deskIndex[agent] else { return }
        let entry = readiness.entry(agent)
        let ready = readyAgent(desk)
        let isAtWork = router.desks[desk].occupation.isAtWork
        guard ready != entry.ready || isAtWork != entry.isAtWork else { return }
        note(ready.map { .ready($0) } ?? .notReady(isAtWork: isAtWork), agent: agent, at: now)
    }

    /// What is compared of an agent; nil for one who could not be offered a call.
    private func readyAgent(_ desk: Int) -> ReadyAgent? {
        guard router.desks[desk].occupation == .free, let standing = router.standings[desk] else { return nil }
        var turns: [String: UInt64] = [:]
        for seat in router.desks[desk].seats
        where seat.turn > 0 && router.lines[Int(seat.line)].strategy == .roundRobin {
            turns[router.lines[Int(seat.line)].name] = seat.turn
        }
        return ReadyAgent(
            since: standing.since, offers: standing.offers, talks: standing.talks,
            held: standing.held == 0 ? nil : standing.held, turns: turns.isEmpty ? nil : turns)
    }
}
