import Telephony

/// Random numbers that a seed repeats: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
package struct SeededRandom: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// Starts the sequence that belongs to the seed.
    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True with this probability, 0 to 1.
    ///
    /// Draws in every case, so that one setting does not shift another's luck.
    mutating func chance(_ probability: Double) -> Bool {
        Double(next() >> 11) * 0x1p-53 < probability
    }

    /// A duration in the range, in whole milliseconds.
    mutating func duration(in range: ClosedRange<Duration>) -> Duration {
        let (low, high) = (range.lowerBound.wholeMilliseconds, range.upperBound.wholeMilliseconds)
        return .milliseconds(Int64.random(in: low...max(low, high), using: &self))
    }

    /// A UUID's text of the given version.
    mutating func uuid(version: UInt8 = 4) -> String {
        var digits = Array(hexadecimal(16).utf8)
        digits[12] = UInt8(ascii: "0") + version
        digits[16] = UInt8(ascii: "a")
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append("-") }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }

    /// A call control id: `v3:` and 54 letters, digits, hyphens and underscores, as the carrier makes them.
    mutating func callControlID() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)
        var text = "v3:"
        for _ in 0..<6 {
            var bits = next()
            for _ in 0..<9 {
                text.unicodeScalars.append(alphabet[Int(bits & 63)])
                bits >>= 6
            }
        }
        return text
    }

    private mutating func hexadecimal(_ bytes: Int) -> String {
        var text = ""
        for _ in 0..<bytes / 8 {
            let digits = String(next(), radix: 16)
            text += String(repeating: "0", count: 16 - digits.count) + digits
        }
        return text
    }
}
