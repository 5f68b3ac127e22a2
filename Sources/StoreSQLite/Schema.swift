import Engine
import GRDB

/// The tables, and how an older file is brought up to date.
enum Schema {
    /// One step for each version; the file's `user_version` counts those that were taken.
    private static let steps = [first, second, third, fourth, fifth]

    /// Brings the tables up to date and makes sure that the file can be written.
    static func bringUpToDate(_ database: Database, path: String) throws {
        try database.inTransaction(.immediate) {
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard version <= steps.count else {
                throw StoreFailure(
                    .newerVersion,
                    "The store \(path) was written by a newer Switchboard (layout \(version), this one knows "
                        + "\(steps.count)); start that version, or name another store.")
            }
            for step in steps[version...] { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA user_version = \(steps.count)")
            try makeCounters(database)
            return .commit
        }
    }

    /// Makes sure that the tables are those of this version, without changing them.
    static func checkReadable(_ database: Database, path: String) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        switch version {
        case steps.count: return
        case 0:
            throw StoreFailure(.corrupt, "The file \(path) is no store of Switchboard, or one that was never used.")
        case ..<steps.count:
            throw StoreFailure(
                .failed,
                "The store \(path) was written by an older Switchboard (layout \(version), this one reads "
                    + "\(steps.count)); start 'switchboard serve' of this version once, which brings it up to date.")
        default:
            throw StoreFailure(
                .newerVersion,
                "The store \(path) was written by a newer Switchboard (layout \(version), this one knows "
                    + "\(steps.count)); use that version.")
        }
    }

    private static func makeCounters(_ database: Database) throws {
        // Writing on every start is on purpose: a file that can only be read is noticed now, not with the first call.
        try database.execute(
            sql: """
                INSERT INTO counters (id, instance, call, command, offer, fact) VALUES (1, ?, 0, 0, 0, 0)
                ON CONFLICT (id) DO UPDATE SET starts = starts + 1
                """,
            arguments: [Int64.random(in: 1..<1 << 62)])
    }

    /// Bodies are JSON.
    ///
    /// Moments are milliseconds since 1970.
    private static let first = """
        CREATE TABLE counters (
            id INTEGER PRIMARY KEY CHECK (id = 1), instance INTEGER NOT NULL, call INTEGER NOT NULL,
            command INTEGER NOT NULL, offer INTEGER NOT NULL, fact INTEGER NOT NULL,
            starts INTEGER NOT NULL DEFAULT 1);
        CREATE TABLE calls (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE closed_calls (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE agents (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE programs (bundle TEXT PRIMARY KEY, source TEXT NOT NULL);
        CREATE TABLE outbox (serial INTEGER PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE facts (
            serial INTEGER PRIMARY KEY, at INTEGER NOT NULL, call INTEGER, agent TEXT, queue TEXT,
            kind TEXT NOT NULL, body TEXT NOT NULL);
        CREATE INDEX facts_call ON facts (call) WHERE call IS NOT NULL;
        CREATE INDEX facts_kind ON facts (kind);
        CREATE TABLE scores (
            serial INTEGER PRIMARY KEY, at INTEGER NOT NULL, call INTEGER NOT NULL, agent TEXT,
            survey TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL);
        CREATE TABLE events (
            serial INTEGER PRIMARY KEY, carrier TEXT NOT NULL, id, received_at INTEGER NOT NULL, body BLOB,
            note TEXT);
        CREATE UNIQUE INDEX events_id ON events (carrier, id);
        """

    /// What queues learn, exceptions from hours, which edition of each flow is in force; a fact's body holds only what its columns do not.
    private static let second = """
        CREATE TABLE queues (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE overrides (calendar TEXT PRIMARY KEY, body TEXT NOT NULL);
        CREATE TABLE publications (flow TEXT PRIMARY KEY, body TEXT NOT NULL);
        UPDATE facts SET body = json_extract(body, '$.kind');
        """

    /// Things to be done outside; `begun` marks those that must not be done again.
    private static let third = """
        CREATE TABLE errands (
            serial INTEGER PRIMARY KEY, begun INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL);
        """

    /// An exception from hours has a state, where it was only open or not; calls and facts say less and more than before.
    private static let fourth = """
        UPDATE overrides SET body = json_set(
            json_remove(body, '$.isOpen'), '$.state', iif(json_extract(body, '$.isOpen'), 'open', 'closed'))
        WHERE json_extract(body, '$.isOpen') IS NOT NULL;
        UPDATE facts SET body = json_set(
            json_remove(body, '$.hoursOverridden.isOpen'), '$.hoursOverridden.state',
            iif(json_extract(body, '$.hoursOverridden.isOpen'), 'open', 'closed'))
        WHERE kind = 'hours_overridden' AND json_extract(body, '$.hoursOverridden.isOpen') IS NOT NULL;
        """

    /// Events are found by when they happened; facts by their kind only if they are of no call.
    ///
    /// Ids of events are random: an index of ids alone is written all over, at a page for each event of a commit. An
    /// index of all kinds is written at one place for each kind, and only few are ever looked for.
    private static let fifth = """
        ALTER TABLE events ADD COLUMN occurred_at INTEGER NOT NULL DEFAULT 0;
        DROP INDEX events_id;
        CREATE UNIQUE INDEX events_moment ON events (occurred_at, id, carrier);
        DROP INDEX facts_kind;
        CREATE INDEX facts_kind ON facts (kind) WHERE call IS NULL;
        """
}
