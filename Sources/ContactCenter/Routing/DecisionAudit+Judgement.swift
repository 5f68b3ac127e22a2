import Telephony

extension DecisionAudit {
    /// By how much a tick may be late that ends the time for which a caller avoids an agent.
    private static let lateness: Duration = .seconds(5)

    /// Makes one choice again: of one agent, or of several who were rung together.
    mutating func judge(_ offers: [(fact: Fact, decision: Decision)]) -> [Verdict] {
        guard let (fact, first) = offers.first else { return [] }
        if first.rule == "picked" { return offers.map { _ in .byHand } }
        guard let edition = first.roster, readiness.roster != nil else { return offers.map { _ in .unrecorded } }
        guard edition == readiness.edition else {
            return offers.map { _ in
                .different(["it names roster \(edition); the facts have roster \(readiness.edition) in force then"])
            }
        }
        guard let queue = fact.queue, let line = router.lineIndex[queue] else {
            return offers.map { _ in .different(["the roster has no queue \(fact.queue ?? "-")"]) }
        }
        var faults = countFaults(first, in: line) + passingFaults(first, fact)
        if first.rule == "last_agent" {
            faults += keptFaults(first, in: line, at: fact.at)
            return [verdict(faults, first)]
        }
        faults += strategyFaults(first, in: line)
        guard faults.isEmpty else { return offers.map { _ in .different(faults) } }
        return choose(offers.map(\.decision), fact, in: line)
    }

    private func verdict(_ faults: [String], _ decision: Decision) -> Verdict {
        faults.isEmpty ? .same(free: decision.free) : .different(faults)
    }

    /// The choice itself, with the code that routes calls, and the plain search beside it.
    private mutating func choose(_ decisions: [Decision], _ fact: Fact, in line: Int) -> [Verdict] {
        let group = router.group(decisions[0].reach ?? Reach(), in: line)
        let named = decisions[0].passedOver.map(\.agent)
        let strict = compare(decisions, fact, group: group, in: line, avoiding: named + avoided(by: fact, late: .zero))
        let searched = searchFaults(decisions, fact, in: line)
        guard strict.contains(where: { !$0.isEmpty }) else { return conclude(decisions, searched) }
        // The time for which somebody was avoided may have been over and not yet noticed.
        let late = compare(
            decisions, fact, group: group, in: line, avoiding: named + avoided(by: fact, late: Self.lateness))
        return conclude(decisions, zip(late.allSatisfy(\.isEmpty) ? late : strict, searched).map { $0 + $1 })
    }

    private func conclude(_ decisions: [Decision], _ faults: [[String]]) -> [Verdict] {
        zip(decisions, faults).map { verdict($1, $0) }
    }

    /// What differs of each decision, when those agents are avoided.
    private func compare(
        _ decisions: [Decision], _ fact: Fact, group: Int, in line: Int, avoiding: [AgentID]
    ) -> [[String]] {
        let choice = router.choose(
            group: group, in: line, avoiding: avoiding.compactMap { router.deskIndex[$0] }, limit: decisions.count)
        return decisions.enumerated().map { place, decision in
            guard choice.chosen.indices.contains(place) else {
                return ["nobody could be chosen; then it was \(decision.agent.rawValue)"]
            }
            return pickFaults(choice.chosen[place], decision, fact, isLast: place == decisions.count - 1)
        }
    }

    private func pickFaults(_ pick: Router.Pick, _ decision: Decision, _ fact: Fact, isLast: Bool) -> [String] {
        let agent = router.desks[Int(pick.entry.desk)].id
        guard agent == decision.agent else {
            return ["made again: \(agent.rawValue); then it was \(decision.agent.rawValue)"]
        }
        var faults = numberFaults(pick.entry, decision.ranking.first, at: fact.at)
        // Of several rung together nobody knows how many more might have been, and of a wait whose beginning was not
        // read nobody knows whom the caller avoided.
        let hasNext = (decision.rule != Strategy.ringAll.rawValue || !isLast) && fact.call.map(seen.contains) ?? false
        if hasNext {
            let next = decision.ranking.dropFirst().first
            switch (pick.runnerUp, next) {
            case (nil, nil): break
            case (let entry?, let next?): faults += numberFaults(entry, next, at: fact.at)
            case (let entry?, nil):
                faults.append("made again, \(router.desks[Int(entry.desk)].id.rawValue) is next; then nobody was")
            case (nil, let next?): faults.append("made again, nobody is next; then \(next.agent.rawValue) was")
            }
        }
        if let tier = decision.tier, tier != pick.tier {
            faults.append("found in tier \(pick.tier); then in tier \(tier)")
        }
        return faults
    }

