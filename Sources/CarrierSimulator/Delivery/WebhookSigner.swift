import Crypto
import FoundationEssentials
package import Telephony

/// Signs webhooks with a key pair of its own: Ed25519 over the time in seconds, a bar, and the body's bytes.
package struct WebhookSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a signer with a new key pair.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// The public key: base64 of its 32 bytes, as the carrier's portal shows it.
    package var publicKey: String { key.publicKey.rawRepresentation.base64EncodedString() }

    /// The headers of a delivery that is made now.
    ///
    /// Throws only if the cryptographic library cannot sign, which it documents for no key that it made itself.
    package func headers(for body: [UInt8], at moment: Timestamp) throws -> [(name: String, value: String)] {
        let seconds = String(moment.milliseconds / 1000)
        let signature = try key.signature(for: Array((seconds + "|").utf8) + body)
        return [
            ("content-type", "application/json"), ("user-agent", "telnyx-webhooks"),
            ("telnyx-signature-ed25519", signature.base64EncodedString()), ("telnyx-timestamp", seconds),
        ]
    }
}
