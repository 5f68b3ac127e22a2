package import Telephony

/// A caller's place in a queue.
package struct Waiting: Hashable, Sendable, Codable {
    package var queue: String
    /// 1 is served first.
    package var priority: Int
    /// When the caller took the place.
    ///
    /// Kept over misses and failed connections.
    package var since: Timestamp
    /// Whether the carrier has said, or time has shown, that the leg is in its queue.
    package var arrival: Arrival
    /// The offer that is out, if one is.
    package var offer: Offer?
    /// Agents that missed this caller lately.
    package var avoided: [Avoided] = []

    /// Whether the carrier's queue holds the leg.
    package enum Arrival: Hashable, Sendable, Codable {
        /// Asked for; taken as done at the latest at this moment.
        case expected(by: Timestamp)
        case confirmed
    }

    /// An agent that missed this caller.
    package struct Avoided: Hashable, Sendable, Codable {
        package var agent: AgentID
        package var until: Timestamp
    }
}

/// One numbered attempt to give one call to one agent: the only thing that ties the two before they are bridged.
package struct Offer: Hashable, Sendable, Codable {
    /// Unique in the store.
    ///
    /// An answer that belongs to another number is hung up.
    package var number: UInt64
    package var agent: AgentID
    package var leg: LegID
    package var state: State

    /// How far the offer has come.
    package enum State: Hashable, Sendable, Codable {
        /// The phone rings; given up at this moment even if the carrier says nothing. Next: `connecting`, gone.
        case ringing(until: Timestamp)
        /// Answered, and being bridged; taken as bridged at this moment if the carrier took the order.
        /// Next: a conversation, gone.
        case connecting(until: Timestamp)
    }
}

/// A caller and an agent who talk.
package struct Conversation: Hashable, Sendable, Codable {
    package var queue: String
    package var agent: AgentID
    package var leg: LegID
    package var offer: UInt64
    package var since: Timestamp
}

/// A phone outside the queues that is dialled for the caller.
package struct Transferring: Hashable, Sendable, Codable {
    package var destination: String
    /// Phones still to be tried after this one.
    package var remaining: [String]
    package var ring: Duration
    package var callerID: PhoneNumber?
    package var leg: LegID
    package var state: State

    /// How far it has come.
    package enum State: Hashable, Sendable, Codable {
        case ringing(until: Timestamp)
        case connecting(until: Timestamp)
        case talking(since: Timestamp)
    }
}
