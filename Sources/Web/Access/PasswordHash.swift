import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: `scrypt$ln=15,r=8,p=3$salt$hash`, salt and hash in base64.
///
/// The defaults (N = 2^15, r = 8, p = 3) are the OWASP minimum for scrypt: 32 MiB and about a quarter of a second.
package struct PasswordHash: Hashable, Sendable {
    /// The work that scrypt does.
    package struct Cost: Hashable, Sendable {
        /// The base-2 logarithm of N, 10 to 18.
        package var logN: Int
        /// The block size, 1 to 16.
        package var r: Int
        /// The number of passes, 1 to 16.
        package var p: Int

        /// What new passwords are hashed with.
        package static let standard = Cost(logN: 15, r: 8, p: 3)

        /// Describes an amount of work; checked where it is read.
        package init(logN: Int, r: Int, p: Int) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// Whether one hash stays below 256 MiB and a few seconds, so that a typing error cannot stop the server.
        var isReasonable: Bool {
            (10...18).contains(logN) && (1...16).contains(r) && (1...16).contains(p) && (128 << logN) * r <= 256 << 20
        }
    }

    let cost: Cost
    let salt: [UInt8]
    let hash: [UInt8]

    /// The longest password that is looked at, in bytes of UTF-8.
    package static let longestPassword = 1024

    /// Hashes a password with a new random salt.
    ///
    /// Returns nil for an empty password, one over `longestPassword`, and an unreasonable cost. Takes as long as a
    /// log-in does.
    package init?(password: String, cost: Cost = .standard) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        guard let hash = Self.derive(password, salt: salt, count: 32, cost: cost) else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Whether this is the password.
    ///
    /// Takes the same time for every wrong one.
    package func matches(_ password: String) -> Bool {
        guard let derived = Self.derive(password, salt: salt, count: hash.count, cost: cost) else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(derived, hash) { difference |= left ^ right }
        return difference == 0
    }

    /// Matches nothing; looking at it takes as long as at a real one, so that unknown agents are not told apart.
    static let nobody = PasswordHash(
        cost: .standard, salt: [UInt8](repeating: 0x53, count: 16), hash: [UInt8](repeating: 0, count: 32))

    private init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    private static func derive(_ password: String, salt: [UInt8], count: Int, cost: Cost) -> [UInt8]? {
        let bytes = Array(password.utf8)
        guard !bytes.isEmpty, bytes.count <= longestPassword, cost.isReasonable else { return nil }
        let key = try? KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: count, rounds: 1 << cost.logN, blockSize: cost.r,
            parallelism: cost.p)
        return unsafe key?.withUnsafeBytes { unsafe Array($0) }
    }
}

extension PasswordHash: LosslessStringConvertible {
    package init?(_ description: String) {
        let parts = description.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "scrypt", let cost = Cost(parts[1]), cost.isReasonable,
            let salt = Data(base64Encoded: String(parts[2])), (8...64).contains(salt.count),
            let hash = Data(base64Encoded: String(parts[3])), (16...64).contains(hash.count)
        else { return nil }
        self.init(cost: cost, salt: Array(salt), hash: Array(hash))
    }

    package var description: String {
        "scrypt$ln=\(cost.logN),r=\(cost.r),p=\(cost.p)$"
            + "\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }
}

extension PasswordHash.Cost {
    fileprivate init?(_ text: Substring) {
        var values: [Substring: Int] = [:]
        for pair in text.split(separator: ",", maxSplits: 3) {
            let sides = pair.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let value = Int(sides[1]) else { return nil }
            values[sides[0]] = value
        }
        guard values.count == 3, let logN = values["ln"], let r = values["r"], let p = values["p"] else { return nil }
        self.init(logN: logN, r: r, p: p)
    }
}
