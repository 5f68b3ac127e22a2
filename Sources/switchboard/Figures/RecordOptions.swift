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

    /// Opens the store for as long as the work takes.
    func reading<Value>(_ work: (SQLiteStore, Installation) async throws -> Value) async throws -> Value {
        let installation = Installation.load()
        let path = store ?? installation.settings.storePath
        guard FileManager.default.fileExists(atPath: path) else {
            throw Exit.because("There is no store at \(path): give --store, or --url for a running server.")
        }
        do {
            let store = try SQLiteStore(path: path)
            let value = try await work(store, installation)
            await store.close()
            return value
        } catch let failure as StoreFailure where failure.code == .inUse {
            throw Exit.because("\(failure) Ask the running server: --url http://127.0.0.1:8080.")
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure)")
        }
    }

    /// Asks the running server; nil if none was named.
    func asking(_ path: String, _ words: [String: String]) async throws -> [UInt8]? {
        guard let url else { return nil }
        let environment = ProcessInfo.processInfo.environment
        guard let token = token ?? environment["SWITCHBOARD_TOKEN"] ?? environment["SWITCHBOARD_ADMIN_TOKEN"] else {
            throw Exit.because("A running server wants a token: set SWITCHBOARD_TOKEN or SWITCHBOARD_ADMIN_TOKEN.")
        }
        var components = URLComponents()
        components.queryItems = words.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
        // A plus in a query would be read as a space.
        let query = (components.percentEncodedQuery ?? "").replacing("+", with: "%2B")
        let client = try CurlClient()
        let answer: APIClient.Answer
        do throws(CurlFailure) {
            answer = try await APIClient(base: url, client: client).get("\(path)?\(query)", token: token)
        } catch {
            throw Exit.because("No server answers at \(url): \(error).")
        }
        await client.shutDown()
        guard answer.status == 200 else { throw Exit.because("The server refused: \(answer.trouble)") }
        return answer.body
    }
}
