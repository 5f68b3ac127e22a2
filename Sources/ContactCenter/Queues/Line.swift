import Telephony

/// One queue at work: who waits, who could be offered a call now, and who is free to take one.
struct Line: Sendable {
    /// Callers who may be offered to the same agents.
    struct Group: Sendable {
        let reach: Reach
        /// The numbers of the sets of skills to look for, the fullest first; the last one is what is needed.
        let skillSets: [Int]
        fileprivate(set) var callers = WaitingLine()
    }

    /// What a free agent looks at of a group: all of them stand side by side in memory.
    struct Front: Sendable {
        /// The group's first caller, or a place behind all others if nobody waits in it.
        var first: WaitingLine.Place
        /// The highest tier whose agents may have the caller.
        var tier: Int32
        /// The number of the set of skills without which an agent will not do.
        var needed: Int32
    }

    let name: String
    var strategy: Strategy
    /// Everybody who waits, also while an offer is out for them: positions are counted here.
    var waiting = WaitingLine()
    /// Those who could be offered to an agent now.
    private(set) var groups: [Group] = []
    /// The first caller of each group.
    private(set) var fronts: [Front] = []
    /// The groups by those who may be offered their callers.
    private(set) var groupIndex: [Reach: Int] = [:]
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

    /// The pool of a tier.
    mutating func pool(of tier: Int) -> Int {
        if let known = pools.firstIndex(where: { $0.tier == tier }) { return known }
        pools.append(Pool(tier: tier))
        return pools.count - 1
    }

    /// Begins a group.
    mutating func addGroup(_ reach: Reach, skillSets: [Int]) -> Int {
        groupIndex[reach] = groups.count
        groups.append(Group(reach: reach, skillSets: skillSets))
        fronts.append(
            Front(
                first: .behindAll, tier: Int32(clamping: reach.tier),
                needed: Int32(clamping: skillSets[skillSets.count - 1])))
        return groups.count - 1
    }

    /// Puts a caller into a group.
    mutating func insert(_ place: WaitingLine.Place, into group: Int) {
        groups[group].callers.insert(place)
        fronts[group].first = groups[group].callers.first ?? .behindAll
    }

    /// Takes a caller out of a group.
    mutating func remove(_ place: WaitingLine.Place, from group: Int) {
        groups[group].callers.remove(place)
        fronts[group].first = groups[group].callers.first ?? .behindAll
    }

    /// Fills an empty group.
    mutating func fill(_ group: Int, with places: [WaitingLine.Place]) {
        groups[group].callers = WaitingLine(places)
        fronts[group].first = groups[group].callers.first ?? .behindAll
    }
}

extension WaitingLine.Place {
    /// Nobody comes after it.
    static var behindAll: WaitingLine.Place {
        let never = Timestamp(milliseconds: .max)
        return WaitingLine.Place(rank: never, since: never, call: CallID(.max))
    }
}
