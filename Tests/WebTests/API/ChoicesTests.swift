import ContactCenter
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import TestSupport
import Testing

@testable import Web

struct ChoicesTests {
    /// A caller who waits for sales at once.
    private static let line = """
        {
          "spec": 1, "title": "Line", "numbers": ["+34910000001"], "languages": ["en"], "start": "line",
          "queues": { "sales": {} }, "prompts": {},
          "states": {
            "line": { "do": "queue", "queue": "sales", "max_wait": "5m", "next": "bye",
                      "on": { "timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye" } },
            "bye": { "do": "hangup" }
          }
        }
        """

    @Test func `a choice can be made again from what the admin token is given, page by page`() async throws {
        var house = Configuration.running(Self.line)
        house.agents = Configuration.sample.agents
        try await Office.open(house) { office in
            let token = try await office.logIn()
            for agent in ["ana", "ben"] {
                _ = try await office.ask(
                    .put, "/api/v1/agents/\(agent)/status", token: Office.adminToken, json: #"{"status": "available"}"#)
            }
            _ = try await office.webhook("e1 initiated")
            _ = try await office.webhook("e2 answered")
            let path = "/api/v1/calls/c1/choices"
            var audit = DecisionAudit(of: CallID(1))
            var pages = 0
            var next: String?
            repeat {
                let cursor = next.map { "&after=\($0)" } ?? ""
                let page = try await office.ask(.get, "\(path)?limit=1\(cursor)", token: Office.adminToken)
                struct Part: Decodable {
                    var items: [Fact]
                    var next: String?
                }
                let part = try JSONDecoder().decode(Part.self, from: Data(page.text.utf8))
                #expect(part.items.count == 1)
                for fact in part.items { audit.take(fact) }
                next = part.next
                pages += 1
            } while next != nil && pages < 50
            audit.finish()
            #expect(audit.findings.map(\.verdict) == [.same(free: 2)])
            #expect(audit.searched == 1 && audit.idleLonger == 0)
            #expect(try await office.ask(.get, path, token: token).status == .forbidden)
            let unknown = try await office.ask(.get, "/api/v1/calls/c9/choices", token: Office.adminToken)
            #expect(try unknown.isProblem("not-found"))
            let bad = try await office.ask(.get, "\(path)?after=c1", token: Office.adminToken)
            #expect(try bad.isProblem("invalid-request"))
        }
    }
}
