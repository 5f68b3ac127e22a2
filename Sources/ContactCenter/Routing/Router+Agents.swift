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
        if before == .free {
            stamps[desk] &+= 1
            for (line, pool, _) in desks[desk].pools { lines[line].pools[pool].live -= 1 }
        }
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
        if occupation == .free, let standing {
            let hash = stableHash(desks[desk].id, standing.since)
            for (line, pool, seat) in desks[desk].pools {
                let entry = entry(desk, seat: seat, standing, hash: hash)
                lines[line].pools[pool].insert(entry, stamps)
            }
        }
        standings[desk] = standing
        return shifted
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
            desk: Int32(desk), stamp: stamps[desk])
    }

    /// The number of a set of skills, for which pools are made in a line if there are none.
    mutating func number(of skills: [SkillNeed], in line: Int) -> Int {
        let number: Int
        if skills.isEmpty {
            return 0
        } else if let known = skillSets.firstIndex(of: skills) {
            number = known
        } else {
            number = skillSets.count
            skillSets.append(skills)
            for desk in desks.indices { desks[desk].meets.append(desks[desk].skills.meets(skills)) }
        }
        if !lines[line].pools.contains(where: { $0.skills == number }) { makePools(for: number, in: line) }
        return number
    }

    private mutating func makePools(for skills: Int, in line: Int) {
        for desk in lines[line].desks where desks[desk].meets[skills] {
            guard let index = desks[desk].seats.firstIndex(where: { $0.line == line }) else { continue }
            let tier = desks[desk].seats[index].tier
            let known = lines[line].pools.firstIndex { $0.skills == skills && $0.tier == tier }
            let pool = known ?? lines[line].pools.count
            if known == nil { lines[line].pools.append(Pool(skills: skills, tier: tier)) }
            desks[desk].pools.append((line: line, pool: pool, seat: index))
            guard desks[desk].occupation == .free, let standing = standings[desk] else { continue }
            let hash = stableHash(desks[desk].id, standing.since)
            let entry = entry(desk, seat: index, standing, hash: hash)
            lines[line].pools[pool].insert(entry, stamps)
        }
    }
}
