import ArgumentParser
import CurlHTTP
import Engine
import Foundation
import StoreSQLite

/// Where the record of calls is read: in a store's file, or at a running server.
struct RecordOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read this SQLite file instead of the one in the settings.", valueName: "path"))
    var store: String?

    @Option(help: ArgumentHelp("Ask a running server at this address instead.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The token for --url; better in the variable SWITCHBOARD_TOKEN.", valueName: "token"))
    var token: String?

    func validate() throws {
        if url != nil, store != nil { throw ValidationError("Give --url or --store, not both.") }
    }

    /// Opens the store for as long as the work takes; a server may be running on it.
    func reading<Value>(_ work: (SQLiteStore, Installation) async throws -> Value) async throws -> Value {
        let installation = Installation.load()
        let path = store ?? installation.settings.storePath
        return try await Self.reading(path) { try await work($0, installation) }
    }

    /// Opens a store's file for as long as the work takes; a server may be running on it.
    static func reading<Value>(_ path: String, _ work: (SQLiteStore) async throws -> Value) async throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Exit.because(
                "There is no store at \(path) that this user can see: give --store PATH, run this where the server runs, or ask a server with "
                    + "--url.")
        }
        do {
            let store = try SQLiteStore(reading: path)
            let value = try await work(store)
            await store.close()
            return value
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure)")
        }
    }

    /// Asks the running server; nil if none was named.
    func asking(_ path: String, _ words: [String: String]) async throws -> [UInt8]? {
        guard let url else { return nil }
        return try await asking(path, words, at: url).body
    }

    /// Asks the running server for a whole list, page by page; nil if none was named.
    func asking(_ path: String, _ words: [String: String], forWhole list: WholeList) async throws -> [UInt8]? {
        guard let url else { return nil }
        return try await list.collect { next in
            var words = words
            words["limit"] = "5000"
            words["after"] = next
            return try await asking(path, words, at: url)
        }
    }

    private func asking(_ path: String, _ words: [String: String], at url: String) async throws -> APIClient.Answer {
        var components = URLComponents()
        components.queryItems = words.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
        // A plus in a query would be read as a space.
        let query = (components.percentEncodedQuery ?? "").replacing("+", with: "%2B")
        let answer = try await answer("\(path)?\(query)", at: url)
        guard answer.status == 200 else { throw Exit.because("The server refused: \(answer.trouble)") }
        return answer
    }

    /// An answer of a running server, whatever it says.
    func answer(_ path: String, at url: String) async throws -> APIClient.Answer {
        let environment = ProcessInfo.processInfo.environment
        guard let token = token ?? environment["SWITCHBOARD_TOKEN"] ?? environment["SWITCHBOARD_ADMIN_TOKEN"] else {
            throw Exit.because("A running server wants a token: set SWITCHBOARD_TOKEN or SWITCHBOARD_ADMIN_TOKEN.")
        }
        let client = try CurlClient()
        let answer: Result<APIClient.Answer, CurlFailure>
        do throws(CurlFailure) {
            answer = .success(try await APIClient(base: url, client: client).get(path, token: token))
        } catch {
            answer = .failure(error)
        }
        await client.shutDown()
        switch answer {
        case .success(let answer): return answer
        case .failure(let failure): throw Exit.because("No server answers at \(url): \(failure.detail).")
        }
    }
}
