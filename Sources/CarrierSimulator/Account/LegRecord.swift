package import Telephony

/// What became of one leg.
package struct LegRecord: Hashable, Sendable {
    /// How a leg ended.
    package struct Ending: Hashable, Sendable {
        /// When.
        package let at: Timestamp
        /// `hangup_cause` of the webhook.
        package let cause: String
        /// `hangup_source` of the webhook.
        package let source: String
    }

    /// The leg.
    package let leg: SimulatedLeg
    /// The address of its commands, `v3:…`.
    package let callControlID: String
    /// The session it belongs to.
    package let session: String
    /// The person on it.
    package let who: Observation.Who
    /// When it began to ring.
    package let startedAt: Timestamp
    /// When it came up; nil if it never did.
    package internal(set) var answeredAt: Timestamp?
    /// How it ended; nil while it is ringing or up.
    package internal(set) var ending: Ending?
    /// How long it was bridged in all.
    package internal(set) var talkTime: Duration
}
