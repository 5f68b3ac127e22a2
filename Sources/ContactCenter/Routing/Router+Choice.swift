import Telephony

extension Router {
    /// Agents chosen for a caller, in order, with what the explanation needs.
    struct Choice: Sendable {
        /// Those to be offered the caller.
        var chosen: [Pick] = []
        /// Free agents before them that the caller avoids.
        var avoided: [Pool.Entry] = []
    }

    /// One agent chosen.
    struct Pick: Sendable {
        var entry: Pool.Entry
        /// The one who would have been next.
        var runnerUp: Pool.Entry?
        var tier: Int
        /// The set of skills that was looked for when it was found.
        var skills: Int
    }

    /// Chooses free agents for a caller: the lowest tier first, then those with the most of the wished skills, then
    /// by the queue's strategy.
    ///
    /// Those chosen are taken out of the pool in which they were found and must be set busy.
    mutating func choose(
        group: Int, in line: Int, avoiding: [Int] = [], limit: Int = 1
    ) -> Choice {
        var choice = Choice()
        let open = max(lines[line].groups[group].reach.tier, lines[line].lowestStaffedTier)
        for tier in 1...max(1, open) {
            for skills in lines[line].groups[group].skillSets {
                guard let pool = lines[line].pools.firstIndex(where: { $0.tier == tier && $0.skills == skills }),
                    lines[line].pools[pool].live > 0
                else { continue }
                pick(from: pool, of: line, avoiding: avoiding, limit: limit, &choice)
                if choice.chosen.count == limit { return choice }
            }
        }
        return choice
    }

    private mutating func pick(from pool: Int, of line: Int, avoiding: [Int], limit: Int, _ choice: inout Choice) {
        var passed: [Pool.Entry] = []
        let first = choice.chosen.count
        while choice.chosen.count < limit, let entry = lines[line].pools[pool].popFirst(stamps) {
            if avoiding.contains(Int(entry.desk)) {
                passed.append(entry)
            } else if !choice.chosen.contains(where: { $0.entry.desk == entry.desk }) {
                let tier = lines[line].pools[pool].tier
                choice.chosen.append(Pick(entry: entry, tier: tier, skills: lines[line].pools[pool].skills))
            }
        }
        let next = first == 0 ? lines[line].pools[pool].first(stamps) : nil
        for index in choice.chosen.indices.dropFirst(first) {
            choice.chosen[index].runnerUp = index + 1 < choice.chosen.count ? choice.chosen[index + 1].entry : next
        }
        for entry in passed {
            lines[line].pools[pool].putBack(entry)
            if !choice.avoided.contains(where: { $0.desk == entry.desk }) { choice.avoided.append(entry) }
        }
    }

    /// The entry of one certain agent, if it is free and serves the line.
    func entry(of desk: Int, in line: Int) -> Pool.Entry? {
        guard let seat = desks[desk].seats.firstIndex(where: { $0.line == line }), let standing = standings[desk]
        else { return nil }
        return entry(desk, seat: seat, standing, hash: stableHash(desks[desk].id, standing.since))
    }
}