    private func numberFaults(_ entry: Pool.Entry, _ stored: Decision.Candidate?, at now: Timestamp) -> [String] {
        let made = Decision.Candidate(
            agent: router.desks[Int(entry.desk)].id, score: entry.score, idle: (now - entry.since).wholeMilliseconds,
            offers: Int(entry.offers), hash: entry.hash)
        guard let stored, stored != made else {
            return stored == nil ? ["the numbers of \(made.agent.rawValue) were not stored"] : []
        }
        return ["made again: \(Self.words(made)); then \(Self.words(stored))"]
    }

    private static func words(_ candidate: Decision.Candidate) -> String {
        "\(candidate.agent.rawValue) idle \(candidate.idle) ms, \(candidate.offers) offers, "
            + "score \(candidate.score ?? 0), hash \(candidate.hash)"
    }

    /// Whether as many are free, and serve the queue, as the decision says.
    private func countFaults(_ decision: Decision, in line: Int) -> [String] {
        let free = router.lines[line].count(.free)
        let serving = router.lines[line].desks.count
        var faults: [String] = []
        if free != decision.free { faults.append("by the facts \(free) were free; by the decision \(decision.free)") }
        if serving != decision.serving {
            faults.append("by the facts \(serving) serve the queue; by the decision \(decision.serving)")
        }
        return faults
    }

    private func strategyFaults(_ decision: Decision, in line: Int) -> [String] {
        let strategy = router.lines[line].strategy.rawValue
        return strategy == decision.rule ? [] : ["the queue's strategy was \(strategy), not \(decision.rule)"]
    }

    private func keptFaults(_ decision: Decision, in line: Int, at now: Timestamp) -> [String] {
        guard let desk = router.deskIndex[decision.agent], let entry = router.entry(of: desk, in: line) else {
            return ["by the facts \(decision.agent.rawValue) was not free"]
        }
        return numberFaults(entry, decision.ranking.first, at: now)
    }

    /// Whoever was passed over must have missed this call, and not too long ago.
    private func passingFaults(_ decision: Decision, _ fact: Fact) -> [String] {
        guard let call = fact.call, seen.contains(call) else { return [] }
        let known = avoided(by: fact, late: Self.lateness)
        return decision.passedOver.compactMap { passed in
            guard passed.reason == Exclusion.missedThisCall.rawValue, !known.contains(passed.agent) else { return nil }
            return "\(passed.agent.rawValue) was passed over without having missed this call lately"
        }
    }

    /// Those whom the caller of a decision avoids.
    private func avoided(by fact: Fact, late: Duration) -> [AgentID] {
        guard let call = fact.call, let until = avoided[call] else { return [] }
        return until.filter { fact.at - late < $0.value }.keys.sorted()
    }

    /// Searches everybody for one who could have had the call and had been idle for longer than the agent chosen.
    private mutating func searchFaults(_ decisions: [Decision], _ fact: Fact, in line: Int) -> [[String]] {
        let spared = Set(
            decisions.map(\.agent) + decisions.flatMap { $0.passedOver.map(\.agent) }
                + avoided(by: fact, late: Self.lateness))
        return decisions.map { decision in
            guard let longer = idleLonger(than: decision, sparing: spared, in: line, at: fact.at) else { return [] }
            return ["\(longer.rawValue) could have had the call and had been idle for longer"]
        }
    }

    private mutating func idleLonger(
        than decision: Decision, sparing spared: Set<AgentID>, in line: Int, at now: Timestamp
    ) -> AgentID? {
        guard decision.rule == Strategy.mostIdle.rawValue || decision.rule == Strategy.ringAll.rawValue,
            let roster = readiness.roster, let idle = decision.ranking.first?.idle
        else { return nil }
        let queue = router.lines[line].name
        let needs = (decision.skills ?? []).map(Self.need)
        let found = router.lines[line].desks.lazy.map { roster.agents[$0] }.first { agent in
            guard let ready = readiness.entry(agent.id).ready, (now - ready.since).wholeMilliseconds > idle,
                let seat = agent.seats.first(where: { $0.queue == queue }), (seat.tier ?? 1) == decision.tier ?? 1
            else { return false }
            return !spared.contains(agent.id) && needs.allSatisfy { (agent.skills?[$0.skill] ?? 0) >= $0.level }
        }
        noteSearch(found: found != nil)
        return found?.id
    }

    /// `french 3` in a decision's words.
    private static func need(_ text: String) -> SkillNeed {
        let parts = text.split(separator: " ", maxSplits: 1)
        return SkillNeed(String(parts.first ?? ""), level: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }
}
