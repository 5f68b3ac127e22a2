package import Telephony

/// An agent's working state: the status the agent chose, and the work the system knows.
package struct Agent: Hashable, Sendable, Codable {
    package let id: AgentID
    package var status: AgentStatus = .offline
    /// Why the agent is in this status, if a reason was given.
    package var reason: String?
    /// The status that the agent takes when no call is left.
    package var next: StatusChoice?
    /// What the agent has to do with calls: nothing, one thing, or several if the phone holds several callers.
    ///
    /// Never two offers at once.
    package var work: [Work] = []
    /// Left alone until this moment, after a miss.
    package var pausedUntil: Timestamp?
    package var idleness: Idleness = .frozen(age: .zero, since: Timestamp(milliseconds: 0))
    /// Offers the agent has had since it logged in for this shift.
    package var offers: Int = 0
    /// Callers the agent has talked to in this shift.
    package var talks: Int = 0
    /// Offers missed in a row.
    package var misses: Int = 0
    /// When the agent missed offers lately; at most 20.
    package var missedAt: [Timestamp] = []
    /// The number of the agent's last offer, by queue.
    package var turns: [String: UInt64] = [:]
    /// Whether the agent's desktop reports that it is alive, and is missed when it does not.
    package var hasLease = false
    /// Callers the agent talked to last, the latest last; at most 32.
    package var regulars: [Regular] = []
    /// When it was last said that some of its work is overdue; nil if none was at the last look.
    package var saidOverdue: Timestamp?

    /// A piece of work.
    package enum Work: Hashable, Sendable, Codable {
        /// An offer rings. Next: `connecting`, nothing, `releasing`.
        case ringing(CallID, offer: UInt64)
        /// Answered, being bridged. Next: `talking`, nothing, `releasing`.
        case connecting(CallID, offer: UInt64)
        /// Next: `wrapUp`, nothing.
        case talking(CallID, since: Timestamp)
        /// The caller has gone; the phone may still ring. Over when the leg has ended, or at this moment.
        case releasing(LegID, until: Timestamp)
        /// Over at `until`; nil waits for somebody to end it. Next: nothing.
        case wrapUp(CallID, since: Timestamp, until: Timestamp?, isForced: Bool)
    }

    /// The idle age that counts for the next choice.
    package enum Idleness: Hashable, Sendable, Codable {
        /// Idle since this moment.
        case running(since: Timestamp)
        /// Not growing, since the agent left work at that moment.
        case frozen(age: Duration, since: Timestamp)
    }

    /// A caller's number and when the agent talked to it.
    package struct Regular: Hashable, Sendable, Codable {
        package var number: String
        package var at: Timestamp
    }

    /// The reason for which the system sets an agent away.
    static let missedTooMany = "missed_calls"

    /// An agent who has never logged in.
    package init(id: AgentID) {
        self.id = id
    }
}

/// A status with its reason.
package struct StatusChoice: Hashable, Sendable, Codable {
    package var status: AgentStatus
    /// One of the house's reasons; nil if none was given.
    package var reason: String?

    /// Describes a choice.
    package init(_ status: AgentStatus, reason: String? = nil) {
        self.status = status
        self.reason = reason
    }
}
