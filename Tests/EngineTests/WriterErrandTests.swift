import ContactCenter
import Engine
import Telephony
import TestSupport
import Testing

/// What a killed process leaves behind of its errands, and what the next one makes of it.
@Suite("Errands over a crash", .timeLimit(.minutes(1)))
struct WriterErrandTests {
    private let errands = ErrandsBench()

    /// A bench whose store has these errands from an earlier process.
    private func bench(_ stored: [Errand]) async throws -> EngineBench {
        let store = MemoryStore()
        var maker = BatchMaker(try await store.load { _, _ in }.saved, at: errands.time.now)
        var batch = maker.batch(.tick)
        batch.errands = stored
        try await store.commit(batch)
        return EngineBench(store: GatedStore(store), time: errands.time)
    }

    private func left(_ store: any Store) async throws -> [StoredErrand] {
        try await store.load { _, _ in }.errands
    }

    /// Waits until nothing is open any more.
    private func waitForEnds(_ bench: EngineBench, _ writer: Writer) async {
        while writer.counts.openErrands > 0 { await Task.yield() }
    }

    @Test func `killed between the commit and the attempt, an announcement is made by the next process`() async throws {
        let errand = errands.announcement("low_csat")
        let bench = try await bench([errand])
        try await bench.run { writer in await waitForEnds(bench, writer) }
        #expect(bench.courier.tellings.map(\.id) == [errand.id])
        #expect(try await left(bench.store).isEmpty)
    }

    @Test func `killed before the end was committed, it is made again with the same id`() async throws {
        let errand = errands.announcement("low_csat")
        let bench = try await bench([errand])
        let disk = bench.store.inner.afterCrash()
        try await bench.run { writer in await waitForEnds(bench, writer) }
        for batch in bench.store.batches where batch.endedErrands.isEmpty { try await disk.commit(batch) }
        let later = EngineBench(store: GatedStore(disk), time: bench.time)
        try await later.run { writer in await waitForEnds(later, writer) }
        #expect((bench.courier.tellings + later.courier.tellings).map(\.id) == [errand.id, errand.id])
        #expect(try await left(later.store).isEmpty)
    }

    @Test func `killed after a message was sent and before that was known, it is not sent again`() async throws {
        let bench = try await bench([try errands.message()])
        let disk = bench.store.inner.afterCrash()
        try await bench.run { writer in await waitForEnds(bench, writer) }
        #expect(bench.carrier.messages.count == 1)
        // What the disk would hold had the process been killed with the carrier's answer on its way.
        for batch in bench.store.batches where batch.endedErrands.isEmpty { try await disk.commit(batch) }
        #expect(try await left(disk).map(\.hasBegun) == [true])
        let later = EngineBench(store: GatedStore(disk), time: bench.time)
        try await later.run { writer in await waitForEnds(later, writer) }
        #expect(later.carrier.messages.isEmpty)
        let facts = try await later.store.facts(kind: "message_failed", before: nil, limit: 5)
        #expect(facts.map(\.kind) == [.messageFailed(reason: "uncertain")])
    }

    @Test func `killed before a message was begun, it is sent once`() async throws {
        let bench = try await bench([try errands.message()])
        try await bench.run { writer in await waitForEnds(bench, writer) }
        #expect(bench.carrier.messages.count == 1)
        let facts = try await bench.store.facts(kind: "message_sent", before: nil, limit: 5)
        #expect(facts.map(\.kind) == [.messageSent(id: "message-1")])
        #expect(try await left(bench.store).isEmpty)
    }

    @Test func `a drain waits for questions, not for webhooks that are down`() async throws {
        let bench = try await bench([errands.lookup(), errands.announcement("low_csat")])
        bench.courier.take(CourierFailure(.busy))
        try await bench.run { writer in
            await bench.courier.waitForTellings(1)
            await writer.drain(within: .seconds(30))
            #expect(writer.counts.openErrands == 1)
        }
        #expect(try await left(bench.store).count == 1)
    }
}
