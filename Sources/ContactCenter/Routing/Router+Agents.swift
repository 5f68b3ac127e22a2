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
            for index in desks[desk].seats.indices {
                let seat = desks[desk].seats[index]
                lines[seat.line].occupied[before.rawValue] -= 1
                lines[seat.line].occupied[occupation.rawValue] += 1
                guard before.isAtWork != occupation.isAtWork else { continue }
                let lowest = lines[seat.line].lowestStaffedTier
                lines[seat.line].staff(tier: seat.tier, isComing: occupation.isAtWork)
                if lines[seat.line].lowestStaffedTier != lowest { shifted.append(seat.line) }
            }
        }
        if occupation == .free, let standing { enterPools(desk, standing) }
        standings[desk] = standing
        return shifted
    }

    private mutating func enterPools(_ desk: Int, _ standing: Standing) {
        let hash = stableHash(desks[desk].id, standing.since)
        let bits = desks[desk].bits
        for index in desks[desk].seats.indices {
            var entry = entry(desk, seat: index, standing, hash: hash)
            entry.sets = bits
            desks[desk].seats[index].entry = entry
            let seat = desks[desk].seats[index]
            lines[seat.line].pools[seat.pool].insert(entry, having: desks[desk].sets)
        }
    }

    private mutating func leavePools(_ desk: Int) {
        for index in desks[desk].seats.indices {
            let seat = desks[desk].seats[index]
            guard let entry = seat.entry else { continue }
            lines[seat.line].pools[seat.pool].remove(entry, having: desks[desk].sets)
            desks[desk].seats[index].entry = nil
        }
    }

    func entry(_ desk: Int, seat index: Int, _ standing: Standing, hash: UInt32) -> Pool.Entry {
        let seat = desks[desk].seats[index]
        let score: Int64 =
            switch lines[seat.line].strategy {
            case .mostIdle, .ringAll: 0
            case .leastConnections: Int64(standing.held)
            case .roundRobin: Int64(clamping: seat.turn)
            case .fewestCalls: Int64(standing.talks)
            case .priority: Int64(seat.order)
            }
        return Pool.Entry(
            score: score, since: standing.since, offers: Int32(clamping: standing.offers), hash: hash,
            desk: Int32(desk), sets: 0)
    }

    /// The number of a set of skills, which everybody is looked at for if it is new.
    mutating func number(of skills: [SkillNeed]) -> Int {
        if let known = skillSets.firstIndex(of: skills) { return known }
        let number = skillSets.count
        skillSets.append(skills)
        for desk in desks.indices {
            let meets = desks[desk].skills.meets(skills)
            desks[desk].meets.append(meets)
            if meets { desks[desk].sets.append(number) }
        }
        for line in lines.indices {
            for pool in lines[line].pools.indices {
                lines[line].pools[pool].learn(number) { desks[Int($0)].meets[number] }
            }
        }
        return number
    }
}
