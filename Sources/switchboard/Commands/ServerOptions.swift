import ArgumentParser
import CurlHTTP
import Foundation

/// Where a running server is, and what it is asked with.
struct ServerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The running server's address; that of the settings if left out.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The admin token; better in SWITCHBOARD_ADMIN_TOKEN.", valueName: "token"))
    var token: String?

    /// Whether there is a token to ask with.
    var hasToken: Bool { (token ?? Installation.load().settings.adminToken) != nil }

    /// Asks the server, and fails with its own words if it does not do what it is asked.
    func ask<Value: Decodable & Sendable>(
        _ method: CurlRequest.Method, _ path: String, body: [UInt8] = [], as type: Value.Type
    ) async throws -> Value {
        let settings = Installation.load().settings
        guard let token = token ?? settings.adminToken else {
            throw Exit.because("A running server wants the admin token: set SWITCHBOARD_ADMIN_TOKEN.")
        }
        let base = url ?? "http://\(settings.listen.text)"
        let client = try CurlClient()
        let answer: APIClient.Answer
        do throws(CurlFailure) {
            answer = try await APIClient(base: base, client: client).send(method, path, token: token, body: body)
        } catch {
            throw Exit.because("No server answers at \(base): start it, or name it with --url.")
        }
        await client.shutDown()
        guard (200..<300).contains(answer.status), let value = try? answer.decode(type) else {
            throw Exit.because("The server at \(base) refused: \(answer.trouble)")
        }
        return value
    }

    /// Asks the server for a list in the order of names, page after page until nothing follows.
    func askAll<Item: Decodable & Sendable>(_ path: String, of item: Item.Type) async throws -> [Item] {
        var items: [Item] = []
        var next: String?
        for _ in 0..<WholeList.mostPages {
            var address = URLComponents()
            address.path = path
            address.queryItems = [URLQueryItem(name: "limit", value: "5000")]
            if let next { address.queryItems?.append(URLQueryItem(name: "after", value: next)) }
            let page = try await ask(.get, address.string ?? path, as: ListPage<Item>.self)
            items += page.items
            guard let cursor = page.next else { return items }
            next = cursor
        }
        throw Exit.because("The server has more than \(WholeList.mostPages) pages of this, which are too many to show.")
    }
}

/// A page of a list.
private struct ListPage<Item: Decodable & Sendable>: Decodable, Sendable {
    var items: [Item]
    var next: String?
}

/// What the API says of a flow.
struct FlowAnswer: Decodable, Sendable {
    struct Trial: Decodable, Sendable {
        var bundle: String
        var percent: Int?
        var only: [String]?

        /// For whom.
        var share: String {
            if let percent { return "\(percent) in 100 callers" }
            return "calls from \((only ?? []).joined(separator: ", "))"
        }
    }

    var id: String
    var bundle: String
    var since: String
    var state: String

    var trial: Trial?

    /// One line for people.
    var line: String {
        let tried = trial.map { "; \($0.share) begin with \($0.bundle.prefix(16))" } ?? ""
        return "\(id): new calls begin with edition \(bundle.prefix(16)), in force since \(since) (\(state))\(tried)"
    }
}
