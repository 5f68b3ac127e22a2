import Engine
import Foundation
import HTTPTypes
import HummingbirdTesting
import Telephony
import Testing

@testable import Web

struct WebhookRouteTests {
    @Test func `an event is answered 200 after its commit, and a repeat changes nothing`() async throws {
        try await Office.open { (office: Office) async throws in
            #expect(try await office.webhook("e1 initiated").status == .ok)
            #expect(office.store.events.map(\.id) == [EventID(rawValue: "e1")])
            #expect(try await office.webhook("e1 initiated").status == .ok)
            #expect(office.store.events.count == 1)
            let metrics = try await office.ask(.get, "/metrics").text
            #expect(metrics.contains(#"switchboard_webhooks_total{carrier="telnyx",outcome="taken"} 1"#))
            #expect(metrics.contains(#"switchboard_webhooks_total{carrier="telnyx",outcome="repeated"} 1"#))
        }
    }

    @Test(
        arguments: [
            (nil, "missing_signature"), ("old", "stale"), ("wrong", "wrong_signature"),
        ] as [(String?, String)])
    func `what is not proved to come from the carrier is refused alike, counted and not stored`(
        signature: String?, outcome: String
    ) async throws {
        try await Office.open { (office: Office) async throws in
            let response = try await office.webhook("e1 initiated", signature: signature)
            #expect(response.status == .unauthorized)
            #expect(try response.isProblem("unauthorized"))
            #expect(try response.object["detail"] as? String == "The request does not carry a valid signature.")
            #expect(office.store.events.isEmpty)
            let metrics = try await office.ask(.get, "/metrics").text
            #expect(metrics.contains(#"switchboard_webhooks_total{carrier="telnyx",outcome="\#(outcome)"} 1"#))
        }
    }

    @Test func `an authentic body that cannot be read is kept and answered 200`() async throws {
        try await Office.open { (office: Office) async throws in
            #expect(try await office.webhook("what is this").status == .ok)
            let kept = try #require(office.store.events.first)
            #expect(kept.body == Array("what is this".utf8))
            #expect(kept.note == "not two words")
        }
    }

    @Test func `an unknown event is answered 200 and kept`() async throws {
        try await Office.open { (office: Office) async throws in
            #expect(try await office.webhook("e1 call.danced").status == .ok)
            #expect(office.store.events.first?.body == Array("e1 call.danced".utf8))
        }
    }

    @Test func `a body over one mebibyte is refused, one of exactly that size is not`() async throws {
        try await Office.open { (office: Office) async throws in
            let largest = String(repeating: "x", count: 1 << 20)
            #expect(try await office.webhook(largest).status == .ok)
            let response = try await office.webhook(largest + "x")
            #expect(response.status == .contentTooLarge)
            #expect(try response.isProblem("content-too-large"))
            #expect(office.store.events.count == 1)
        }
    }

    @Test func `a store that does not commit makes the carrier send again`() async throws {
        try await Office.open { (office: Office) async throws in
            await office.site.writer.drain(within: .zero)
            let response = try await office.webhook("e1 initiated")
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] == "1")
            #expect(try response.isProblem("unavailable"))
        }
    }

    @Test func `other methods are told what the address takes`() async throws {
        try await Office.open { (office: Office) async throws in
            let response = try await office.ask(.get, "/webhooks/telnyx")
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "POST")
            #expect(try response.isProblem("method-not-allowed"))
        }
    }
}
