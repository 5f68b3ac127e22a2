package import ContactCenter
package import Engine
import GRDB
package import Telephony

/// Reading the record in the order of time.
extension SQLiteStore {
    package func facts(after: UInt64, kinds: [String]?, limit: Int) async throws(StoreFailure) -> [Fact] {
        try await file.perform { database, coding in
            let after = Int64(clamping: after)
            guard let kinds else {
                return try coding.facts(
                    database, "WHERE serial > ? ORDER BY serial LIMIT ?", [after, max(limit, 0)])
            }
            let marks = kinds.map { _ in "?" }.joined(separator: ", ")
            // The plus keeps SQLite from the index on kinds, which would make it sort a whole store.
            return try coding.facts(
                database, "WHERE serial > ? AND +kind IN (\(marks)) ORDER BY serial LIMIT ?",
                StatementArguments([after]) + StatementArguments(kinds) + StatementArguments([max(limit, 0)]))
        }
    }

    /// Halves the serials again and again, because moments rise with them and have no index of their own.
    package func firstFact(at moment: Timestamp) async throws(StoreFailure) -> UInt64? {
        try await file.perform { database, _ in
            guard var low = try Int64.fetchOne(database, sql: "SELECT min(serial) FROM facts"),
                let last = try Int64.fetchOne(database, sql: "SELECT max(serial) FROM facts")
            else { return nil }
            let statement = try database.cachedStatement(
                sql: "SELECT at FROM facts WHERE serial >= ? ORDER BY serial LIMIT 1")
            var high = last + 1
            while low < high {
                let middle = low + (high - low) / 2
                let at = try Int64.fetchOne(statement, arguments: [middle]) ?? .max
                if at < moment.milliseconds { low = middle + 1 } else { high = middle }
            }
            return low > last ? nil : UInt64(clamping: low)
        }
    }

    package func lastStatuses(before: UInt64) async throws(StoreFailure) -> [Fact] {
        try await file.perform { database, coding in
            try coding.facts(
                database,
                """
                WHERE serial IN (
                    SELECT max(serial) FROM facts WHERE call IS NULL AND kind = 'status_changed' AND serial < ?
                    GROUP BY agent)
                ORDER BY serial
                """,
                [Int64(clamping: before)])
        }
    }
}
