package import Telephony

/// Tells the time and waits for it.
///
/// The one place where the engine meets a clock; tests set it by hand.
package protocol TimeSource: Sendable {
    /// The present moment.
    var now: Timestamp { get }

    /// Waits until this moment, or until the task is cancelled.
    func sleep(until moment: Timestamp) async throws(CancellationError)
}
