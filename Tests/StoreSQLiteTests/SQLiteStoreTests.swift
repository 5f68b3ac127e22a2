import CallFlow
import ContactCenter
import Engine
import Foundation
import GRDB
import StoreSQLite
import Telephony
import TestSupport
import Testing

@Suite("A store in SQLite", .timeLimit(.minutes(1)))
struct SQLiteStoreTests {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    @Test(arguments: StoreConformance.allCases)
    func `does what a store must do`(_ check: StoreConformance) async throws {
        let path = folder.store
        try await check.run(on: try SQLiteStore(path: path)) { store in
            await store.close()
            return try SQLiteStore(path: path)
        }
    }

    @Test func `its files can be read by nobody else`() async throws {
        let store = try SQLiteStore(path: folder.store)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.store)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let log = try FileManager.default.attributesOfItem(atPath: folder.store + "-wal")
        #expect(log[.posixPermissions] as? Int == 0o600)
        await store.close()
    }

    @Test func `what was committed survives a process that never closes`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        var last: Batch?
        for number in 1...20 {
            let batch = maker.batch(maker.call(handle: "v3:\(number)"))
            try await store.commit(batch)
            last = batch
        }
        let copy = try SQLiteStore(path: try folder.copyStore("copy"))
        let stored = try await copy.load { _, _ in }
        #expect(stored.saved.calls.count == 20)
        #expect(stored.saved.counters == last?.changes.counters)
        #expect(stored.outbox.count == 20)
        await copy.close()
        await store.close()
    }

    @Test func `a torn log loses only what was not committed`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        for number in 1...10 { try await store.commit(maker.batch(maker.call(handle: "v3:\(number)"))) }
        for cut in [1, 17, 2_000, 9_000, 30_000] {
            let path = try folder.copyStore("cut-\(cut)")
            let log = try #require(FileHandle(forUpdatingAtPath: path + "-wal"))
            let length = try log.seekToEnd()
            try log.truncate(atOffset: length > UInt64(cut) ? length - UInt64(cut) : 0)
            try log.close()
            let torn = try SQLiteStore(path: path)
            let stored = try await torn.load { _, _ in }
            // Whole batches: as many calls as the counters say, each with its command, its first fact and its event.
            let calls = stored.saved.calls.count
            #expect(calls < 10 && stored.saved.counters.call == UInt64(calls))
            #expect(stored.outbox.count == calls && stored.recentEvents.count == calls)
            #expect(try await torn.facts(kind: "arrived", before: nil, limit: 100).count == calls)
            await torn.close()
        }
        await store.close()
    }

    @Test func `a second opener is refused in one sentence`() async throws {
        let store = try SQLiteStore(path: folder.store)
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: folder.store) }
        #expect(failure?.code == .inUse)
        #expect(failure?.description.contains(folder.store) == true)
        #expect(failure?.description.contains("(\(ProcessInfo.processInfo.processIdentifier))") == true)
        await store.close()
        let next = try SQLiteStore(path: folder.store)
        await next.close()
    }

    @Test func `another name of the same file is refused too`() async throws {
        let store = try SQLiteStore(path: folder.store)
        let other = folder.path + "/current.sqlite"
        try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: folder.store)
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: other) }
        #expect(failure?.code == .inUse)
        await store.close()
    }

    @Test func `whoever lost the lock commits no more once somebody else has opened the store`() async throws {
        let first = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await first.load { _, _ in }.saved)
        try await first.commit(maker.batch())
        try FileManager.default.removeItem(atPath: folder.store + "-lock")
        let second = try SQLiteStore(path: folder.store)
        let failure = await #expect(throws: StoreFailure.self) { try await first.commit(maker.batch()) }
        #expect(failure?.code == .inUse)
        try await second.commit(maker.batch())
        await second.close()
    }

    @Test func `a store of a newer version is left alone`() async throws {
        await (try SQLiteStore(path: folder.store)).close()
        let queue = try DatabaseQueue(path: folder.store)
        try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try queue.close()
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: folder.store) }
        #expect(failure?.code == .newerVersion)
        #expect(failure?.description.contains("99") == true)
    }

    @Test func `a place that cannot be written is named`() throws {
        let file = folder.path + "/file"
        #expect(FileManager.default.createFile(atPath: file, contents: Data()))
        let path = file + "/switchboard.sqlite"
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: path) }
        #expect(failure?.code == .notWritable)
        #expect(failure?.description.contains(path) == true)
    }

    @Test func `a file that is no store is left alone`() throws {
        let path = folder.path + "/picture"
        let content = Data(repeating: 65, count: 5_000)
        #expect(FileManager.default.createFile(atPath: path, contents: content))
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: path) }
        #expect(failure?.code == .corrupt)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test func `events are forgotten after two weeks, facts never`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        let first = maker.batch(maker.call(handle: "v3:first"))
        try await store.commit(first)
        let event = try #require(first.events.first)
        let id = try #require(event.id)
        maker.now = maker.now + .seconds(13 * 86_400)
        try await store.commit(maker.batch(maker.call(handle: "v3:second")))
        #expect(try await store.contains(event: id, of: .telnyx, occurredAt: event.occurredAt))
        maker.now = maker.now + .seconds(86_401)
        try await store.commit(maker.batch(maker.call(handle: "v3:third")))
        #expect(try await !store.contains(event: id, of: .telnyx, occurredAt: event.occurredAt))
        #expect(try await store.facts(of: CallID(1)).first == first.facts.first(where: { $0.call == CallID(1) }))
        await store.close()
    }

    @Test func `many calls are loaded in order, with word of the progress`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        var ids: [CallID] = []
        for step in 0..<9 {
            var batch = maker.batch(maker.call(handle: "v3:\(step).0"))
            for number in 1..<500 {
                let more = maker.batch(maker.call(handle: "v3:\(step).\(number)"))
                batch.changes.calls += more.changes.calls
                batch.changes.counters = more.changes.counters
            }
            ids += batch.changes.calls.map(\.id)
            try await store.commit(batch)
        }
        let told = Watched<[Int]>([])
        let stored = try await store.load { done, total in
            told.change { $0.append(done) }
            if total != 4_500 { Issue.record("of \(total)") }
        }
        #expect(stored.saved.calls.map(\.id) == ids)
        #expect(told.value.last == 4_500)
        #expect(told.value == told.value.sorted())
        await store.close()
    }
}
