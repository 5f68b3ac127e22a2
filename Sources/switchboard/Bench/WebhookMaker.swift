import Crypto
import Foundation
import Telephony

/// Makes signed webhooks in the shape that Telnyx publishes, for benchmarks.
struct WebhookMaker: Sendable {
    private let key = Curve25519.Signing.PrivateKey()

    /// Base64 of the public half.
    var publicKey: String { key.publicKey.rawRepresentation.base64EncodedString() }

    /// One webhook: its bytes and the headers that prove where it comes from.
    struct Webhook: Sendable {
        var body: [UInt8]
        var headers: [(name: String, value: String)]
    }

    /// One event of a caller's leg.
    ///
    /// - Parameter payload: Further members of the payload, as JSON text with a leading comma.
    func webhook(_ type: String, leg: String, payload: String) throws -> Webhook {
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let text = """
            {"data":{"record_type":"event","event_type":"\(type)","id":"\(UUID().uuidString.lowercased())",\
            "occurred_at":"\(now)","payload":{"call_control_id":"\(leg)","call_leg_id":"\(leg)-leg",\
            "call_session_id":"\(leg)-session","connection_id":"1684641123236054244","client_state":null\
            \(payload)}},"meta":{"attempt":1,"delivered_to":"https://calls.example.com/webhooks/telnyx"}}
            """
        let body = Array(text.utf8)
        let seconds = String(now.milliseconds / 1000)
        let signature = try key.signature(for: Array("\(seconds)|".utf8) + body)
        return Webhook(
            body: body,
            headers: [
                ("content-type", "application/json"), ("telnyx-timestamp", seconds),
                ("telnyx-signature-ed25519", signature.base64EncodedString()),
            ])
    }

    /// A short call: it comes in, is answered, a key is pressed, it ends.
    ///
    /// Three orders follow from its four events.
    func call(_ number: Int) throws -> [Webhook] {
        let leg = "v3:bench-\(number)"
        let sides = #","from":"+34600111222","to":"+34910000001""#
        return [
            try webhook("call.initiated", leg: leg, payload: sides + #","direction":"incoming","state":"parked""#),
            try webhook("call.answered", leg: leg, payload: sides),
            try webhook("call.gather.ended", leg: leg, payload: sides + #","digits":"1","status":"valid""#),
            try webhook(
                "call.hangup", leg: leg,
                payload: sides + #","hangup_cause":"normal_clearing","hangup_source":"caller","sip_hangup_cause":"200""#
            ),
        ]
    }
}
