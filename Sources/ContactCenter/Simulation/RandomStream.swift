import Glibc

/// Random numbers that a seed repeats, in every process and version: SplitMix64.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
package struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
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

    /// A stream of its own for one purpose, so that a draw more in one place shifts nobody else's luck.
    package func branch(_ number: UInt64) -> RandomStream {
        var stream = RandomStream(seed: state ^ (number &* 0xD1B5_4A32_D192_ED03))
        _ = stream.next()
        return stream
    }

    /// From 0 to 1, without 1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number from 0 to `count` - 1; the bias is below 2⁻³².
    package mutating func below(_ count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(count, 1))).high)
    }

    /// Exponentially distributed with this mean.
    package mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

    /// Log-normally distributed with this mean; `spread` is the standard deviation over the mean.
    package mutating func logNormal(mean: Double, spread: Double) -> Double {
        let variance = log(1 + spread * spread)
        return mean * exp(variance.squareRoot() * normal() - variance / 2)
    }

    /// Normally distributed with mean 0 and deviation 1 (Box and Muller).
    private mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }
}
