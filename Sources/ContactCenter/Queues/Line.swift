import Telephony

/// One queue at work: who waits, who could be offered a call now, and who is free to take one.
struct Line: Sendable {
    /// Callers who may be offered to the same agents.
    struct Group: Sendable {
        let reach: Reach
        /// The numbers of the sets of skills to look for, the fullest first; the last one is what is needed.
        let skillSets: [Int]
        var callers = WaitingLine()

        /// The number of the set of skills without which an agent will not do.
        var needed: Int { skillSets[skillSets.count - 1] }
    }

    let name: String
    var strategy: Strategy
    /// Everybody who waits, also while an offer is out for them: positions are counted here.
    var waiting = WaitingLine()
    /// Those who could be offered to an agent now.
    var groups: [Group] = []
    /// Those who are kept for one agent, by the agent's desk.
    var kept: [Int: WaitingLine] = [:]
    /// The free agents.
    var pools: [Pool] = []
    /// The desks of the agents who serve the queue.
    var desks: [Int] = []
    /// Agents of the queue, by what they do.
    var occupied = [Int](repeating: 0, count: Agent.Occupation.allCases.count)
    /// How many agents of the queue are at work.
    private(set) var atWork = 0
    /// The lowest tier in which somebody is at work; 1 if nobody is in any.
    ///
    /// A tier is open without waiting when nobody is at work in those below it.
    private(set) var lowestStaffedTier = 1
    private var atWorkByTier: [Int: Int] = [:]

    init(name: String, strategy: Strategy) {
        self.name = name
        self.strategy = strategy
    }

    /// How many agents do this now.
    func count(_ occupation: Agent.Occupation) -> Int { occupied[occupation.rawValue] }

    /// Somebody of a tier has come to work, or gone.
    mutating func staff(tier: Int, isComing: Bool) {
        atWork += isComing ? 1 : -1
        atWorkByTier[tier, default: 0] += isComing ? 1 : -1
        lowestStaffedTier = atWorkByTier.lazy.filter { $0.value > 0 }.map(\.key).min() ?? 1
    }
}
