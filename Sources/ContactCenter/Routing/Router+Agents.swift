import Telephony

extension Router {
    /// Notes that an agent may be offered a call now.
    package mutating func set(_ agent: AgentID, free standing: Standing) {
        guard let desk = deskIndex[agent] else { return }
        set(desk, .free, standing)
    }

    /// Notes that an agent must not be offered a call now.
    package mutating func setBusy(_ agent: AgentID) {
        guard let desk = deskIndex[agent] else { return }
        set(desk, .busy, nil)
    }

    /// Notes what an agent does now; returns the lines in which tiers open or close by that.
    @discardableResult
    mutating func set(_ desk: Int, _ occupation: Agent.Occupation, _ standing: Standing?) -> [Int] {
        let before = desks[desk].occupation
        if before == .free { leavePools(desk) }
        desks[desk].occupation = occupation
        var shifted: [Int] = []
        if before != occupation {
            for seat in desks[desk].seats {
                let line = Int(seat.line)
                lines[line].occupied[before.rawValue] -= 1
                lines[line].occupied[occupation.rawValue] += 1
                guard before.isAtWork != occupation.isAtWork else { continue }
                let lowest = lines[line].lowestStaffedTier
                lines[line].staff(tier: Int(seat.tier), isComing: occupation.isAtWork)
                if lines[line].lowestStaffedTier != lowest { shifted.append(line) }
            }
        }
        standings[desk] = standing
        if occupation == .free, standing != nil { enterPools(desk) }
        return shifted
    }

    private mutating func enterPools(_ desk: Int) {
        guard let standing = standings[desk] else { return }
        let hash = stableHash(desks[desk].id, standing.since)
        for index in desks[desk].seats.indices {
            let seat = desks[desk].seats[index]
            desks[desk].seats[index].score = score(of: seat, standing)
            let entry = entry(desk, desks[desk].seats[index], standing, hash: hash)
            lines[Int(seat.line)].pools[Int(seat.pool)].insert(entry, having: desks[desk].sets)
        }
    }

    private mutating func leavePools(_ desk: Int) {
        guard let standing = standings[desk] else { return }
        let hash = stableHash(desks[desk].id, standing.since)
        for seat in desks[desk].seats {
            let entry = entry(desk, seat, standing, hash: hash)
            lines[Int(seat.line)].pools[Int(seat.pool)].remove(entry, having: desks[desk].sets)
        }
    }

    private func score(of seat: Seat, _ standing: Standing) -> Int64 {
        switch lines[Int(seat.line)].strategy {
        case .mostIdle, .ringAll: 0
        case .leastConnections: Int64(standing.held)
        case .roundRobin: Int64(clamping: seat.turn)
        case .fewestCalls: Int64(standing.talks)
        case .priority: Int64(seat.order)
        }
    }

    private func entry(_ desk: Int, _ seat: Seat, _ standing: Standing, hash: UInt32) -> Pool.Entry {
        Pool.Entry(
            score: seat.score, since: standing.since, offers: Int32(clamping: standing.offers), hash: hash,
            desk: Int32(desk), sets: desks[desk].sets.folded)
    }

    /// The entry of one certain agent, if it is free and serves the line.
    func entry(of desk: Int, in line: Int) -> Pool.Entry? {
        guard let seat = desks[desk].seats.first(where: { $0.line == line }), let standing = standings[desk] else {
            return nil
        }
        return entry(desk, seat, standing, hash: stableHash(desks[desk].id, standing.since))
    }

    /// The number of a set of skills, which everybody is looked at for if it is new.
    mutating func number(of skills: [SkillNeed]) -> Int {
        if let known = skillSets.firstIndex(of: skills) { return known }
        let number = skillSets.count
        skillSets.append(skills)
        for desk in desks.indices {
            if settings[desk].meets(skills) { desks[desk].sets.insert(number) }
        }
        for line in lines.indices {
            for pool in lines[line].pools.indices {
                lines[line].pools[pool].learn(number) { desks[Int($0)].sets.contains(number) }
            }
        }
        return number
    }
}
