package import Telephony

/// How evenly the agents of one queue were offered calls, for the time in which they were there for callers.
package struct Fairness: Hashable, Sendable {
    package var queue: String
    /// The agents who served the queue and were available for at least a quarter of an hour.
    package var shares: [Share]
    /// Jain's index of offers for each available hour: 1 if all are equal, 1/n if one agent gets everything.
    ///
    /// Nil if nobody was offered anything. Source: Jain, Chiu, Hawe, DEC-TR-301 (1984).
    package var index: Double?
    /// Offers that were not made by the queue's order alone, by the reason: `picked`, `last_agent`,
    /// `missed_this_call`, `is_ringing`.
    package var overrides: [String: Int]

    /// One agent's part.
    package struct Share: Hashable, Sendable {
        package var agent: AgentID
        package var offers: Int
        /// Hours in which the agent was available, or had to do with a call.
        package var availableHours: Double

        /// Offers for each available hour.
        package var rate: Double { Double(offers) / availableHours }
    }

    /// The agents with the most and the fewest offers for each available hour; nil with fewer than two agents.
    package var largestGap: (most: Share, fewest: Share)? {
        guard shares.count > 1, let most = shares.max(by: { $0.rate < $1.rate }),
            let fewest = shares.min(by: { $0.rate < $1.rate })
        else { return nil }
        return (most, fewest)
    }

    /// Jain's index of some numbers; nil if all are zero.
    package static func jain(_ numbers: [Double]) -> Double? {
        let squares = numbers.reduce(0) { $0 + $1 * $1 }
        guard squares > 0 else { return nil }
        let sum = numbers.reduce(0, +)
        return sum * sum / (Double(numbers.count) * squares)
    }
}

/// Computes the fairness of every queue in one pass over facts.
package struct FairnessReport: Sendable {
    private static let leastHours = 0.25

    private let scope: FigureScope
    private var floor = Floor()
    private var hours: [AgentID: Double] = [:]
    private var offers: [String: [AgentID: Int]] = [:]
    private var overrides: [String: [String: Int]] = [:]

    /// An empty report over the time of a scope, with the agents who serve each queue.
    package init(_ scope: FigureScope) {
        self.scope = scope
    }

    /// Takes what an agent's status was before the first fact.
    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {
        floor.assume(status, of: agent, since: since)
    }

    /// Takes one fact; returns whether later ones may still count.
    @discardableResult
    package mutating func take(_ fact: Fact) -> Bool {
        guard fact.at < scope.to else { return false }
        if floor.now < scope.from, fact.at >= scope.from {
            floor.cut(at: scope.from)
            floor.drain()
        }
        floor.take(fact)
        if fact.at >= scope.from { book(fact) }
        floor.drain()
        return true
    }

    private mutating func book(_ fact: Fact) {
        for spent in floor.spent where spent.time != .away { hours[spent.agent, default: 0] += spent.seconds / 3600 }
        guard case .offered(let decision) = fact.kind, let queue = fact.queue else { return }
        offers[queue, default: [:]][decision.agent, default: 0] += 1
        if decision.rule == "picked" || decision.rule == "last_agent" {
            overrides[queue, default: [:]][decision.rule, default: 0] += 1
        }
        for reason in Set(decision.passedOver.map(\.reason)) {
            overrides[queue, default: [:]][reason, default: 0] += 1
        }
    }

    /// The fairness of every queue as it stands at a moment, by the queue's name.
    package func queues(at moment: Timestamp) -> [Fairness] {
        var hours = hours
        var floor = floor
        let end = min(moment, scope.to)
        if floor.now < scope.from {
            floor.cut(at: min(scope.from, end))
            floor.drain()
        }
        if end > scope.from { floor.cut(at: end) }
        for spent in floor.spent where spent.time != .away { hours[spent.agent, default: 0] += spent.seconds / 3600 }
        let names = scope.queue.map { [$0] } ?? Set(scope.members.keys).union(offers.keys).sorted()
        return names.map { queue in
            let counts = offers[queue] ?? [:]
            let agents = Set(scope.members[queue] ?? []).union(counts.keys).sorted()
            let shares = agents.compactMap { agent -> Fairness.Share? in
                guard let time = hours[agent], time >= Self.leastHours else { return nil }
                return Fairness.Share(agent: agent, offers: counts[agent] ?? 0, availableHours: time)
            }
            return Fairness(
                queue: queue, shares: shares, index: Fairness.jain(shares.map(\.rate)),
                overrides: overrides[queue] ?? [:])
        }
    }
}
