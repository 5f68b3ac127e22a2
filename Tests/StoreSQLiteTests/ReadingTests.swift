import ContactCenter
import Engine
import Foundation
import GRDB
import Telephony
import TestSupport
import Testing

@testable import StoreSQLite

/// Looking into a store while another process writes to it.
struct ReadingTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func `a reader sees what is committed while the writer goes on`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        try await store.commit(maker.batch(maker.call(handle: "v3:a")))
        let reader = try SQLiteStore(reading: folder.store)
        #expect(try await reader.load { _, _ in }.saved.calls.count == 1)
        #expect(try await reader.facts(kind: "arrived", before: nil, limit: 10).count == 1)
        try await store.commit(maker.batch(maker.call(handle: "v3:b")))
        #expect(try await reader.load { _, _ in }.saved.calls.count == 2)
        #expect(try await reader.facts(kind: "arrived", before: nil, limit: 10).count == 2)
        await reader.close()
        try await store.commit(maker.batch(maker.call(handle: "v3:c")))
        await store.close()
    }

    @Test func `a reader changes nothing, copies nothing and locks nobody out`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        try await store.commit(maker.batch(maker.call(handle: "v3:a")))
        let batch = maker.batch(maker.call(handle: "v3:b"))
        let before = try contents()
        let reader = try SQLiteStore(reading: folder.store)
        _ = try await reader.load { _, _ in }
        await #expect(throws: StoreFailure.self) { try await reader.commit(batch) }
        await reader.close()
        #expect(try contents() == before)
        await store.close()
        let last = try SQLiteStore(reading: folder.store)
        #expect(throws: Never.self) { try SQLiteStore(path: folder.store) }
        await last.close()
    }

    @Test func `a store whose process was killed can be read, and opened afterwards`() async throws {
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        try await store.commit(maker.batch(maker.call(handle: "v3:a")))
        let copy = try folder.copyStore("killed")
        let reader = try SQLiteStore(reading: copy)
        #expect(try await reader.load { _, _ in }.saved.calls.count == 1)
        let next = try SQLiteStore(path: copy)
        #expect(try await next.load { _, _ in }.saved.calls.count == 1)
        await reader.close()
        await next.close()
        await store.close()
    }

    @Test func `what is no store of this version is not touched`() async throws {
        await (try SQLiteStore(path: folder.store)).close()
        let queue = try DatabaseQueue(path: folder.store)
        for (version, code) in [(1, StoreFailure.Code.failed), (99, .newerVersion), (0, .corrupt)] {
            try await queue.write { try $0.execute(sql: "PRAGMA user_version = \(version)") }
            let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(reading: folder.store) }
            #expect(failure?.code == code)
        }
        try queue.close()
        let missing = folder.path + "/missing.sqlite"
        #expect(throws: StoreFailure.self) { try SQLiteStore(reading: missing) }
        #expect(!FileManager.default.fileExists(atPath: missing))
    }

    /// The store's file and its log.
    private func contents() throws -> [Data] {
        try [folder.store, folder.store + "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    }
}
