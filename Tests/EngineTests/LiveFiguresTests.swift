import ContactCenter
import Engine
import Telephony
import TestSupport
import Testing

struct LiveFiguresTests {
    private static let midnight = Timestamp(seconds: 1_800_000_000)

    private static func commit(
        _ list: [(Int64, UInt64, Fact.Kind)], after last: UInt64, to store: MemoryStore
    ) async throws {
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        var batch = maker.batch()
        batch.facts = list.enumerated().map { index, entry in
            Fact(
                serial: last + UInt64(index) + 1, at: midnight + .seconds(entry.0), call: CallID(entry.1),
                agent: AgentID(rawValue: "ana"), queue: "sales", kind: entry.2)
        }
        try await store.commit(batch)
    }

    @Test func `the day's figures grow with the record, and begin anew with the day`() async throws {
        let store = MemoryStore()
        let figures = LiveFigures(store)
        let row = { (seconds: Int64, midnight: Timestamp) async throws -> FigureRow? in
            try await figures.today(
                members: [:], rules: FigureRules(), midnight: midnight, now: Self.midnight + .seconds(seconds)
            )
            .first { $0.subject == .everything }
        }
        #expect(try await row(1, Self.midnight) == nil)
        try await Self.commit(
            [(-60, 1, .queued(position: 1, priority: 5)), (10, 2, .queued(position: 2, priority: 5))], after: 0,
            to: store)
        let first = try #require(try await row(20, Self.midnight))
        #expect(first.waitingBefore == 1 && first[.offered] == 1 && first.waitingAfter == 2)
        try await Self.commit([(30, 1, .leftQueue(reason: .hungUp, waited: 90))], after: 2, to: store)
        let second = try #require(try await row(40, Self.midnight))
        #expect(second[.abandoned] == 1 && second.waitingAfter == 1 && second.longestWaitNow == 30)
        let tomorrow = try #require(try await row(3600, Self.midnight + .seconds(1800)))
        #expect(tomorrow[.offered] == 0 && tomorrow.waitingBefore == 1)
    }

    @Test func `nothing is lost for those who ask at the same time by different rules`() async throws {
        let store = MemoryStore()
        let calls = (1...4000).map { (Int64($0), UInt64($0), Fact.Kind.queued(position: 1, priority: 5)) }
        try await Self.commit(calls, after: 0, to: store)
        // Answers that come at once would leave no moment in which another question could come between.
        let figures = LiveFigures(GatedStore(store))
        let end = Self.midnight + .seconds(5000)
        try await withThrowingTaskGroup(of: [FigureRow].self) { group in
            for number in 0..<24 {
                let members = ["sales": [AgentID(rawValue: "agent\(number % 3)")]]
                group.addTask {
                    try await figures.today(members: members, rules: FigureRules(), midnight: Self.midnight, now: end)
                }
            }
            for try await rows in group {
                let everything = try #require(rows.first { $0.subject == .everything })
                #expect(everything[.offered] == 4000)
            }
        }
    }

    @Test func `a report reads from before its beginning, so that it knows who works`() async throws {
        let store = MemoryStore()
        try await Self.commit(
            [
                (-90_000, 9, .statusChanged(.available, reason: nil, by: .agent)),
                (100, 1, .queued(position: 1, priority: 5)), (7200, 1, .leftQueue(reason: .timeOut, waited: 7100)),
            ], after: 0, to: store)
        let scope = FigureScope(
            from: Self.midnight, to: Self.midnight + .seconds(3600), agent: AgentID(rawValue: "ana"))
        var table = try await FactHistory(store).run(FigureTable(scope), from: scope.from)
        table.pass(to: scope.to)
        #expect(table.takeRows().first?.seconds(.idle) == 3600)
    }
}
