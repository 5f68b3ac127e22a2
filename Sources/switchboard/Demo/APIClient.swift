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
        /// The cursor of the next page, where the body has no place for it.
        var next: String?

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

    /// Sends something, with a JSON object as its body.
    func send(
        _ method: CurlRequest.Method, _ path: String, token: String? = nil, json: [String: String]
    ) async throws(CurlFailure) -> Answer {
        let body = (try? JSONEncoder().encode(json)) ?? Data()
        return try await send(method, path, token: token, body: Array(body))
    }

    /// Sends something, with JSON bytes as its body if there are any.
    func send(
        _ method: CurlRequest.Method, _ path: String, token: String? = nil, body: [UInt8] = []
    ) async throws(CurlFailure) -> Answer {
        var headers: [(name: String, value: String)] = [("accept", "application/json")]
        if let token { headers.append(("authorization", "Bearer \(token)")) }
        if !body.isEmpty { headers.append(("content-type", "application/json")) }
        let response = try await client.send(
            CurlRequest(method: method, url: base + path, headers: headers, body: body))
        return Answer(status: response.status, body: response.body, next: response.headers["x-next"])
    }
}
