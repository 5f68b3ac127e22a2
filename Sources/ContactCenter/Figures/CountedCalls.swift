import Telephony

/// The calls that a figure counted, found by counting again.
package struct CountedCalls: Sendable {
    /// What is looked for.
    package let figure: Figure
    private let scope: FigureScope
    private var floor: Floor
    private let after: UInt64
    private let limit: Int
    /// How often the figure was counted in the scope, those before `after` and beyond the limit included.
    package private(set) var count = 0
    /// What was counted, in order of time; at most `limit`.
    package private(set) var found: [Counted] = []
    private var hasMore = false

    /// Looks for what was counted for a figure.
    ///
    /// - Parameters:
    ///   - after: Only what comes from facts with a higher serial is listed; 0 for all.
    ///   - limit: How many are listed at most.
    package init(_ figure: Figure, _ scope: FigureScope, _ rules: FigureRules, after: UInt64 = 0, limit: Int) {
        self.figure = figure
        self.scope = scope
        self.after = after
        self.limit = limit
        floor = Floor(rules)
    }

    /// Takes one fact; returns whether later ones may still count.
    @discardableResult
    package mutating func take(_ fact: Fact) -> Bool {
        guard fact.at < scope.to else { return false }
        floor.take(fact)
        for counted in floor.counted where counted.figure == figure && scope.contains(counted) {
            count += 1
            guard counted.serial > after else { continue }
            if found.count < limit { found.append(counted) } else { hasMore = true }
        }
        floor.drain()
        return true
    }

    /// The cursor for what follows; nil if nothing does.
    package var next: UInt64? { hasMore ? found.last?.serial : nil }
}
