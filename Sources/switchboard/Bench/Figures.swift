import Foundation

extension [Double] {
    /// The middle value; zero of nothing.
    var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

extension Double {
    /// The number with so many digits after the point.
    func formatted(_ digits: Int) -> String {
        String(format: "%.\(digits)f", self)
    }
}
