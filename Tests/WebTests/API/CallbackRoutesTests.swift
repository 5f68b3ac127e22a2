import ContactCenter
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct CallbackRoutesTests {
    /// A caller who books a callback at once, and hears that it is noted.
    private static let booking = """
        {
          "spec": 1, "title": "Booking", "numbers": ["+34910000001"], "languages": ["en"], "start": "later",
          "on": { "error": "@end" }, "queues": { "sales": {} }, "prompts": { "noted": { "en": "We will call you." } },
          "states": {
            "later": { "do": "callback", "queue": "sales", "number": "{call.from}", "prompt": "noted", "next": "@end" }
          }
        }
        """

    private func items(_ office: Office) async throws -> [[String: Any]] {
        let answer = try await office.ask(.get, "/api/v1/callbacks", token: Office.adminToken)
        return try #require(try answer.object["items"] as? [[String: Any]])
    }

    @Test func `a callback is listed, and forgotten by the administrator once the caller has gone`() async throws {
        try await Office.open(.running(Self.booking)) { office in
            let agent = try await office.logIn()
            _ = try await office.webhook("e1 initiated")
            _ = try await office.webhook("e2 answered")
            #expect(try await items(office).map { $0["state"] as? String } == ["booked"])
            let early = try await office.ask(.delete, "/api/v1/callbacks/c1", token: Office.adminToken)
            #expect(try early.isProblem("conflict"), "the caller is still on the line")
            _ = try await office.webhook("e3 hungup")
            let listed = try await items(office)
            #expect(listed.map { $0["state"] as? String } == ["waiting"])
            #expect(listed.map { $0["number"] as? String } == ["+34600111222"])
            let foreign = try await office.ask(.delete, "/api/v1/callbacks/c1", token: agent)
            #expect(foreign.status == .forbidden)
            #expect(try await office.ask(.delete, "/api/v1/callbacks/c1").status == .unauthorized)
            let gone = try await office.ask(.delete, "/api/v1/callbacks/c1", token: Office.adminToken)
            #expect(gone.status == .noContent)
            #expect(try await items(office).isEmpty)
            let twice = try await office.ask(.delete, "/api/v1/callbacks/c1", token: Office.adminToken)
            #expect(try twice.isProblem("not-found"))
            let nonsense = try await office.ask(.delete, "/api/v1/callbacks/nonsense", token: Office.adminToken)
            #expect(try nonsense.isProblem("not-found"))
        }
    }
}
