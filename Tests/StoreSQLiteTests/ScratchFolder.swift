import Foundation

/// A folder of its own for one test, removed with it.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("switchboard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    /// Where a store may be put.
    var store: String { path + "/data/switchboard.sqlite" }

    /// Copies the store's files as they are at this moment, as the disk of a process that is killed now.
    func copyStore(_ name: String) throws -> String {
        let copy = path + "/\(name)/switchboard.sqlite"
        try FileManager.default.createDirectory(
            atPath: path + "/\(name)", withIntermediateDirectories: true)
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store + suffix) {
            try FileManager.default.copyItem(atPath: store + suffix, toPath: copy + suffix)
        }
        return copy
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
