import CallFlow
import ContactCenter
package import Engine
import Telephony
import Testing

/// What every store must do; each store's tests run all of it.
package enum StoreConformance: String, CaseIterable, Sendable {
    case `an empty store has counters and nothing else`
    case `what was committed is loaded`
    case `a changed entity replaces the older one`
    case `a closed call leaves the live ones`
    case `closed calls come newest first, in pages`
    case `a batch is written as a whole or not at all`
    case `an event is recognised for ever`
    case `a body without an id is kept each time`
    case `the outbox keeps its order and loses what has ended`
    case `errands are kept with their begin until their end`
    case `facts are found by call`
    case `facts are found by kind, newest first, in pages`
    case `facts are found by a kind of no call, and by one that is now of a call and now of none`
    case `facts are read from a moment on, with the agents' statuses before it`
    case `a score knows the agent who talked last`
    case `scores come newest first, in pages`

    /// Runs the check on an empty store.
    ///
    /// - Parameter reopen: What a new process would find in the store's place.
    package func run(
        on store: any Store, reopen: @escaping @Sendable (any Store) async throws -> any Store
    ) async throws {
        let subject = StoreSubject(store: store, reopen: reopen)
        switch self {
        case .`an empty store has counters and nothing else`: try await subject.isEmpty()
        case .`what was committed is loaded`: try await subject.loadsWhatWasCommitted()
        case .`a changed entity replaces the older one`: try await subject.replaces()
        case .`a closed call leaves the live ones`: try await subject.closes()
        case .`closed calls come newest first, in pages`: try await subject.pagesClosedCalls()
        case .`a batch is written as a whole or not at all`: try await subject.isAtomic()
        case .`an event is recognised for ever`: try await subject.recognises()
        case .`a body without an id is kept each time`: try await subject.keepsBodies()
        case .`the outbox keeps its order and loses what has ended`: try await subject.keepsOrder()
        case .`errands are kept with their begin until their end`: try await subject.keepsErrands()
        case .`facts are found by call`: try await subject.findsFactsByCall()
        case .`facts are found by kind, newest first, in pages`: try await subject.findsFactsByKind()
        case .`facts are found by a kind of no call, and by one that is now of a call and now of none`:
            try await subject.findsFactsOfNoCall()
        case .`facts are read from a moment on, with the agents' statuses before it`:
            try await subject.readsFactsFromAMoment()
        case .`a score knows the agent who talked last`: try await subject.attributesScores()
        case .`scores come newest first, in pages`: try await subject.pagesScores()
        }
    }
}

/// The store under test, with the steps of the checks.
struct StoreSubject {
    let store: any Store
    let reopen: @Sendable (any Store) async throws -> any Store

    func load(_ store: any Store) async throws -> StoredState {
        try await store.load { _, _ in }
    }

    func isEmpty() async throws {
        let stored = try await load(store)
        #expect(stored.saved.calls.isEmpty && stored.saved.agents.isEmpty && stored.saved.programs.isEmpty)
        #expect(stored.outbox.isEmpty && stored.recentEvents.isEmpty)
        #expect(stored.saved.counters == Counters(instance: stored.saved.counters.instance))
        try await store.check()
        let again = try await load(try await reopen(store))
        #expect(again.saved.counters.instance == stored.saved.counters.instance, "command ids must not change")
    }

