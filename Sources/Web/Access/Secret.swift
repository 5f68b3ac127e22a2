import Crypto
import Foundation

/// A secret that a client shows: kept as its SHA-256, compared in constant time, never printed.
package struct Secret: Sendable {
    private let digest: SHA256.Digest

    /// Takes a secret in and forgets its text.
    package init(_ text: String) {
        digest = SHA256.hash(data: Data(text.utf8))
    }

    /// Whether this is the secret; the time does not depend on where the two differ.
    package func matches(_ text: String) -> Bool {
        SHA256.hash(data: Data(text.utf8)) == digest
    }
}

extension Secret: CustomStringConvertible {
    package var description: String { "secret" }
}

/// A bearer token: 256 random bits, as 43 characters of unpadded URL-safe base64.
struct Token: Sendable {
    let text: String

    init() {
        let key = SymmetricKey(size: .bits256)
        let bytes = unsafe key.withUnsafeBytes { unsafe Data($0) }
        text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// What is kept of a token.
    static func fingerprint(of text: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(text.utf8)))
    }
}
