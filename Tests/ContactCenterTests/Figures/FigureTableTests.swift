import ContactCenter
import Telephony
import TestSupport
import Testing

/// Figures of small days, made by hand.
struct FigureTableTests {
    private static let noon = Timestamp(seconds: 1_800_000_000)
    private static let ana = AgentID(rawValue: "ana")

    /// Facts with the seconds at which they happen.
    private static func facts(_ list: [(Double, UInt64?, AgentID?, Fact.Kind)]) -> [Fact] {
        list.enumerated().map { index, entry in
            let (second, call, agent, kind) = entry
            return Fact(
                serial: UInt64(index + 1), at: noon + .milliseconds(Int64(second * 1000)),
                call: call.map { CallID($0) },
                agent: agent, queue: "sales", kind: kind)
        }
    }

    private static func decision(_ offer: UInt64) -> Decision {
        Decision(offer: offer, agent: ana, rule: "most_idle", free: 1, serving: 1, ranking: [])
    }

    /// One caller answered after 10 s who talks for 100 s, with 20 s of wrap-up; one who gives up after 4 s.
    private static let day = facts([
        (0, nil, ana, .statusChanged(.available, reason: nil, by: .agent)),
        (60, 1, nil, .queued(position: 1, priority: 5)),
        (65, 1, ana, .offered(decision(1))),
        (70, 1, ana, .connected(offer: 1, waited: 10)),
        (80, 2, nil, .queued(position: 1, priority: 5)),
        (84, 2, nil, .leftQueue(reason: .hungUp, waited: 4)),
        (170, 1, ana, .parted(by: .caller, talked: 100)),
        (170, 1, ana, .wrapUpBegan(until: nil)),
        (190, 1, ana, .wrapUpEnded(by: .system)),
        (200, 3, nil, .queued(position: 1, priority: 5)),
    ])

    private static func scope(_ seconds: Int64, interval: Int64? = nil, queue: String? = nil) -> FigureScope {
        FigureScope(
            from: noon, to: noon + .seconds(seconds), interval: interval, queue: queue, members: ["sales": [ana]])
    }

    private static func rows(_ scope: FigureScope) -> [FigureRow] {
        var table = FigureTable(scope)
        for fact in day { table.take(fact) }
        table.pass(to: scope.to)
        return table.takeRows()
    }

