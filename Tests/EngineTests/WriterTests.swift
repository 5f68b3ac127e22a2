import ContactCenter
import Engine
import Telephony
import TestSupport
import Testing

@Suite("The single writer", .timeLimit(.minutes(1)))
struct WriterTests {
    let bench = EngineBench()

    @Test func `inputs that come during a commit form one batch`() async throws {
        try await bench.run { writer in
            bench.store.shut()
            let first = bench.call("v3:0")
            async let one = writer.take(first, body: [])
            await bench.store.waitForCommit(1)
            try await withThrowingTaskGroup { group in
                for number in 1...5 {
                    let event = bench.call("v3:\(number)")
                    group.addTask { try await writer.take(event, body: []) }
                }
                await writer.waitForWaiting(5)
                bench.store.open()
                for try await intake in group { #expect(intake == .taken) }
            }
            #expect(try await one == .taken)
        }
        #expect(bench.store.batches.prefix(2).map(\.events.count) == [1, 5])
        #expect(bench.store.batches[1].changes.calls.count == 5)
    }

    @Test func `a repeat changes nothing`() async throws {
        try await bench.run { writer in
            let event = bench.call()
            let intakes = [try await writer.take(event, body: []), try await writer.take(event, body: [])]
            #expect(intakes == [.taken, .repeated])
            #expect(writer.counts.events[.repeated] == 1)
            #expect(await writer.read { switchboard, _ in switchboard.callViews(before: nil, limit: 9).count } == 1)
        }
        #expect(bench.store.inner.events.count == 1)
    }

    @Test func `a repeat of what is being committed is answered after that commit`() async throws {
        try await bench.run { writer in
            bench.store.shut()
            let event = bench.call()
            async let first = writer.take(event, body: [])
            await bench.store.waitForCommit(1)
            async let second: Intake = {
                let intake = try await writer.take(event, body: [])
                #expect(bench.store.committed >= 1)
                return intake
            }()
            await writer.waitForWaiting(1)
            #expect(bench.store.committed == 0)
            bench.store.open()
            let intakes = try await [first, second]
            #expect(intakes == [.taken, .repeated])
        }
        #expect(bench.store.inner.events.count == 1)
    }

    @Test func `repeats within one batch are taken once`() async throws {
        try await bench.run { writer in
            bench.store.shut()
            let opener = bench.call("v3:other")
            async let first = writer.take(opener, body: [])
            await bench.store.waitForCommit(1)
            let event = bench.call()
            let intakes = try await withThrowingTaskGroup(of: Intake.self) { group in
                for _ in 1...3 { group.addTask { try await writer.take(event, body: []) } }
                await writer.waitForWaiting(3)
                bench.store.open()
                var intakes: [Intake] = []
                for try await intake in group { intakes.append(intake) }
                return intakes
            }
            #expect(intakes.filter { $0 == .taken }.count == 1)
            #expect(intakes.filter { $0 == .repeated }.count == 2)
            #expect(try await first == .taken)
        }
    }

    @Test func `an event from before memory begins is looked up in the store`() async throws {
        let event = bench.call()
        try await bench.run { writer in _ = try await writer.take(event, body: []) }
        let later = bench.afterCrash()
        var options = WriterOptions.fixed
        options.remembersEvents = .seconds(60)
        try await later.run(options) { writer in
            later.time.advance(by: .seconds(7_200))
            // Makes the writer forget what it loaded.
            let intake = try await writer.take(later.call("v3:new", id: "new"), body: [])
            #expect(intake == .taken)
            #expect(try await writer.take(event, body: []) == .repeated)
        }
        #expect(later.store.inner.events.count == 2)
    }

    @Test func `nothing is sent, told or answered before the commit`() async throws {
        try await bench.run { writer in
            var facts = writer.feed.subscribe(bufferingNewest: 10).makeAsyncIterator()
            bench.store.shut()
            let event = bench.call()
            async let intake = writer.take(event, body: [])
            await bench.store.waitForCommit(1)
            #expect(bench.carrier.attempts.isEmpty)
            #expect(bench.store.committed == 0)
            bench.store.open()
            let answer = try await intake
            #expect(answer == .taken)
            await bench.carrier.waitForAttempts(1)
            #expect(bench.carrier.orders == ["answer"])
            #expect(await facts.next()?.kind.name == "flow_published")
            #expect(await facts.next()?.kind.name == "arrived")
        }
    }

    @Test func `a look at the value waits for the commit under way`() async throws {
        try await bench.run { writer in
            bench.store.shut()
            let event = bench.call()
            async let intake = writer.take(event, body: [])
            await bench.store.waitForCommit(1)
            async let seen: (Int, Int) = writer.read { switchboard, _ in
                (switchboard.callViews(before: nil, limit: 9).count, bench.store.committed)
            }
            bench.store.open()
            let answer = try await intake
            #expect(answer == .taken)
            #expect(await seen == (1, 1))
        }
    }

    @Test func `a failed commit ends everything and nothing is acknowledged`() async throws {
        let failure = StoreFailure(.full, "The disk is full.")
        let ending = try await bench.run { writer in
            bench.store.shut()
            let (one, two) = (bench.call("v3:1"), bench.call("v3:2"))
            let first = Task { try await writer.take(one, body: []) }
            await bench.store.waitForCommit(1)
            let second = Task { try await writer.take(two, body: []) }
            await writer.waitForWaiting(1)
            bench.store.inner.fail(failure)
            bench.store.open()
            await #expect(throws: failure) { try await first.value }
            await #expect(throws: failure) { try await second.value }
            let away = Request.setStatus(AgentID(rawValue: "ana"), StatusChoice(.away), .now, by: .agent)
            await #expect(throws: failure) { try await writer.request(away) }
        }
        #expect(ending == failure)
        #expect(bench.carrier.attempts.isEmpty)
        #expect(bench.store.inner.events.isEmpty)
    }

    @Test func `a request is answered with what it brought about`() async throws {
        try await bench.run { writer in
            let ana = AgentID(rawValue: "ana")
            let reply = try await writer.request(.setStatus(ana, StatusChoice(.available), .now, by: .agent))
            guard case .agent(let view) = reply else {
                Issue.record("an agent should come back")
                return
            }
            #expect(view.status == .available)
            let stranger = Request.setStatus(AgentID(rawValue: "eve"), StatusChoice(.away), .now, by: .agent)
            #expect(try await writer.request(stranger) == .refused(.unknownAgent))
        }
        #expect(bench.store.batches.count == 1)
    }

    @Test func `only what nobody understands is kept in full`() async throws {
        try await bench.run { writer in
            _ = try await writer.take(bench.call(id: "a"), body: [1])
            _ = try await writer.take(bench.event(.unknown(type: "call.new"), id: "b"), body: [2])
            try await writer.keepUnreadable(carrier: .telnyx, id: EventID(rawValue: "c"), body: [3], reason: "no data")
            try await writer.keepUnreadable(carrier: .telnyx, id: EventID(rawValue: "c"), body: [3], reason: "no data")
        }
        #expect(bench.store.inner.events.map(\.body) == [nil, [2], [3]])
        #expect(bench.store.inner.events.map(\.note) == [nil, "call.new", "no data"])
    }

    @Test func `beyond its limit the writer refuses and then recovers`() async throws {
        var options = WriterOptions.fixed
        options.waitingLimit = 2
        try await bench.run(options) { writer in
            bench.store.shut()
            let events = (0..<4).map { bench.call("v3:\($0)") }
            async let first = writer.take(events[0], body: [])
            await bench.store.waitForCommit(1)
            async let second = writer.take(events[1], body: [])
            async let third = writer.take(events[2], body: [])
            await writer.waitForWaiting(2)
            let refusal = await #expect(throws: StoreFailure.self) { try await writer.take(events[3], body: []) }
            #expect(refusal?.code == .overloaded)
            bench.store.open()
            _ = try await (first, second, third)
            #expect(try await writer.take(events[3], body: []) == .taken)
            #expect(writer.counts.events[.overloaded] == 1)
        }
    }
}
