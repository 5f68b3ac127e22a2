/// A skill, and how much of it is needed.
package struct SkillNeed: Hashable, Comparable, Sendable, Codable {
    /// The skill's name, as in `config/agents.json`: `french`.
    package var skill: String
    /// The lowest level that will do, 1 to 10.
    package var level: Int

    /// Asks for a skill.
    package init(_ skill: String, level: Int = 1) {
        self.skill = skill
        self.level = level
    }

    package static func < (left: SkillNeed, right: SkillNeed) -> Bool {
        (left.skill, left.level) < (right.skill, right.level)
    }

    /// `french`, or `french 3`.
    package var text: String { level == 1 ? skill : "\(skill) \(level)" }
}

/// Which agents of a queue a caller may be offered to at the moment; grows with waiting time.
package struct Reach: Hashable, Sendable, Codable {
    /// Agents of this tier and of those below it; 1 is the first.
    package var tier: Int = 1
    /// Skills without which an agent will not do.
    package var needs: [SkillNeed] = []
    /// Skills that make an agent come first, the most important one first.
    package var wishes: [SkillNeed] = []

    /// Describes a reach; without arguments, everybody of the first tier.
    package init(tier: Int = 1, needs: [SkillNeed] = [], wishes: [SkillNeed] = []) {
        self.tier = tier
        self.needs = needs
        self.wishes = wishes
    }

    /// The sets of skills to look for, one after the other: with all wishes, with fewer, with none.
    var skillSets: [[SkillNeed]] {
        (0...wishes.count).reversed().map { count in (needs + wishes.prefix(count)).sorted() }
    }
}
