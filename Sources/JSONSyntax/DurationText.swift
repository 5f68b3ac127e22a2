/// Time spans as configuration files write them: a number and a unit, `500ms 2.5s 8m 2h`.
package enum DurationText {
    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    /// Reads a time span of at most 1,000 hours; parts of a millisecond are dropped.
    ///
    /// Nil for anything else.
    package static func parse(_ text: String) -> Duration? {
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
        let number = text.dropLast(unit.suffix.count)
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ (1...9).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let whole = Int64(parts[0])
        else { return nil }
        var milliseconds = whole * unit.milliseconds
        if parts.count == 2, let fraction = Int64(parts[1].prefix(6)) {
            var scale: Int64 = 1
            for _ in 0..<parts[1].prefix(6).count { scale *= 10 }
            milliseconds += fraction * unit.milliseconds / scale
        }
        guard milliseconds <= 3_600_000_000 else { return nil }
        return .milliseconds(milliseconds)
    }

    /// Writes a time span in the largest unit that gives a whole number, or in seconds with one digit after the point.
    package static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        if milliseconds > 1000, milliseconds % 1000 != 0, milliseconds % 100 == 0 {
            return "\(milliseconds / 1000).\(milliseconds % 1000 / 100)s"
        }
        for unit in units.reversed() where milliseconds % unit.milliseconds == 0 && milliseconds != 0 {
            return "\(milliseconds / unit.milliseconds)\(unit.suffix)"
        }
        return "0s"
    }
}
