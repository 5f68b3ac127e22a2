import CallFlow
package import ContactCenter
package import Engine
import GRDB
package import Telephony

/// A contact centre in one SQLite file.
///
/// There is one connection that writes, and it does everything: it writes, it reads for the API, and it checkpoints.
/// SQLite from 3.7.0 to 3.51.2 can corrupt a file in rare cases when one connection writes while another one
/// checkpoints ("WAL-reset bug", fixed in 3.51.3), and many systems ship such a version. A lock file is held for
/// as long as that connection is open, so that no second process can change what this one has in memory. Other
/// processes may read meanwhile; they never checkpoint.
package final class SQLiteStore: Store {
    let file: SQLiteFile

    /// Opens the store, or makes it; its folder too.
    ///
    /// - Parameter path: The database file. It is made readable by this user only; SQLite keeps two more (`-wal` and
    ///   `-shm`) beside it, and `-lock` names the process that has it.
    /// - Throws: `inUse`, `newerVersion`, `notWritable`, `corrupt` or `failed`.
    package init(path: String) throws(StoreFailure) {
        file = try SQLiteFile(path: path)
    }

    /// Opens a store that exists, to read it while another process may be writing to it.
    ///
    /// Nothing is made, changed or locked, and no older file is brought up to date; a commit fails.
    ///
    /// - Throws: `inUse`, `newerVersion`, `notWritable`, `corrupt` or `failed`.
    package init(reading path: String) throws(StoreFailure) {
        file = try SQLiteFile(reading: path)
    }

    package func contains(
        event: EventID, of carrier: CarrierName, occurredAt: Timestamp
    ) async throws(StoreFailure) -> Bool {
        try await file.perform { database, _ in
            let row = try Row.fetchOne(
                // What a layout before the fifth wrote does not say when it happened.
                database.cachedStatement(
                    sql: "SELECT 1 FROM events WHERE occurred_at IN (?, 0) AND id = ? AND carrier = ?"),
                arguments: [occurredAt.milliseconds, EventKey(event), carrier.rawValue])
            return row != nil
        }
    }

    package func facts(of call: CallID) async throws(StoreFailure) -> [Fact] {
        try await file.perform { database, coding in
            try coding.facts(database, "WHERE call = ? ORDER BY serial", [Int64(call.number)])
        }
    }

    package func facts(kind: String?, before: UInt64?, limit: Int) async throws(StoreFailure) -> [Fact] {
        try await file.perform { database, coding in
            let before = Int64(clamping: before ?? .max)
            guard let kind else {
                return try coding.facts(
                    database, "WHERE serial < ? ORDER BY serial DESC LIMIT ?", [before, max(limit, 0)])
            }
            // Said only of those of whom it is true: it leads to the index, in which the facts of calls are not.
            let isOfNoCall = Fact.Kind.namesOfNoCall.contains(kind) ? "call IS NULL AND " : ""
            return try coding.facts(
                database, "WHERE \(isOfNoCall)kind = ? AND serial < ? ORDER BY serial DESC LIMIT ?", [kind, before, max(limit, 0)])
        }
    }

    package func scores(before: UInt64?, limit: Int) async throws(StoreFailure) -> [SurveyScore] {
        try await file.perform { database, _ in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT serial, at, call, agent, survey, question, answer FROM scores
                        WHERE serial < ? ORDER BY serial DESC LIMIT ?
                        """),
                arguments: [Int64(clamping: before ?? .max), max(limit, 0)])
            return rows.map { row in
                SurveyScore(
                    serial: UInt64(clamping: row[0] as Int64), at: Timestamp(milliseconds: row[1]),
                    call: CallID(UInt64(clamping: row[2] as Int64)),
                    agent: (row[3] as String?).map(AgentID.init(rawValue:)), survey: row[4], question: row[5],
                    answer: row[6])
            }
        }
    }

    package func closedCalls(before: CallID?, limit: Int) async throws(StoreFailure) -> [CallView] {
        try await file.perform { database, coding in
            try coding.decodeAll(
                CallView.self, database, "SELECT body FROM closed_calls WHERE id < ? ORDER BY id DESC LIMIT ?",
                [Int64(clamping: before?.number ?? .max), max(limit, 0)])
        }
    }

    package func closedCall(_ id: CallID) async throws(StoreFailure) -> CallView? {
        try await file.perform { database, coding in
            try coding.decodeAll(
                CallView.self, database, "SELECT body FROM closed_calls WHERE id = ?",
                [Int64(clamping: id.number)]
            ).first
        }
    }

    package func check() async throws(StoreFailure) {
        try await file.perform { database, _ in
            // Takes the write lock and writes a page into the cache; taking it back keeps the disk out of it.
            try database.inTransaction(.immediate) {
                try database.execute(sql: "UPDATE counters SET instance = instance")
                return .rollback
            }
        }
    }

    package func close() async {
        await file.close()
    }
}
