import Crypto
import Foundation
import Telephony
import Testing

@testable import Carriers

@Suite struct VerifyTests {
    private static let moment: Int64 = 1_773_138_600
    private let body = SampleBody.event("call.answered")

    @Test func `a signed webhook is believed`() throws {
        let sample = try SampleCarrier()
        let verdict = sample.receive(body, try sample.signature(of: body, at: Self.moment), at: Self.moment)
        guard case .event(let event) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(event.kind == .answered)
    }

    @Test func `a known signature of another implementation is believed`() throws {
        // RFC 8032, section 7.1, test 2, signs the one byte 0x72: the primitive is the one that the carrier uses.
        let key = try #require(Telnyx.key(in: "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="))
        let hexadecimal =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        let digits = Array(hexadecimal)
        let signature = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        #expect(key.isValidSignature(Data(signature), for: Data([0x72])))
    }

    @Test(arguments: [(-300, true), (-301, false), (0, true), (300, true), (301, false)] as [(Int64, Bool)])
    func `a signature is believed for five minutes either way`(late: Int64, believed: Bool) throws {
        let sample = try SampleCarrier()
        let verdict = sample.receive(body, try sample.signature(of: body, at: Self.moment), at: Self.moment + late)
        #expect((verdict == .forged(.stale)) == !believed)
    }

    @Test func `an old key is believed while both are configured`() throws {
        let old = Curve25519.Signing.PrivateKey()
        let sample = try SampleCarrier(otherKeys: [old])
        let raw = try old.signature(for: Data("\(Self.moment)|\(body)".utf8))
        let headers = [
            "telnyx-signature-ed25519": raw.base64EncodedString(), "telnyx-timestamp": String(Self.moment),
        ]
        guard case .event = sample.receive(body, headers, at: Self.moment) else {
            Issue.record("not believed")
            return
        }
    }

    @Test func `one changed byte of the body is noticed`() throws {
        let sample = try SampleCarrier()
        let headers = try sample.signature(of: body, at: Self.moment)
        #expect(sample.receive(body + " ", headers, at: Self.moment) == .forged(.wrongSignature))
    }

    @Test func `another time than the signed one is noticed`() throws {
        let sample = try SampleCarrier()
        var headers = try sample.signature(of: body, at: Self.moment)
        headers["telnyx-timestamp"] = String(Self.moment + 1)
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.wrongSignature))
    }

    @Test func `a signature of somebody else is noticed`() throws {
        let sample = try SampleCarrier()
        let headers = try SampleCarrier().signature(of: body, at: Self.moment)
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.wrongSignature))
    }

    @Test func `nothing is believed without a key`() throws {
        let sample = try SampleCarrier(hasKey: false)
        let headers = try sample.signature(of: body, at: Self.moment)
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.noKeyConfigured))
    }

    @Test(arguments: ["telnyx-signature-ed25519", "telnyx-timestamp"])
    func `both headers are demanded`(missing: String) throws {
        let sample = try SampleCarrier()
        var headers = try sample.signature(of: body, at: Self.moment)
        headers[missing] = nil
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.missingSignature))
    }

    @Test(arguments: ["", "AAAA", "not base64!", String(repeating: "A", count: 100_000)])
    func `a signature that is none is refused`(text: String) throws {
        let sample = try SampleCarrier()
        var headers = try sample.signature(of: body, at: Self.moment)
        headers["telnyx-signature-ed25519"] = text
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.malformedSignature))
    }

    @Test(arguments: ["", "now", "1773138600.5", "-1", "99999999999999999999", "9223372036854775807"])
    func `a time that is none is stale`(text: String) throws {
        let sample = try SampleCarrier()
        var headers = try sample.signature(of: body, at: Self.moment)
        headers["telnyx-timestamp"] = text
        #expect(sample.receive(body, headers, at: Self.moment) == .forged(.stale))
    }

    @Test(arguments: ["", "AAAA", "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zg=="])
    func `a key that is none is a fault of the settings`(text: String) {
        #expect(Telnyx.key(in: text) == nil)
    }

    @Test func `the API key shows in no description`() throws {
        let carrier = try SampleCarrier().carrier
        var dumped = ""
        dump(carrier, to: &dumped)
        for text in ["\(carrier)", String(reflecting: carrier), "\(carrier.settings)", dumped] {
            #expect(!text.contains("nobody-may-see"))
        }
    }
}
