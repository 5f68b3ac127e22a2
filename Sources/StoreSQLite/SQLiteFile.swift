import Engine
import Foundation
import GRDB

/// The open database file: one connection, and the queue on which all work with it is done.
final class SQLiteFile: Sendable {
    private let queue: DatabaseQueue
    private let coding = Coding()
    /// Held for as long as the file is open for writing.
    private let lock: StoreLock?
    /// How often the file has been opened for writing, this time included; 0 for a reader.
    ///
    /// Every commit makes sure that nobody has opened it since.
    let start: Int64
    let path: String

    /// Opens the file, or makes it, takes its lock and brings its tables up to date.
    init(path: String) throws(StoreFailure) {
        self.path = path
        do {
            try Self.prepareFile(path)
            lock = try StoreLock(store: path)
            var configuration = GRDB.Configuration()
            // Another tool may hold the file for a moment; calls can wait for longer than that, but not for ever.
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
                // 16 MiB of log between two copies into the file: pages that change all the time are copied less often.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            start = try queue.inDatabase { database in
                try Schema.bringUpToDate(database, path: path)
                return try Int64.fetchOne(database, sql: "SELECT starts FROM counters") ?? 0
            }
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(error, path: path)
        }
    }

    /// Opens the file for reading only, beside a process that may be writing.
    ///
    /// Makes, changes and copies nothing: the log belongs to the process that writes.
    init(reading path: String) throws(StoreFailure) {
        self.path = path
        lock = nil
        start = 0
        do {
            var configuration = GRDB.Configuration()
            configuration.readonly = true
            // One moment's state is read by several pieces of work.
            configuration.allowsUnsafeTransactions = true
            configuration.busyMode = .timeout(2)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA query_only = ON")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { database in try Schema.checkReadable(database, path: path) }
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(readError: error, path: path)
        }
    }

    /// Whether another process may write while this one reads.
    var isShared: Bool { lock == nil }

    /// Does work on the connection.
    ///
    /// The work is finished even if the waiting task is cancelled: half a shutdown must not undo a commit.
    func perform<Success: Sendable>(
        _ work: @escaping @Sendable (Database, Coding) throws -> Success
    ) async throws(StoreFailure) -> Success {
        let result: Result<Success, StoreFailure> = await withCheckedContinuation { continuation in
            queue.asyncWriteWithoutTransaction { [coding, path] database in
                do {
                    continuation.resume(returning: .success(try work(database, coding)))
                } catch let failure as StoreFailure {
                    continuation.resume(returning: .failure(failure))
                } catch {
                    continuation.resume(returning: .failure(StoreFailure(error, path: path)))
                }
            }
        }
        return try result.get()
    }

    /// Copies the log into the file, if this process writes, and lets go of both.
    func close() async {
        if !isShared { _ = try? await perform { database, _ in try database.checkpoint(.truncate) } }
        try? queue.close()
        lock?.release()
    }

    /// Makes the folder and the file, for this user only.
    private static func prepareFile(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard !FileManager.default.fileExists(atPath: path) else { return }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw StoreFailure.notWritable(path: path, why: "the file cannot be made") }
    }
}
