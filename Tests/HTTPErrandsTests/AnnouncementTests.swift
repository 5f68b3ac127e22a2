import CallFlow
import ContactCenter
import Crypto
import CurlHTTP
import Engine
import Foundation
import Telephony
import Testing

@testable import HTTPErrands

@Suite("Announcements over HTTP", .timeLimit(.minutes(1)))
struct AnnouncementTests {
    private let id = CommandID(instance: 7, serial: 42)
    private let made = Timestamp(seconds: 1_773_144_000)

    private func announcement(_ url: String) -> Announcement {
        Announcement(
            webhook: Webhook(url: url, secret: "crm"),
            notice: Notice(event: "low_csat", with: ["score": "1", "said": "“no”"], key: "c9/tell/1"), call: CallID(9),
            flow: "csat")
    }

    private func tell(_ url: String, secret: String? = "s3cret", privately origins: Set<String>) async throws {
        let courier = HTTPCourier(client: try CurlClient(), rules: .init(privateOrigins: origins)) { _ in secret }
        try await courier.tell(announcement(url), id: id, madeAt: made, at: made + .seconds(90))
    }

    @Test func `a webhook gets what happened, and can tell that it comes from here`() async throws {
        let box = try await ServiceBox.open()
        try await tell(box.origin + "/told/hook", privately: [box.origin])
        let visit = try #require(box.visits(of: "told").first)
        #expect(visit.method == "POST")
        #expect(
            String(decoding: visit.body, as: UTF8.self)
                == #"{"data":{"call":"c9","flow":"csat","with":{"said":"“no”","score":"1"}},"#
                + #""timestamp":"2026-03-10T12:00:00.000Z","type":"low_csat"}"#)
        #expect(visit.headers["webhook-id"] == id.description)
        #expect(visit.headers["webhook-timestamp"] == "1773144090", "the attempt's")
        let signed = Data("\(id).1773144090.".utf8) + Data(visit.body)
        let signature = try #require(visit.headers["webhook-signature"])
        let code = try #require(Data(base64Encoded: String(signature.dropFirst("v1,".count))))
        let key = SymmetricKey(data: Data("s3cret".utf8))
        #expect(signature.hasPrefix("v1,"))
        #expect(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key))
    }

    @Test func `a secret in the standard's form is read as its bytes`() {
        let bytes = Data(repeating: 7, count: 24)
        let letter = SignedLetter(
            announcement("https://a.example"), id: id, madeAt: made, at: made,
            secret: "whsec_" + bytes.base64EncodedString())
        let signed = Data("\(id).1773144000.".utf8) + Data(letter.body)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: bytes))
        #expect(letter.headers.last?.value == "v1," + Data(code).base64EncodedString())
    }

    @Test(arguments: [
        ("status-500", CourierFailure.Reason.busy), ("status-404", .busy), ("status-302", .busy),
        ("status-410", .refused),
    ])
    func `only a success is one, and only 410 is final`(path: String, reason: CourierFailure.Reason) async throws {
        let box = try await ServiceBox.open()
        let failure = await #expect(throws: CourierFailure.self) {
            try await tell("\(box.origin)/no/\(path)", privately: [box.origin])
        }
        #expect(failure?.reason == reason)
        if reason == .busy { #expect(failure?.retryAfter == .seconds(7)) }
    }

    @Test func `nothing is sent unsigned, unencrypted or inside`() async throws {
        let box = try await ServiceBox.open()
        for (url, secret, origins, reason) in [
            (box.origin + "/quiet", nil, [box.origin], CourierFailure.Reason.noSecret),
            (box.origin + "/quiet", "s", [], .forbidden), ("https://127.0.0.1:\(box.port)/quiet", "s", [], .forbidden),
        ] as [(String, String?, Set<String>, CourierFailure.Reason)] {
            let failure = await #expect(throws: CourierFailure.self) {
                try await tell(url, secret: secret, privately: origins)
            }
            #expect(failure?.reason == reason)
        }
        #expect(box.visits(of: "quiet").isEmpty)
    }
}
