import ContactCenter
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Reads the bodies of API requests.
enum RequestJSON {
    struct Credentials: Decodable, Sendable {
        var agent: String
        var password: String
    }

    static func credentials(of request: Request) async throws -> Credentials {
        try JSONDecoder().decode(Credentials.self, from: Data(try await bytes(of: request)))
    }

    static func status(of request: Request) async throws -> AgentStatus {
        struct Body: Decodable { var status: AgentStatus }
        return try JSONDecoder().decode(Body.self, from: Data(try await bytes(of: request))).status
    }

    private static func bytes(of request: Request) async throws -> [UInt8] {
        try await request.bytes(upTo: WebLimits.requestBody)
    }
}
