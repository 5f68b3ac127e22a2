package import Telephony

/// Figures by interval, computed in one pass over facts in the order of their serials.
///
/// It holds the interval in hand and the rows that were not taken yet. What happens is counted in the interval in
/// which it happens, so a row never changes once its interval is over, and over every queue and interval
/// `waitingBefore + offered = answered + left + waitingAfter`.
package struct FigureTable: Sendable {
    /// What it is about.
    package let scope: FigureScope
    private var floor: Floor
    private var tallies: [FigureRow.Subject: Tally] = [:]
    private var start: Timestamp
    private var rows: [FigureRow] = []
    private let queuesOfAgent: [AgentID: [String]]

    /// An empty table.
    ///
    /// Facts from before `scope.from` may be taken, so that the state at its beginning is known.
    package init(_ scope: FigureScope, _ rules: FigureRules = FigureRules()) {
        self.init(scope, floor: Floor(rules))
    }

    private init(_ scope: FigureScope, floor: Floor) {
        self.scope = scope
        self.floor = floor
        start = scope.from
        var queues: [AgentID: [String]] = [:]
        for (queue, members) in scope.members {
            for agent in members { queues[agent, default: []].append(queue) }
        }
        queuesOfAgent = queues
    }

    /// An empty table about a later time, that knows who waits and works now.
    package func continued(in scope: FigureScope) -> FigureTable { FigureTable(scope, floor: floor) }

    /// What calls are measured against.
    package var rules: FigureRules { floor.rules }
    /// The serial of the last fact taken.
    package var lastSerial: UInt64 { floor.lastSerial }
    /// How many rows wait to be taken.
    package var rowCount: Int { rows.count }
    /// The beginning of the interval in hand.
    package var openSince: Timestamp { start }

    /// Takes what an agent's status was before the first fact.
    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {
        floor.assume(status, of: agent, since: since)
    }

    /// Takes one fact; returns whether later ones may still count.
    @discardableResult
    package mutating func take(_ fact: Fact) -> Bool {
        pass(to: fact.at)
        guard fact.at < scope.to else { return false }
        floor.take(fact)
        let counts = floor.now >= scope.from
        if counts { book() }
        floor.drain()
        return true
    }

    /// Lets time pass, and closes the intervals that are over by then.
    package mutating func pass(to moment: Timestamp) {
        if floor.now < scope.from, moment >= scope.from { begin() }
        while start < scope.to, scope.intervalEnd(start) <= moment { close(at: scope.intervalEnd(start)) }
    }

    /// Takes out the rows of the intervals that are over, the earliest first.
    package mutating func takeRows() -> [FigureRow] {
        defer { rows.removeAll() }
        return rows
    }

    /// The rows of the interval in hand as it stands at a moment.
    package func current(at moment: Timestamp) -> [FigureRow] {
        var copy = self
        copy.rows.removeAll()
        copy.pass(to: moment)
        guard copy.start < min(moment, scope.to) else { return copy.rows }
        copy.close(at: min(moment, scope.to))
        return copy.rows
    }

    /// The first counting moment: what agents did before does not count.
    private mutating func begin() {
        floor.cut(at: scope.from)
        floor.drain()
        open()
    }

    private mutating func open() {
        tallies = [:]
        for (queue, count) in floor.waiting where count > 0 {
            for subject in subjects(ofQueue: queue) { tallies[subject, default: Tally()].waitingBefore += count }
        }
    }

    private func subjects(ofQueue queue: String) -> [FigureRow.Subject] {
        scope.agent == nil ? scope.subjects(queue: queue, agent: nil) : []
    }

    private mutating func book() {
        for counted in floor.counted {
            for subject in scope.subjects(queue: counted.queue, agent: counted.agent) {
                tallies[subject, default: Tally()].add(counted)
            }
        }
        for spent in floor.spent {
            for subject in subjects(of: spent.agent) { tallies[subject, default: Tally()].add(spent) }
        }
    }

    /// Whose figures an agent's time counts for.
    private func subjects(of agent: AgentID) -> [FigureRow.Subject] {
        let queues = queuesOfAgent[agent] ?? []
        switch (scope.queue, scope.agent) {
        case (_?, _?): return []
        case (let queue?, nil): return queues.contains(queue) ? [.queue(queue)] : []
        case (nil, let only?): return only == agent ? [.agent(agent)] : []
        case (nil, nil): return [.everything, .agent(agent)] + queues.map { .queue($0) }
        }
    }

    private mutating func close(at end: Timestamp) {
        if floor.now < scope.from { begin() }
        floor.cut(at: end)
        book()
        floor.drain()
        var waiting: [FigureRow.Subject: (count: Int, oldest: Timestamp)] = [:]
        for entry in floor.entries.values {
            for subject in subjects(ofQueue: entry.queue) {
                let known = waiting[subject] ?? (0, entry.since)
                waiting[subject] = (known.count + 1, min(known.oldest, entry.since))
            }
        }
        for subject in Set(tallies.keys).union(waiting.keys).sorted() {
            let line = waiting[subject]
            rows.append(
                FigureRow(
                    subject: subject, from: start, to: end, rules: floor.rules, waitingAfter: line?.count ?? 0,
                    longestWaitNow: line.map { (end - $0.oldest).seconds }, tally: tallies[subject] ?? Tally()))
        }
        start = end
        open()
    }
}
