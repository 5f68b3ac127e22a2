import Telephony

extension Switchboard {
    /// Writes down why these agents were chosen, one decision for each offer.
    mutating func explain(
        _ choice: Router.Choice, _ waiting: Waiting, group: Int, in line: Int, at now: Timestamp
    ) -> [Decision] {
        guard !choice.chosen.isEmpty else { return [] }
        let reach = router.lines[line].groups[group].reach
        let strategy = router.lines[line].strategy.rawValue
        let passedOver = choice.avoided.prefix(8).map { entry in
            let agent = router.desks[Int(entry.desk)].id
            let isRinging = waiting.offers.contains { $0.agent == agent }
            return Decision.PassedOver(
                agent: agent, reason: isRinging ? "is_ringing" : Exclusion.missedThisCall.rawValue)
        }
        return choice.chosen.map { pick in
            let ranking = [pick.entry] + (pick.runnerUp.map { [$0] } ?? [])
            precondition(ranking.count < 2 || ranking[0] < ranking[1], "nobody eligible came before the agent chosen")
            assert(router.isFirst(pick, besides: choice, in: line), "a full scan finds another agent")
            var decision = decision(on: pick.entry, rule: strategy, in: line, at: now)
            decision.ranking = ranking.map { candidate($0, at: now) }
            decision.passedOver = passedOver
            decision.excluded = router.exclusions(pick, avoided: choice.avoided.count, reach: reach, in: line)
            if reach != Reach() { decision.reach = reach }
            decision.tier = pick.tier
            decision.skills = router.skillSets[pick.skills].map(\.text)
            return decision
        }
    }

    /// A decision for one agent who was not compared with others.
    mutating func decision(on entry: Pool.Entry, rule: String, in line: Int, at now: Timestamp) -> Decision {
        counters.offer += 1
        return Decision(
            offer: counters.offer, agent: router.desks[Int(entry.desk)].id, rule: rule,
            free: router.lines[line].count(.free), serving: router.lines[line].desks.count,
            ranking: [candidate(entry, at: now)])
    }

    /// A decision that somebody made by hand.
    mutating func picked(_ agent: Agent, _ waiting: Waiting, by author: Fact.Actor, at now: Timestamp) -> Decision {
        counters.offer += 1
        let line = router.line(waiting.queue)
        let candidate = Decision.Candidate(
            agent: agent.id, idle: agent.idleAge(at: now).wholeMilliseconds, offers: agent.offers,
            hash: stableHash(agent.id, now))
        var decision = Decision(
            offer: counters.offer, agent: agent.id, rule: "picked", free: line?.count(.free) ?? 0,
            serving: line?.desks.count ?? 0, ranking: [candidate])
        decision.pickedBy = author
        return decision
    }

    func candidate(_ entry: Pool.Entry, at now: Timestamp) -> Decision.Candidate {
        Decision.Candidate(
            agent: router.desks[Int(entry.desk)].id, score: entry.score, idle: (now - entry.since).wholeMilliseconds,
            offers: Int(entry.offers), hash: entry.hash)
    }
}

extension Router {
    /// The agents of a line who could not be chosen, counted by the reason.
    func exclusions(_ pick: Pick, avoided: Int, reach: Reach, in line: Int) -> [String: Int] {
        var counts: [String: Int] = [:]
        for occupation in Agent.Occupation.allCases {
            let count = lines[line].count(occupation)
            if count > 0, let exclusion = occupation.exclusion { counts[exclusion.rawValue] = count }
        }
        let open = max(reach.tier, lines[line].lowestStaffedTier)
        var closed = 0
        var inTier = 0
        var skilled = 0
        for pool in lines[line].pools {
            if pool.tier > open { closed += pool.count(of: 0) }
            guard pool.tier == pick.tier else { continue }
            inTier += pool.count(of: 0)
            skilled += pool.count(of: pick.skills)
        }
        if closed > 0 { counts[Exclusion.tierClosed.rawValue] = closed }
        if inTier > skilled { counts[Exclusion.lacksSkill.rawValue] = inTier - skilled }
        if avoided > 0 { counts[Exclusion.missedThisCall.rawValue] = avoided }
        return counts
    }

    /// Whether a scan of everybody finds nobody who should have come before the agent chosen.
    func isFirst(_ pick: Pick, besides choice: Choice, in line: Int) -> Bool {
        let spared = Set(choice.chosen.map(\.entry.desk) + choice.avoided.map(\.desk))
        return !lines[line].desks.contains { desk in
            guard desks[desk].occupation == .free, !spared.contains(Int32(desk)),
                desks[desk].sets.contains(pick.skills),
                desks[desk].seats.contains(where: { $0.line == line && $0.tier == pick.tier }),
                let entry = entry(of: desk, in: line)
            else { return false }
            return entry < pick.entry
        }
    }

    /// Notes the number of an offer that a queue has made to an agent.
    mutating func note(turn: UInt64, of agent: AgentID, in queue: String) {
        guard let desk = deskIndex[agent], let line = lineIndex[queue],
            let seat = desks[desk].seats.firstIndex(where: { $0.line == line })
        else { return }
        desks[desk].seats[seat].turn = turn
    }
}
