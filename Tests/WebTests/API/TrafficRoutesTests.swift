import ContactCenter
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import Testing

@testable import Web

struct TrafficRoutesTests {
    @Test func `traffic tells where calls went and how editions fared`() async throws {
        try await Office.open { office in
            _ = try await office.webhook("e1 initiated")
            let response = try await office.ask(.get, "/api/v1/traffic", token: Office.adminToken)
            #expect(response.status == .ok)
            let traffic = try JSONDecoder().decode(TrafficItem.self, from: Data(response.text.utf8))
            #expect(traffic.editions.map(\.calls) == [1])
            #expect(traffic.editions.first?.flow.isEmpty == false)
            let later = try await office.ask(.get, "/api/v1/traffic?from=2026-04-01", token: Office.adminToken)
            #expect(try later.isProblem("invalid-request"))
            let earlier = try await office.ask(
                .get, "/api/v1/traffic?from=2026-02-20&to=2026-02-21", token: Office.adminToken)
            #expect(try (earlier.object["editions"] as? [Any])?.isEmpty == true)
        }
    }

    @Test(arguments: [
        "from=yesterday", "to=x", "from=2025-01-01", "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:01Z",
    ])
    func `times that make no sense are refused with the cure`(query: String) async throws {
        try await Office.open { office in
            let response = try await office.ask(.get, "/api/v1/traffic?\(query)", token: Office.adminToken)
            #expect(try response.isProblem("invalid-request"))
        }
    }

    @Test func `a whole record is for the admin, and has the exceptions of its day`() async throws {
        try await Office.open { office in
            _ = try await office.webhook("e1 initiated")
            let response = try await office.ask(.get, "/api/v1/calls/c1/record", token: Office.adminToken)
            let record = try JSONDecoder().decode(CallRecord.self, from: Data(response.text.utf8))
            #expect(record.facts.first?.call == CallID(1) && record.exceptions == [])
            #expect(record.bundle != nil)
            let token = try await office.logIn()
            let path = "/api/v1/calls/c1/record"
            #expect(try await office.ask(.get, path, token: token).status == .forbidden)
            let missing = try await office.ask(.get, "/api/v1/calls/c99/record", token: Office.adminToken)
            #expect(missing.status == .notFound)
        }
    }
}
