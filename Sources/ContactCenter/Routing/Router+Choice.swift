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
    /// Those chosen stay in their pools until they are set busy.
    func choose(
        group: Int, in line: Int, avoiding: [Int] = [], limit: Int = 1
    ) -> Choice {
        var choice = Choice()
        let open = max(lines[line].groups[group].reach.tier, lines[line].lowestStaffedTier)
        for tier in 1...max(1, open) {
            guard let pool = lines[line].pools.firstIndex(where: { $0.tier == tier }) else { continue }
            for skills in lines[line].groups[group].skillSets where lines[line].pools[pool].count(of: skills) > 0 {
                pick(skills, from: pool, of: line, avoiding: avoiding, limit: limit, &choice)
                if choice.chosen.count == limit { return choice }
            }
        }
        return choice
    }

    private func pick(
        _ skills: Int, from pool: Int, of line: Int, avoiding: [Int], limit: Int, _ choice: inout Choice
    ) {
        let first = choice.chosen.count
        let tier = lines[line].pools[pool].tier
        // As long as there are few sets an entry tells by itself, and nothing is fetched of agents who are passed over.
        let isTold = skillSets.count <= SkillMarks.apart
        var next: Pool.Entry?
        lines[line].pools[pool].walk(skills) { entry in
            guard isTold || desks[Int(entry.desk)].sets.contains(skills),
                !choice.chosen.contains(where: { $0.entry.desk == entry.desk })
            else { return false }
            guard !avoiding.contains(Int(entry.desk)) else {
                if choice.chosen.count < limit, !choice.avoided.contains(where: { $0.desk == entry.desk }) {
                    choice.avoided.append(entry)
                }
                return false
            }
            guard choice.chosen.count < limit else {
                next = entry
                return true
            }
            choice.chosen.append(Pick(entry: entry, tier: tier, skills: skills))
            // Who would have been next counts only where the first one was found.
            return choice.chosen.count == limit && first > 0
        }
        for index in choice.chosen.indices.dropFirst(first) {
            choice.chosen[index].runnerUp = index + 1 < choice.chosen.count ? choice.chosen[index + 1].entry : next
        }
    }
}
