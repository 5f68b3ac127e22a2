import CallFlow
import ContactCenter
import Engine
import Foundation
import GRDB
import StoreSQLite
import Telephony
import TestSupport
import Testing

@Suite("The layout of a store in SQLite", .timeLimit(.minutes(1)))
struct StoreLayoutTests {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// Takes back what the fifth layout changed.
    private static let backToLayout4 = """
        DROP INDEX events_moment;
        ALTER TABLE events DROP COLUMN occurred_at;
        CREATE UNIQUE INDEX events_id ON events (carrier, id);
        DROP INDEX facts_kind;
        CREATE INDEX facts_kind ON facts (kind);
        PRAGMA user_version = 4;

        """

    /// Opens a store, takes its tables back to an older layout, and changes what stands in it.
    private func beOlder(_ sql: String) async throws {
        await (try SQLiteStore(path: folder.store)).close()
        let queue = try DatabaseQueue(path: folder.store)
        try await queue.write { database in try database.execute(sql: Self.backToLayout4 + sql) }
        try queue.close()
    }

    @Test func `exceptions from hours of the layout before are read`() async throws {
        try await beOlder(
            """
            PRAGMA user_version = 3;
            INSERT INTO overrides VALUES ('_shared:office_hours',
                '{"calendar":"_shared:office_hours","isOpen":false,"until":1800000000000,"reason":"flood"}');
            INSERT INTO facts (serial, at, kind, body) VALUES (1, 5, 'hours_overridden',
                '{"hoursOverridden":{"calendar":"c","isOpen":true,"until":6,"reason":"r"}}');
            """)
        let store = try SQLiteStore(path: folder.store)
        let saved = try await store.load { _, _ in }.saved
        #expect(saved.overrides.map(\.state) == [.closed])
        let facts = try await store.facts(kind: "hours_overridden", before: nil, limit: 5)
        guard case .hoursOverridden(_, let state, _, _, let prompt)? = facts.first?.kind else {
            Issue.record("the fact is another one")
            return
        }
        #expect(state == .open && prompt == nil)
        await store.close()
    }

    @Test func `events of a layout that did not say when they happened are recognised`() async throws {
        try await beOlder("INSERT INTO events (carrier, id, received_at) VALUES ('telnyx', 'old', 1800000000000);")
        let store = try SQLiteStore(path: folder.store)
        let then = Timestamp(seconds: 1_799_999_999)
        #expect(try await store.contains(event: EventID(rawValue: "old"), of: .telnyx, occurredAt: then))
        #expect(try await !store.contains(event: EventID(rawValue: "other"), of: .telnyx, occurredAt: then))
        await store.close()
    }

    /// An index as SQLite describes it: `events_moment unique`.
    private func indices(of tables: [String]) async throws -> Set<String> {
        let queue = try DatabaseQueue(path: folder.store)
        let indices = try await queue.read { database in
            try tables.flatMap { table in
                try Row.fetchAll(database, sql: "PRAGMA index_list(\(table))").map { row in
                    let name: String = row["name"]
                    let columns = try Row.fetchAll(database, sql: "PRAGMA index_info(\(name))").map {
                        $0["name"] as String
                    }
                    let marks = [row["unique"] == 1 ? "unique" : nil, row["partial"] == 1 ? "partial" : nil]
                    return ([name] + marks.compactMap { $0 } + columns).joined(separator: " ")
                }
            }
        }
        try queue.close()
        return Set(indices)
    }

    @Test(arguments: [false, true])
    func `what is looked for has its index, and what nobody looks for costs none`(wasOlder: Bool) async throws {
        if wasOlder { try await beOlder("") }
        await (try SQLiteStore(path: folder.store)).close()
        let wanted: Set = [
            "events_moment unique occurred_at id carrier", "facts_call partial call", "facts_kind partial kind",
        ]
        #expect(try await indices(of: ["events", "facts"]) == wanted)
    }

    @Test func `an event that is written twice is kept once, also after the layout has changed`() async throws {
        try await beOlder("")
        let store = try SQLiteStore(path: folder.store)
        var maker = BatchMaker(try await store.load { _, _ in }.saved)
        var batch = maker.batch()
        let event = ReceivedEvent(
            carrier: .telnyx, id: EventID(rawValue: "twice"), receivedAt: maker.now, occurredAt: maker.now)
        batch.events = [event, event]
        try await store.commit(batch)
        try await store.commit(batch)
        await store.close()
        let queue = try DatabaseQueue(path: folder.store)
        #expect(try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM events") } == 1)
        try queue.close()
    }
}
