/// A moment of wall-clock time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The core never reads a clock: every input carries the moment at which it happened. Leap seconds do not exist
/// here, as in POSIX time. Stored as one integer.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch; negative before 1970.
    package var milliseconds: Int64

    /// Makes a moment from milliseconds since the epoch.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Makes a moment from whole seconds since the epoch.
    package init(seconds: Int64) {
        milliseconds = seconds * 1000
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment that lies `duration` later; parts of a millisecond are dropped.
    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + duration.wholeMilliseconds)
    }

    /// The moment that lies `duration` earlier.
    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds - duration.wholeMilliseconds)
    }

    /// The time from `earlier` to `later`; negative if they are the other way round.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        Duration(
            attoseconds: Int128(later.milliseconds - earlier.milliseconds) * Duration.attosecondsInMillisecond)
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Duration {
    fileprivate static let attosecondsInMillisecond: Int128 = 1_000_000_000_000_000

    /// The whole milliseconds in this duration, rounded toward zero.
    package var wholeMilliseconds: Int64 {
        Int64(clamping: attoseconds / Self.attosecondsInMillisecond)
    }

    /// The whole seconds in this duration, rounded toward zero.
    package var wholeSeconds: Int64 {
        components.seconds
    }
}
