import Engine
import Foundation
import StoreSQLite

/// The store of an installation, opened by a command that looks back.
enum StoreFile {
    /// Opens a store for as long as the work takes.
    ///
    /// - Parameters:
    ///   - path: the SQLite file; nil for that of the settings.
    ///   - work: what to do with it.
    /// - Throws: the exit status, after a sentence, if there is no store or it cannot be read.
    static func reading<Value>(
        _ path: String?, _ work: (SQLiteStore, Installation) async throws -> Value
    ) async throws -> Value {
        let installation = Installation.load()
        let path = path ?? installation.settings.storePath
        guard FileManager.default.fileExists(atPath: path) else {
            throw Exit.because("There is no store at \(path): give --store, or --url for a running server.")
        }
        do {
            let store = try SQLiteStore(reading: path)
            let value = try await work(store, installation)
            await store.close()
            return value
        } catch let failure as StoreFailure where failure.code == .inUse {
            throw Exit.because(
                "\(failure) Ask the running server: --url http://\(installation.settings.listen.text).")
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure)")
        }
    }
}
