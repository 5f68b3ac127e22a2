package import Telephony

/// An agent's working state: the status the agent chose, and the activity the system knows.
package struct Agent: Hashable, Sendable, Codable {
    package let id: AgentID
    package var status: AgentStatus = .offline
    package var activity: Activity = .idle
    package var idleness: Idleness = .frozen(age: .zero, since: Timestamp(milliseconds: 0))
    /// Offers the agent has had since the store was made.
    package var offers: Int = 0
    /// Offers missed in a row.
    package var misses: Int = 0

    /// What the agent is doing, whatever the status says.
    package enum Activity: Hashable, Sendable, Codable {
        /// Nothing. Eligible if available. Next: `ringing`.
        case idle
        /// Left alone after a miss. Next: `idle`.
        case paused(until: Timestamp)
        /// An offer rings. Next: `connecting`, `paused`, `releasing`.
        case ringing(CallID, offer: UInt64)
        /// Answered, being bridged. Next: `talking`, `wrapUp`.
        case connecting(CallID, offer: UInt64)
        /// Next: `wrapUp`.
        case talking(CallID, since: Timestamp)
        /// The caller has gone; the phone may still ring. Over when the leg has ended, or at this moment.
        case releasing(LegID, until: Timestamp)
        /// Next: `idle`.
        case wrapUp(CallID, until: Timestamp)
    }

    /// The idle age that counts for the next choice.
    ///
    /// Starts at the end of wrap-up; kept over a miss and a restart; frozen while away.
    package enum Idleness: Hashable, Sendable, Codable {
        /// Idle since this moment.
        case running(since: Timestamp)
        /// Not growing, since the agent left work at that moment.
        case frozen(age: Duration, since: Timestamp)
    }

    /// An agent who has never logged in.
    package init(id: AgentID) {
        self.id = id
    }
}
