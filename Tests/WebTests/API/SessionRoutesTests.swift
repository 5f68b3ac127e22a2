import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import TestSupport
import Testing

@testable import Web

struct SessionRoutesTests {
    @Test func `the right password gives a token that works until it is ended`() async throws {
        try await Office.open { office in
            let token = try await office.logIn()
            let me = try await office.ask(.get, "/api/v1/agents/me", token: token)
            #expect(me.status == .ok)
            #expect(try me.object["id"] as? String == "ana")
            #expect(try await office.ask(.delete, "/api/v1/sessions/current", token: token).status == .noContent)
            let after = try await office.ask(.get, "/api/v1/agents/me", token: token)
            #expect(after.status == .unauthorized)
            #expect(after.headers[.wwwAuthenticate] == "Bearer error=\"invalid_token\"")
        }
    }

    @Test(arguments: ["ana", "ben", "nobody"])
    func `a wrong password, an agent without one and an unknown agent get the same answer`(agent: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(
                .post, "/api/v1/sessions", json: #"{"agent": "\#(agent)", "password": "wrong"}"#)
            #expect(response.status == .unauthorized)
            #expect(try response.isProblem("wrong-credentials"))
            #expect(try response.object["detail"] as? String == "The agent or the password is wrong.")
        }
    }

    @Test func `after a failure the account is locked for a second, the right password included`() async throws {
        try await Office.open { office in
            let wrong = #"{"agent": "ana", "password": "wrong"}"#
            _ = try await office.ask(.post, "/api/v1/sessions", json: wrong)
            let right = #"{"agent": "ana", "password": "\#(Office.password)"}"#
            let locked = try await office.ask(.post, "/api/v1/sessions", json: right)
            #expect(locked.status == .tooManyRequests)
            #expect(locked.headers[.retryAfter] == "1")
            #expect(try locked.isProblem("locked-out"))
            office.time.advance(by: .seconds(1))
            #expect(try await office.ask(.post, "/api/v1/sessions", json: right).status == .created)
        }
    }

    @Test func `malformed JSON is told with its place`() async throws {
        try await Office.open { office in
            let response = try await office.ask(.post, "/api/v1/sessions", json: "{\n  \"agent\": \"ana\",,\n}")
            #expect(response.status == .badRequest)
            #expect(try response.isProblem("invalid-request"))
            let detail = try #require(try response.object["detail"] as? String)
            #expect(detail.hasPrefix("The body, line 2, column 18"))
        }
    }

    @Test func `missing and misspelt members are told by pointer, and values never`() async throws {
        try await Office.open { office in
            let response = try await office.ask(
                .post, "/api/v1/sessions", json: #"{"agent": 5, "pasword": "secret-word"}"#)
            #expect(response.status == .badRequest)
            let errors = try #require(try response.object["errors"] as? [[String: Any]])
            // A misspelt key is one mistake, not also a missing one.
            #expect(errors.compactMap { $0["pointer"] as? String }.sorted() == ["/agent", "/pasword"])
            #expect(!response.text.contains("secret-word"))
        }
    }

    @Test func `a body of another type is refused with 415`() async throws {
        try await Office.open { office in
            let response = try await office.ask(
                .post, "/api/v1/sessions", headers: [.contentType: "application/x-www-form-urlencoded"],
                body: "agent=ana")
            #expect(response.status == .unsupportedMediaType)
            #expect(response.headers[.accept] == "application/json")
            #expect(try response.isProblem("unsupported-media-type"))
        }
    }

    @Test func `a body over the limit is refused with 413`() async throws {
        try await Office.open { office in
            let response = try await office.ask(
                .post, "/api/v1/sessions", json: String(repeating: " ", count: WebLimits.requestBody + 1))
            #expect(response.status == .contentTooLarge)
        }
    }

    @Test func `the admin token is no session`() async throws {
        try await Office.open { office in
            let response = try await office.ask(.delete, "/api/v1/sessions/current", token: Office.adminToken)
            #expect(response.status == .forbidden)
        }
    }
}
