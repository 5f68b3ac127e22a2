import CurlHTTP
import Foundation

/// Talks to the API of a running server, as a script would.
struct APIClient: Sendable {
    /// The server's address, without a final slash.
    let base: String
    let client: CurlClient

    /// An answer of the API.
    struct Answer: Sendable {
        var status: Int
        var body: [UInt8]

        /// The body as a value of this type.
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(body))
        }

        /// What a problem body says, or the status alone.
        var trouble: String {
            struct Problem: Decodable { var detail: String }
            return (try? decode(Problem.self).detail) ?? "status \(status)"
        }
    }

    /// Reads something.
    func get(_ path: String, token: String? = nil) async throws(CurlFailure) -> Answer {
        try await send(.get, path, token: token)
    }

    /// Sends something, with a JSON object as its body if one is given.
    func send(
        _ method: CurlRequest.Method, _ path: String, token: String? = nil, json: [String: String]? = nil
    ) async throws(CurlFailure) -> Answer {
        var headers: [(name: String, value: String)] = [("accept", "application/json")]
        if let token { headers.append(("authorization", "Bearer \(token)")) }
        if json != nil { headers.append(("content-type", "application/json")) }
        let body = json.flatMap { try? JSONEncoder().encode($0) }
        let response = try await client.send(
            CurlRequest(method: method, url: base + path, headers: headers, body: body.map { Array($0) } ?? []))
        return Answer(status: response.status, body: response.body)
    }
}