    func loadsWhatWasCommitted() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let batch = maker.batch(
            maker.call(),
            .request(.setStatus(AgentID(rawValue: "ana"), StatusChoice(.available), .now, by: .agent)))
        try await store.commit(batch)
        let stored = try await load(try await reopen(store))
        #expect(stored.saved.calls == batch.changes.calls)
        #expect(stored.saved.calls.count == 1)
        #expect(stored.saved.agents == batch.changes.agents)
        #expect(stored.saved.queues == batch.changes.queues)
        #expect(stored.saved.counters == batch.changes.counters)
        #expect(stored.saved.programs.map(\.id) == [Program.sample.id])
        #expect(stored.outbox == batch.commands)
        #expect(stored.outbox.map(\.command.action) == [.answer])
        #expect(stored.recentEvents.map(\.1) == batch.events.compactMap(\.id))
    }

    func replaces() async throws {
        var maker = BatchMaker(try await load(store).saved)
        try await store.commit(maker.batch(maker.call()))
        let later = maker.batch(maker.report(.answered))
        try await store.commit(later)
        let stored = try await load(try await reopen(store))
        #expect(stored.saved.calls == later.changes.calls)
        #expect(stored.saved.calls.first?.session != nil)
        #expect(stored.saved.counters == later.changes.counters)
    }

    func closes() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let record = try await commitClosedCall(&maker, handle: "v3:a")
        let again = try await reopen(store)
        let stored = try await load(again)
        #expect(stored.saved.calls.isEmpty)
        #expect(try await again.closedCall(record.id) == record)
        #expect(try await again.closedCall(CallID(99)) == nil)
    }

    func pagesClosedCalls() async throws {
        var maker = BatchMaker(try await load(store).saved)
        var records: [CallView] = []
        for number in 1...3 { records.append(try await commitClosedCall(&maker, handle: "v3:\(number)")) }
        #expect(try await store.closedCalls(before: nil, limit: 2) == [records[2], records[1]])
        #expect(try await store.closedCalls(before: records[1].id, limit: 2) == [records[0]])
        #expect(try await store.closedCalls(before: nil, limit: 0).isEmpty)
    }

    func isAtomic() async throws {
        var maker = BatchMaker(try await load(store).saved)
        try await store.commit(maker.facts((nil, nil, .recordingStarted), after: 0))
        let before = try await load(store)
        var torn = maker.batch(maker.call())
        torn.facts = [Fact(serial: 1, at: maker.now, kind: .recordingStarted)]
        let batch = torn
        await #expect(throws: StoreFailure.self) { try await store.commit(batch) }
        let reopened = try await reopen(store)
        let after = try await load(reopened)
        #expect(after.saved.calls.isEmpty && after.outbox.isEmpty && after.recentEvents.isEmpty)
        #expect(after.saved.counters == before.saved.counters)
        #expect(try await reopened.facts(kind: nil, before: nil, limit: 10).count == 1)
    }

    func recognises() async throws {
        let uuid = EventID(rawValue: "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0")
        let others = ["0CCC7B54-4DF3-4BCA-A65A-3DA1ECC777F0", "ev-1", ""].map(EventID.init(rawValue:))
        var batch = Batch(changes: try await emptyChanges())
        let now = Timestamp(seconds: 1_800_000_000)
        let then = now - .seconds(3)
        batch.events = ([uuid] + others).map {
            ReceivedEvent(carrier: .telnyx, id: $0, receivedAt: now, occurredAt: then)
        }
        try await store.commit(batch)
        let again = try await reopen(store)
        for id in [uuid] + others {
            #expect(try await again.contains(event: id, of: .telnyx, occurredAt: then), "\(id.rawValue)")
        }
        #expect(try await !again.contains(event: EventID(rawValue: "ev-2"), of: .telnyx, occurredAt: then))
        #expect(try await !again.contains(event: uuid, of: CarrierName(rawValue: "another"), occurredAt: then))
        let stored = try await load(again)
        #expect(Set(stored.recentEvents.map(\.1)) == Set([uuid] + others))
        #expect(stored.eventsSince <= now)
    }

    func keepsBodies() async throws {
        var batch = Batch(changes: try await emptyChanges())
        let now = Timestamp(seconds: 1_800_000_000)
        let nameless = ReceivedEvent(carrier: .telnyx, id: nil, receivedAt: now, body: [1, 2], note: "no id")
        batch.events = [nameless, nameless]
        try await store.commit(batch)
        try await store.commit(batch)
        #expect(try await load(store).recentEvents.isEmpty)
        for second in 0..<2 {
            batch.events = [
                ReceivedEvent(
                    carrier: .telnyx, id: EventID(rawValue: "ev-unreadable"), receivedAt: now + .seconds(second),
                    body: [1, 2], note: "unreadable")
            ]
            try await store.commit(batch)
        }
        #expect(try await load(store).recentEvents.count == 1)
    }

    func keepsOrder() async throws {
        var maker = BatchMaker(try await load(store).saved)
        let first = maker.batch(maker.call(handle: "v3:a"), maker.call(handle: "v3:b"))
        let second = maker.batch(maker.call(handle: "v3:c"))
        try await store.commit(first)
        try await store.commit(second)
        let made = (first.commands + second.commands).map(\.command.id)
        #expect(made.count == 3)
        let again = try await reopen(store)
        #expect(try await load(again).outbox.map(\.command.id) == made)
        var end = Batch(changes: maker.batch(.tick).changes)
        end.endedCommands = [made[1]]
        try await again.commit(end)
        #expect(try await load(try await reopen(again)).outbox.map(\.command.id) == [made[0], made[2]])
    }

    func emptyChanges() async throws -> Changes {
        var maker = BatchMaker(try await load(store).saved)
        return maker.batch().changes
    }

    /// Commits a call that is turned away, hangs up and is closed.
    private func commitClosedCall(_ maker: inout BatchMaker, handle: String) async throws -> CallView {
        try await store.commit(maker.batch(maker.call(to: "+34999999999", handle: handle)))
        try await store.commit(
            maker.batch(maker.report(.hungUp(CallEvent.HangUp(cause: .callRejected)), handle: handle)))
        maker.now = maker.now + .seconds(7_200)
        let closing = maker.batch(.tick)
        try await store.commit(closing)
        return try #require(closing.changes.closedCalls.first)
    }
}
