import Crypto
import CurlHTTP
import Foundation
import Telephony

@testable import Carriers

/// A carrier with keys of its own, and what signs in its name.
struct SampleCarrier {
    let key = Curve25519.Signing.PrivateKey()
    let carrier: Telnyx

    init(
        apiURL: String = "http://127.0.0.1:9", webhookURL: String? = nil,
        otherKeys: [Curve25519.Signing.PrivateKey] = [],
        hasKey: Bool = true
    ) throws {
        let keys = (hasKey ? otherKeys + [key] : []).map { $0.publicKey.rawRepresentation.base64EncodedString() }
        carrier = try Telnyx(
            Telnyx.Settings(
                apiKey: "KEY-that-nobody-may-see", publicKeys: keys, connectionID: "1494404757140276705",
                apiURL: apiURL,
                webhookURL: webhookURL),
            client: CurlClient())
    }

    func signature(of body: String, at seconds: Int64) throws -> [String: String] {
        let raw = try key.signature(for: Data("\(seconds)|\(body)".utf8))
        return ["telnyx-signature-ed25519": raw.base64EncodedString(), "telnyx-timestamp": String(seconds)]
    }

    func receive(_ body: String, _ headers: [String: String], at seconds: Int64) -> WebhookVerdict {
        carrier.receive(body: Array(body.utf8), headers: { headers[$0] }, at: Timestamp(seconds: seconds))
    }
}

/// A webhook in the shape of API version 2.
enum SampleBody {
    static let now = Timestamp(seconds: 1_772_000_000)
    static let occurredAt = "2026-03-10T10:30:00.123456Z"
    static let tag = LegTag(leg: LegID(call: CallID(1042), number: 2), step: 17)

    /// An event whose payload has the common fields and then those of `fields`, written as JSON entries.
    static func event(_ type: String, _ fields: String = "", leg: Bool = true) -> String {
        let common =
            leg
            ? #""call_control_id":"v3:abc-D_1","call_session_id":"s-1","client_state":"YzEwNDIuMi8xNw==""# : #""x":1"#
        let more = fields.isEmpty ? "" : ",\(fields)"
        return """
            {"data":{"record_type":"event","event_type":"\(type)","id":"e-1","occurred_at":"\(occurredAt)",\
            "payload":{\(common)\(more)}},"meta":{"attempt":1,"delivered_to":"https://pbx.example/webhooks/telnyx"}}
            """
    }

    static func decoded(_ body: String) -> WebhookVerdict {
        Telnyx.decode(Array(body.utf8), at: now)
    }

    static func kind(_ type: String, _ fields: String = "", leg: Bool = true) -> CallEvent.Kind? {
        guard case .event(let event) = decoded(Self.event(type, fields, leg: leg)) else { return nil }
        return event.kind
    }
}
