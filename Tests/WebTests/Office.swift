import ContactCenter
import Engine
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Telephony
import TestSupport
import Testing

@testable import Web

/// A whole site in memory, asked without a network.
struct Office {
    static let adminToken = "admin-token-of-the-tests"
    static let password = "a long password"

    let store: MemoryStore
    let time: ManualTime
    let site: Site
    let client: any TestClientProtocol

    /// Runs a test against a fresh site with the agents ana, who has a password, and ben, who has none.
    static func open(
        _ configuration: Configuration = .sample, audio: String? = nil,
        _ test: @escaping @Sendable (Office) async throws -> Void
    ) async throws {
        let store = MemoryStore()
        let time = ManualTime()
        let carrier = SignedCarrier()
        let stored = try await store.load { _, _ in }
        let writer = Writer(
            store: store, stored: stored, configuration: configuration, carriers: [carrier], courier: FakeCourier(),
            time: time, log: { _ in })
        let hash = try #require(PasswordHash(password: password, cost: .init(logN: 10, r: 1, p: 1)))
        let accounts = [
            Account(agent: AgentID(rawValue: "ana"), password: hash),
            Account(agent: AgentID(rawValue: "ben"), password: nil),
        ]
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        let site = Site(
            writer: writer, carriers: [carrier], adminToken: Secret(adminToken), accounts: accounts,
            audioFolder: audio, isSecure: true, time: time, logger: logger,
            version: "1.2.3")
        let application = buildApplication(site, listen: ListenAddress(host: "127.0.0.1", port: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await writer.run() }
            try await application.test(.router) { client in
                try await test(Office(store: store, time: time, site: site, client: client))
            }
            group.cancelAll()
        }
    }

    /// One request; `json` sets the body and its type.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, token: String? = nil, json: String? = nil,
        headers: HTTPFields = [:], body: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if json != nil { headers[.contentType] = "application/json" }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: (json ?? body).map { ByteBuffer(string: $0) })
    }

    /// A webhook with this signature.
    func webhook(_ body: String, signature: String? = "right") async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if let signature, let name = HTTPField.Name("x-signature") { headers[name] = signature }
        return try await ask(.post, "/webhooks/telnyx", headers: headers, body: body)
    }

    /// Logs ana in.
    func logIn() async throws -> String {
        let response = try await ask(
            .post, "/api/v1/sessions", json: #"{"agent": "ana", "password": "\#(Self.password)"}"#)
        #expect(response.status == .created)
        return try #require(try response.object["token"] as? String)
    }
}

extension TestResponse {
    /// The body as a JSON object.
    var object: [String: Any] {
        get throws {
            let json = try JSONSerialization.jsonObject(with: Data(body.readableBytesView))
            return try #require(json as? [String: Any])
        }
    }

    var text: String { String(buffer: body) }

    /// Whether it is a problem body of this kind.
    func isProblem(_ kind: String) throws -> Bool {
        let object = try object
        return headers[.contentType] == "application/problem+json"
            && object["type"] as? String == "urn:switchboard:problem:\(kind)"
            && object["status"] as? Int == status.code && object["title"] is String && object["detail"] is String
            && object["requestId"] is String
    }
}
