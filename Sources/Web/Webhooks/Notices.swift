import Synchronization
import Telephony

/// Remembers what was logged lately, so that a flood of the same trouble is one line.
final class Notices: Sendable {
    static let capacity = 256

    private let seen = Mutex<[String: Timestamp]>([:])

    /// Whether this was not logged within the last `quietFor`; it counts as logged from now on.
    func isNew(_ notice: String, at now: Timestamp, quietFor: Duration) -> Bool {
        seen.withLock { seen in
            if let last = seen[notice], now - last < quietFor { return false }
            if seen.count >= Self.capacity, seen[notice] == nil {
                guard let oldest = seen.min(by: { $0.value < $1.value }) else { return false }
                seen[oldest.key] = nil
            }
            seen[notice] = now
            return true
        }
    }
}
