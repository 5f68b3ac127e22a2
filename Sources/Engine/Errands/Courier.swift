package import CallFlow
package import ContactCenter
package import Telephony

/// Asks services and tells webhooks, one attempt at a time; repeating is the engine's business.
///
/// The engine knows no HTTP: one folder outside implements this.
package protocol Courier: Sendable {
    /// Asks a service once.
    ///
    /// - Parameter time: How long it may take in all.
    /// - Throws: Why there is no answer that could be read.
    func ask(_ request: LookupRequest, within time: Duration) async throws(CourierFailure) -> LookupAnswer

    /// Tells a webhook once.
    ///
    /// - Parameters:
    ///   - id: The same in every attempt, so that the webhook recognises a repeat.
    ///   - madeAt: When it happened.
    ///   - now: The moment of the attempt, which is signed.
    /// - Throws: Why it was not taken.
    func tell(
        _ announcement: Announcement, id: CommandID, madeAt: Timestamp, at now: Timestamp
    ) async throws(CourierFailure)
}

/// Why an attempt came to nothing.
package struct CourierFailure: Error, Hashable, Sendable {
    /// What kind of failure.
    package var reason: Reason
    /// What happened, for the log; carries no query, no body and no secret.
    package var detail: String
    /// How long the other side asks to wait.
    package var retryAfter: Duration?

    /// Describes a failure.
    package init(_ reason: Reason, detail: String = "", retryAfter: Duration? = nil) {
        self.reason = reason
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// What kind of failure.
    package enum Reason: String, Hashable, Sendable {
        /// No connection, or one that broke off.
        case unreachable
        /// The time ran out.
        case timeout
        /// The other side says that the fault is its own, or only for now (5xx, 408, 425, 429).
        case busy
        /// The other side does not take it.
        case refused
        /// The rules of this installation do not allow it: address, path, redirect.
        case forbidden
        /// The secret that belongs to it is not set.
        case noSecret = "no_secret"
        /// The answer is too long or no JSON.
        case unreadable
    }

    /// Whether another attempt may end better.
    var mayPass: Bool {
        switch reason {
        case .unreachable, .timeout, .busy: true
        case .refused, .forbidden, .noSecret, .unreadable: false
        }
    }

    /// The reason and what is known of it, for the log.
    var summary: String { detail.isEmpty ? reason.rawValue : "\(reason.rawValue), \(detail)" }
}
