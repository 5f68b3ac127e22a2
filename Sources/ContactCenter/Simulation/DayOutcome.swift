/// What came of a simulated day.
package struct DayOutcome: Hashable, Sendable {
    /// Everything first (without a queue's name), then each queue.
    package var parts: [Part]
    /// The 48 half hours, all queues together.
    package var halfHours: [HalfHour]
    /// The same for two runs only if everything that happened was the same.
    package var mark: UInt64

    /// One queue, or everything.
    package struct Part: Hashable, Sendable {
        /// Nil for everything.
        package var queue: String?
        package var row: FigureRow
        /// The waits of those who were answered, in seconds, the shortest first.
        package var waits: [Double]
        /// Jain's index; for everything, the smallest of the queues'.
        package var fairness: Double?

        /// The wait in seconds that so great a part of the answered callers did not exceed, 0 to 1; nil if none was.
        package func wait(percentile: Double) -> Double? {
            guard !waits.isEmpty else { return nil }
            return waits[min(waits.count - 1, Int(Double(waits.count) * percentile))]
        }
    }

    /// What happened in half an hour.
    package struct HalfHour: Hashable, Sendable {
        package var offered = 0
        package var answered = 0
        package var abandoned = 0
        /// Seconds that the answered callers waited, summed up.
        package var waited = 0.0
    }
}

/// A figure of a simulated day that days are compared by.
package enum DayMeasure: Hashable, Sendable, CaseIterable {
    case offered, serviceLevel, averageSpeedOfAnswer, wait50, wait90, wait99, abandonment, occupancy, fairness

    /// Its value in one day: seconds for waits, otherwise a count or a part from 0 to 1; nil if there is none.
    package func value(of part: DayOutcome.Part, _ formula: ServiceLevel) -> Double? {
        switch self {
        case .offered: Double(part.row[.offered])
        case .serviceLevel: part.row.serviceLevel(formula)
        case .averageSpeedOfAnswer: part.row.averageSpeedOfAnswer
        case .wait50: part.wait(percentile: 0.5)
        case .wait90: part.wait(percentile: 0.9)
        case .wait99: part.wait(percentile: 0.99)
        case .abandonment: part.row.abandonment
        case .occupancy: part.row.occupancy
        case .fairness: part.fairness
        }
    }
}
