import ContactCenter
import Engine
import Telephony
import TestSupport
import Testing

@Suite("The engine as it runs", .timeLimit(.minutes(1)))
struct WriterRunTests {
    let bench = EngineBench()

    @Test func `a command whose end was committed is not sent again`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(), body: [])
            await bench.store.waitForCommit(2)
        }
        let later = bench.afterCrash()
        #expect(try await later.store.load { _, _ in }.outbox.isEmpty)
    }

    @Test func `after a crash commands are sent again with the same ids`() async throws {
        bench.carrier.hold()
        try await bench.run { writer in
            _ = try await writer.take(bench.call("v3:1"), body: [])
            _ = try await writer.take(bench.call("v3:2"), body: [])
            await bench.carrier.waitForAttempts(2)
            bench.carrier.letGo()
        }
        let later = EngineBench(store: GatedStore(try await bench.beforeAnyEnd()), time: bench.time)
        try await later.run { _ in await later.carrier.waitForAttempts(2) }
        #expect(Set(later.carrier.attempts.map(\.command.id)) == Set(bench.carrier.attempts.map(\.command.id)))
        #expect(Set(later.carrier.attempts.compactMap(\.handle?.rawValue)) == ["v3:1", "v3:2"])
    }

    @Test func `deadlines are met without any input`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(), body: [])
            await bench.carrier.waitForAttempts(1)
            let deadline = try #require(await writer.read { switchboard, _ in switchboard.nextDeadline })
            await bench.time.waitForSleeper(from: deadline, to: deadline)
            bench.time.set(deadline)
            await bench.carrier.waitForAttempts(2)
        }
        #expect(bench.carrier.orders == ["answer", "hang_up"])
    }

    @Test func `what became due while the process was down is done at start`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(), body: [])
            await bench.store.waitForCommit(2)
        }
        let later = bench.afterCrash()
        later.time.advance(by: .seconds(3_600))
        try await later.run { _ in await later.carrier.waitForAttempts(1) }
        #expect(later.carrier.orders == ["hang_up"])
    }

    @Test func `a drain takes nothing more in and waits for the commands`() async throws {
        let ending = try await bench.run { writer in
            bench.carrier.hold()
            _ = try await writer.take(bench.call(), body: [])
            await bench.carrier.waitForAttempts(1)
            async let drained: Int = {
                await writer.drain(within: .seconds(30))
                return writer.counts.outboxDepth
            }()
            await bench.time.waitForSleeper(
                from: bench.time.now + .seconds(30), to: bench.time.now + .seconds(30))
            let late = bench.call("v3:late")
            let refusal = await #expect(throws: StoreFailure.self) { try await writer.take(late, body: []) }
            #expect(refusal?.code == .closing)
            bench.carrier.letGo()
            #expect(await drained == 0)
        }
        #expect(ending == nil)
        #expect(try await bench.afterCrash().store.load { _, _ in }.outbox.isEmpty)
    }

    @Test func `a drain ends after its limit`() async throws {
        try await bench.run { writer in
            bench.carrier.hold()
            _ = try await writer.take(bench.call(), body: [])
            await bench.carrier.waitForAttempts(1)
            async let drained: Void = writer.drain(within: .seconds(30))
            let end = bench.time.now + .seconds(30)
            await bench.time.waitForSleeper(from: end, to: end)
            bench.time.set(end)
            await drained
            #expect(writer.counts.outboxDepth == 1)
            bench.carrier.letGo()
        }
    }

    @Test func `legs are compared at start, as soon as the carrier answers, and then every five minutes`() async throws
    {
        bench.carrier.list(.failure(CarrierFailure(.unreachable)))
        try await bench.run { writer in
            await bench.carrier.waitForListings(1)
            bench.carrier.list(.success([]))
            await bench.time.waitForSleeper(from: bench.time.now, to: bench.time.now + .seconds(10))
            bench.time.advance(by: .seconds(10))
            await bench.carrier.waitForListings(2)
            let next = bench.time.now + .seconds(300)
            await bench.time.waitForSleeper(from: next, to: next)
            #expect(writer.counts.comparisons[.telnyx] == bench.time.now)
            bench.time.set(next)
            await bench.carrier.waitForListings(3)
        }
    }

    @Test func `a call that the carrier does not know any more is closed`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(), body: [])
            _ = try await writer.take(bench.event(.answered), body: [])
        }
        let later = bench.afterCrash()
        later.time.advance(by: .seconds(60))
        try await later.run { writer in
            var facts = writer.feed.subscribe(bufferingNewest: 50).makeAsyncIterator()
            while let fact = await facts.next() {
                if fact.kind.name == "ghost_closed" { break }
            }
            #expect(await writer.read { switchboard, _ in switchboard.callCounts } == ["ended": 1])
        }
    }

    @Test func `the counts tell what was done`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(), body: [])
            await bench.store.waitForCommit(2)
            while writer.counts.outboxDepth > 0 { await Task.yield() }
            let counts = writer.counts
            #expect(counts.events[.taken] == 1)
            #expect(counts.commits == 2)
            #expect(counts.batchSizes.count == 2)
            #expect(counts.lastCommit == bench.time.now)
            #expect(counts.commands[.init(action: "answer", ending: "accepted")] == 1)
            #expect(counts.oldestCommand == nil)
        }
    }
}