    @Test func `a queue's figures are what happened`() throws {
        let row = try #require(Self.rows(Self.scope(300, queue: "sales")).first)
        #expect(row.subject == .queue("sales"))
        #expect(
            [row[.offered], row[.answered], row[.abandoned], row[.abandonedShort], row.waitingAfter] == [3, 1, 1, 1, 1])
        #expect(row.averageSpeedOfAnswer == 10)
        #expect((row.averageTalk, row.averageWrapUp, row.averageHandling) == (100, 20, 120))
        #expect(row.longestWaitNow == 100 && row.longestWait == 100)
        #expect(row.serviceLevel(.shortAbandonsExcluded) == 1)
        #expect(row.serviceLevel(.abandonsNegative) == 0.5)
        #expect(row.seconds(.talk) == 100 && row.seconds(.wrapUp) == 20 && row.seconds(.ringing) == 5)
        #expect(row.seconds(.idle) == 65 + 110)
        let occupancy = try #require(row.occupancy)
        #expect(abs(occupancy - 120.0 / 300) < 1e-9)
    }

    @Test func `intervals add up to the whole, and hand the waiting ones over`() {
        let whole = Self.rows(Self.scope(300)).first { $0.subject == .everything }
        let parts = Self.rows(Self.scope(300, interval: 75_000)).filter { $0.subject == .everything }
        #expect(parts.count == 4)
        for figure in Figure.allCases {
            #expect(parts.reduce(0) { $0 + $1[figure] } == whole?[figure], "\(figure)")
        }
        for time in AgentTime.allCases {
            #expect(abs(parts.reduce(0) { $0 + $1.seconds(time) } - (whole?.seconds(time) ?? 0)) < 1e-9, "\(time)")
        }
        for (before, after) in zip(parts, parts.dropFirst()) { #expect(before.waitingAfter == after.waitingBefore) }
    }

    @Test func `what happened before the report counts for nothing but is known`() throws {
        var scope = Self.scope(300, queue: "sales")
        scope.from = Self.noon + .seconds(82)
        let row = try #require(Self.rows(scope).first)
        #expect(row.waitingBefore == 1)
        #expect(row[.offered] == 1 && row[.abandoned] == 1 && row[.answered] == 0)
        #expect(row.seconds(.talk) == 88)
    }

    @Test func `a fault is no abandonment, and a refused caller was offered`() throws {
        var table = FigureTable(Self.scope(100, queue: "sales"))
        let facts = Self.facts([
            (1, 1, nil, .queued(position: 1, priority: 5)), (2, 1, nil, .leftQueue(reason: .fault, waited: 1)),
            (3, 2, nil, .queueRefused(reason: "full")), (4, 3, nil, .queueRefused(reason: "noAgents")),
            (5, 4, nil, .queued(position: 1, priority: 5)), (6, 4, nil, .leftQueue(reason: .timeOut, waited: 1)),
        ])
        for fact in facts { table.take(fact) }
        let row = try #require(table.current(at: Self.noon + .seconds(50)).first)
        #expect(
            [row[.abandoned], row[.leftFault], row[.leftFull], row[.leftEmpty], row[.leftTimeOut]] == [0, 1, 1, 1, 1])
        #expect(row[.offered] == 4 && row.left == 4)
        #expect(row.abandonment == 0)
    }

    @Test func `a repeated fact changes nothing`() {
        var table = FigureTable(Self.scope(300))
        for fact in Self.day + Self.day { table.take(fact) }
        table.pass(to: Self.noon + .seconds(300))
        #expect(table.takeRows() == Self.rows(Self.scope(300)))
    }

    @Test func `each figure can list what it counted`() {
        for figure in Figure.allCases {
            var listed = CountedCalls(figure, Self.scope(300), FigureRules(), limit: 100)
            for fact in Self.day { listed.take(fact) }
            let whole = Self.rows(Self.scope(300)).first { $0.subject == .everything }
            #expect(listed.count == whole?[figure] && listed.found.count == listed.count, "\(figure)")
        }
        var first = CountedCalls(.offered, Self.scope(300), FigureRules(), limit: 2)
        for fact in Self.day { first.take(fact) }
        #expect(first.count == 3 && first.found.map(\.call) == [CallID(1), CallID(2)])
        var rest = CountedCalls(.offered, Self.scope(300), FigureRules(), after: first.next ?? 0, limit: 2)
        for fact in Self.day { rest.take(fact) }
        #expect(rest.found.map(\.call) == [CallID(3)] && rest.next == nil)
    }

    @Test func `each queue is measured against its own limits, unless a report says otherwise`() throws {
        var strict = QueueSettings(name: "sales")
        strict.answerWithin = .seconds(9)
        strict.shortAbandon = .seconds(3)
        let own = FigureRules(["sales": strict, "other": QueueSettings(name: "other")])
        let level = { (rules: FigureRules) throws -> FigureRow in
            var table = FigureTable(Self.scope(300), rules)
            for fact in Self.day { table.take(fact) }
            return try #require(table.current(at: Self.noon + .seconds(300)).first { $0.subject == .queue("sales") })
        }
        let row = try level(own)
        #expect(row.threshold == 9 && row[.answeredWithin] == 0 && row[.abandonedShort] == 0)
        let usual = try level(FigureRules())
        #expect(usual.threshold == 20 && usual[.answeredWithin] == 1 && usual[.abandonedShort] == 1)
        var replaced = own
        #expect(own.commonThreshold == nil, "two queues with different ones have none in common")
        replaced.replace(threshold: 10)
        let other = try level(replaced)
        #expect(replaced.commonThreshold == 10 && other[.answeredWithin] == 1 && other[.abandonedShort] == 0)
    }

    @Test func `fairness compares offers with available hours, also of those who got none`() throws {
        let names = ["ana", "ben", "eva"].map(AgentID.init(rawValue:))
        var report = FairnessReport(
            FigureScope(from: Self.noon, to: Self.noon + .seconds(7200), members: ["sales": names]))
        for agent in names { report.assume(.available, of: agent, since: Self.noon) }
        report.assume(.away, of: names[2], since: Self.noon)
        for fact in Self.day { report.take(fact) }
        let fairness = try #require(report.queues(at: Self.noon + .seconds(7200)).first)
        #expect(fairness.shares.map(\.agent) == Array(names.prefix(2)), "who was away all day is not compared")
        #expect(fairness.shares.map(\.offers) == [1, 0])
        #expect(fairness.index == 0.5)
        #expect(fairness.largestGap?.fewest.agent == names[1])
    }
}
