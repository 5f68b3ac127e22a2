import Telephony

/// Counts the requests of the current second.
struct RequestWindow: Hashable, Sendable {
    private var second: Int64 = .min
    private var count = 0

    /// Counts one request; returns how many are left in this second, negative if it is one too many.
    mutating func count(at moment: Timestamp, limit: Int) -> Int {
        let current = moment.milliseconds / 1000
        if current != second {
            second = current
            count = 0
        }
        count += 1
        return limit - count
    }
}
