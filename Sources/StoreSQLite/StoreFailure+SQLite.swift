import Engine
import Foundation
import GRDB

extension StoreFailure {
    /// Says in one sentence what went wrong with the file, and what cures it.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self =
                error is DecodingError
                ? StoreFailure(.corrupt, "The store \(path) holds an entry that cannot be read: \(error).")
                : .notWritable(path: path, why: (error as NSError).localizedDescription)
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .inUse(path: path, by: nil)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self = .notWritable(path: path, why: error.message ?? "SQLite cannot open it")
        case .SQLITE_FULL:
            self = StoreFailure(.full, "The disk of the store \(path) is full; make room and start again.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = StoreFailure(
                .corrupt,
                "The file \(path) is damaged or no store of Switchboard; put a backup in its place or name another file."
            )
        default:
            self = StoreFailure(
                .failed, "The store \(path) failed: \(error.message ?? "no reason given") (SQLite \(error.resultCode))."
            )
        }
    }

    /// Says why a file cannot be read.
    init(readError error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = StoreFailure(error, path: path)
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = StoreFailure(
                .inUse,
                "The store \(path) is held by a process that lets nobody read beside it: an older Switchboard "
                    + "or a tool. Stop that one, or ask a running server with --url.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self = StoreFailure(
                .notWritable,
                "The store \(path) cannot be read by this user (\(error.message ?? "SQLite cannot open it")): run this as "
                    + "the user that runs the server, or copy the file and its -wal to a folder of yours and give --store."
            )
        default: self = StoreFailure(error, path: path)
        }
    }

    /// Another process has the store.
    static func inUse(path: String, by process: String?) -> StoreFailure {
        StoreFailure(
            .inUse,
            "The store \(path) is in use by another process\(process.map { " (\($0))" } ?? ""); stop that one, or give "
                + "this one another store.")
    }

    /// The file or its folder cannot be written.
    static func notWritable(path: String, why: String) -> StoreFailure {
        StoreFailure(
            .notWritable,
            "The store \(path) cannot be written (\(why)); let this user write there, or name another place.")
    }
}
