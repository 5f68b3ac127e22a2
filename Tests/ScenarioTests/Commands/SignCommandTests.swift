import Carriers
import Crypto
import CurlHTTP
import Foundation
import Telephony
import Testing

@testable import switchboard

struct SignCommandTests {
    @Test func `what is signed here is believed by the receiver`() throws {
        let key = Curve25519.Signing.PrivateKey()
        let body = Data(#"{"data":{"event_type":"call.hangup"}}"#.utf8)
        let lines = try SignCommand.headers(signing: body, at: 1_800_000_000, with: key)
        #expect(lines.count == 2)
        let headers = Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces))
            })
        let carrier = try Telnyx(
            Telnyx.Settings(
                apiKey: "k", publicKeys: [key.publicKey.rawRepresentation.base64EncodedString()], connectionID: "1"),
            client: CurlClient())
        let now = Timestamp(seconds: 1_800_000_000)
        let verdict = carrier.receive(body: Array(body), headers: { headers[$0] }, at: now)
        if case .forged(let reason) = verdict { Issue.record("not believed: \(reason)") }
        #expect(
            carrier.receive(body: Array(body) + [32], headers: { headers[$0] }, at: now) == .forged(.wrongSignature))
    }
}
