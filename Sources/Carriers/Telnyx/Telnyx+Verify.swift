import Crypto
import FoundationEssentials
import Telephony

extension Telnyx {
    /// How far a signature's time may be from ours; the official libraries allow the same.
    static let signatureTolerance = Duration.seconds(300)

    /// Tells whether a webhook comes from the carrier; nil if it does.
    ///
    /// The carrier signs `<telnyx-timestamp>|<raw body>` with Ed25519. Every check is made whatever the others
    /// found, so the time that a refusal takes does not tell a forger how far he got.
    func forgery(body: [UInt8], headers: (String) -> String?, at now: Timestamp) -> WebhookVerdict.Forgery? {
        let signatureText = headers("telnyx-signature-ed25519")
        let time = headers("telnyx-timestamp")
        let signature = signatureText.flatMap(Self.signature(in:))
        let isSigned = isSigned(body: body, time: time ?? "0", by: signature ?? Self.noSignature)
        let isFresh = time.map { Self.isFresh($0, at: now) } ?? false
        guard !keys.isEmpty else { return .noKeyConfigured }
        guard signatureText != nil, time != nil else { return .missingSignature }
        guard signature != nil else { return .malformedSignature }
        guard isFresh else { return .stale }
        return isSigned ? nil : .wrongSignature
    }

    /// The key of which `text` is the base64 form; nil if it is not one.
    static func key(in text: String) -> Curve25519.Signing.PublicKey? {
        guard let raw = Data(base64Encoded: text), raw.count == 32 else { return nil }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
    }

    private static let noSignature = Data(repeating: 0, count: 64)

    private static func signature(in text: String) -> Data? {
        guard text.utf8.count <= 128, let raw = Data(base64Encoded: text), raw.count == 64 else { return nil }
        return raw
    }

    private static func isFresh(_ time: String, at now: Timestamp) -> Bool {
        // A bound before the arithmetic: a header may name any number.
        guard time.utf8.count <= 12, let seconds = Int64(time) else { return false }
        let distance = Timestamp(seconds: seconds) - now
        return distance >= .zero - signatureTolerance && distance <= signatureTolerance
    }

    private func isSigned(body: [UInt8], time: String, by signature: Data) -> Bool {
        var signed = Data(capacity: body.count + 16)
        signed.append(contentsOf: time.utf8.prefix(16))
        signed.append(UInt8(ascii: "|"))
        signed.append(contentsOf: body)
        var found = false
        for key in keys {
            let holds = key.isValidSignature(signature, for: signed)
            found = found || holds
        }
        return found
    }
}
