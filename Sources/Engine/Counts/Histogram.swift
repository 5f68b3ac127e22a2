/// How often values fell below each of some bounds.
package struct Histogram: Hashable, Sendable {
    /// The upper bounds, rising; a value equal to a bound counts below it.
    package let bounds: [Double]
    /// Values in each interval: one count per bound, then those above the last bound.
    package private(set) var counts: [UInt64]
    /// The sum of all values.
    package private(set) var sum: Double = 0

    /// An empty histogram over these rising bounds.
    package init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// How many values there were.
    package var count: UInt64 { counts.reduce(0, +) }

    /// Counts one value.
    mutating func add(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }
}
