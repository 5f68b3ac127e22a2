/// Random numbers that a seed repeats: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
///
/// A value that is handed on, so that the same seed gives the same calls.
package struct Dice: Hashable, Sendable {
    private var state: UInt64

    /// Starts the sequence that belongs to a seed.
    package init(seed: UInt64) {
        state = seed
    }

    /// The sequence of one call among many.
    package init(seed: UInt64, call: Int) {
        var first = Dice(seed: seed)
        state = first.next() &+ UInt64(call) &* 0xD1B5_4A32_D192_ED03
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `limit` - 1; 0 if the limit is not positive.
    package mutating func number(below limit: Int) -> Int {
        limit > 0 ? Int(next() % UInt64(limit)) : 0
    }

    /// One element; nil of an empty list.
    package mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[number(below: elements.count)]
    }

    /// True so often in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }
}
