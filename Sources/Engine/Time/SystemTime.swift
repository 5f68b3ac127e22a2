import Foundation
package import Telephony

/// The machine's wall clock.
package struct SystemTime: TimeSource {
    /// The longest single sleep, so that a clock that was set forward is noticed within this time.
    private static let longestSleep: Duration = .seconds(15)

    /// The wall clock.
    package init() {}

    package var now: Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    package func sleep(until moment: Timestamp) async throws(CancellationError) {
        while true {
            let rest = moment - now
            guard rest > .zero else { return }
            do {
                try await Task.sleep(for: min(rest, Self.longestSleep), tolerance: .zero)
            } catch {
                throw CancellationError()
            }
        }
    }
}
