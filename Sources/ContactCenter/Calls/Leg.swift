package import Telephony

/// One phone connection of a call.
///
/// Its state only moves forward; the end is absorbing, so late and repeated events change nothing.
package struct Leg: Hashable, Sendable, Codable {
    package let id: LegID
    /// The carrier's name for it; nil until a dialled leg is known to the carrier.
    package var handle: LegHandle?
    package let role: Role
    package var state: State

    /// Whose phone it is.
    package enum Role: Hashable, Sendable, Codable {
        case caller
        case agent(AgentID)
        case destination(String)
    }

    /// How far the leg has come.
    package enum State: Hashable, Sendable, Codable {
        /// Not answered. Next: `up`, `closing`, `ended`.
        case ringing
        /// Answered at this moment. Next: `closing`, `ended`.
        case up(since: Timestamp)
        /// Told to hang up at this moment. Next: `ended`.
        case closing(since: Timestamp)
        /// Nothing follows.
        case ended(at: Timestamp, cause: String)
    }

    /// Whether nothing more can happen on it.
    package var hasEnded: Bool {
        if case .ended = state { true } else { false }
    }
}
