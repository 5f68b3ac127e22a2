import CallFlow
import ContactCenter
import Crypto
import Foundation
import Telephony

/// An announcement as a webhook gets it: JSON, signed so that the receiver can tell who sent it and when.
///
/// The headers are those of the Standard Webhooks specification 1.0.0, for which libraries exist: `webhook-id` is the
/// same in every attempt, `webhook-timestamp` is the attempt's in seconds since 1970, `webhook-signature` is `v1,` and
/// the base64 form of HMAC-SHA256 over `id.timestamp.body`. A secret that begins with `whsec_` is base64 behind it;
/// any other is taken as its UTF-8 bytes.
struct SignedLetter: Sendable {
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    init(_ announcement: Announcement, id: CommandID, madeAt: Timestamp, at now: Timestamp, secret: String) {
        let payload = Payload(
            type: announcement.notice.event, timestamp: madeAt.description,
            data: Payload.Content(
                call: announcement.call.description, flow: announcement.flow, with: announcement.notice.with))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts alone cannot fail to be encoded.
        let body = Array((try? encoder.encode(payload)) ?? Data())
        let seconds = now.milliseconds / 1000
        self.body = body
        headers = [
            (name: "content-type", value: "application/json"), (name: "user-agent", value: "Switchboard"),
            (name: "webhook-id", value: id.description), (name: "webhook-timestamp", value: "\(seconds)"),
            (name: "webhook-signature", value: Self.signature(of: body, id: id, seconds: seconds, secret: secret)),
        ]
    }

    private static func signature(of body: [UInt8], id: CommandID, seconds: Int64, secret: String) -> String {
        let signed = Array("\(id).\(seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key(secret)))
        return "v1," + Data(code).base64EncodedString()
    }

    private static func key(_ secret: String) -> Data {
        let prefix = "whsec_"
        guard secret.hasPrefix(prefix), let bytes = Data(base64Encoded: String(secret.dropFirst(prefix.count))) else {
            return Data(secret.utf8)
        }
        return bytes
    }
}

/// The body of an announcement.
private struct Payload: Encodable {
    var type: String
    var timestamp: String
    var data: Content

    struct Content: Encodable {
        var call: String
        var flow: String
        var with: [String: String]
    }
}
