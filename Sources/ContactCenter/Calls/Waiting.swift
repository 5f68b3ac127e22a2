package import CallFlow
package import Telephony

/// A place in a queue: a caller's on the line, or a booked callback's.
package struct Waiting: Hashable, Sendable, Codable {
    package var queue: String
    /// 1 has the longest head start, 5 none.
    package var priority: Int
    /// When the caller took the place.
    ///
    /// Kept over misses, failed connections, moves between queues, and by a callback.
    package var since: Timestamp
    /// `since` less the head start of the priority: the place in the order.
    package var rank: Timestamp
    /// Who holds the place.
    package var party: Party
    /// The offers that are out; at most one of them is being connected.
    package var offers: [Offer] = []
    /// Agents that missed this caller lately.
    package var avoided: [Avoided] = []
    /// What was asked for, before time relaxed it.
    package var asked = Reach()
    /// What is asked for now.
    package var reach = Reach()
    /// When `reach` grows next.
    package var widensAt: Timestamp?
    /// The agent that the caller is kept for.
    package var kept: Avoided?
    /// When the caller goes on to another queue.
    package var overflowsAt: Timestamp?
    /// Queues that the caller has left by overflow; none is entered twice.
    package var visited: [String] = []
    /// The waits that were expected on entering, one for each predictor.
    package var predictions: [Double?] = []
    /// The position that the caller was told last; nil before the first announcement.
    package var toldPosition: Int?
    /// What an agent hears before being connected.
    package var whisper: Utterance?
    /// What the agent who has picked up has still to hear; nil while nobody is told anything.
    package var unsaid: [Utterance.Piece]?

    /// Who holds a place in a queue.
    package enum Party: Hashable, Sendable, Codable {
        /// A caller who hears the queue.
        case caller(Arrival)
        /// Somebody who is to be called back.
        case callback(Callback)
    }

    /// Whether the carrier's queue holds the leg.
    package enum Arrival: Hashable, Sendable, Codable {
        /// Asked for; taken as done at the latest at this moment.
        case expected(by: Timestamp)
        case confirmed
    }

    /// An agent, and until when something holds for it.
    package struct Avoided: Hashable, Sendable, Codable {
        package var agent: AgentID
        package var until: Timestamp
    }

    /// The caller's place in the order of its queue.
    func place(of call: CallID) -> WaitingLine.Place {
        WaitingLine.Place(rank: rank, since: since, call: call)
    }

    /// The offer that belongs to a leg.
    func offer(on leg: LegID) -> Offer? { offers.first { $0.leg == leg } }

    /// The offer whose agent has picked up.
    var connecting: Offer? { offers.first { $0.state.isConnecting } }

    /// Replaces an offer, or takes it out.
    mutating func replace(_ number: UInt64, with next: Offer?) {
        guard let index = offers.firstIndex(where: { $0.number == number }) else { return }
        if let next { offers[index] = next } else { offers.remove(at: index) }
    }
}

/// Somebody who waits to be called back, in the place that the caller had.
package struct Callback: Hashable, Sendable, Codable {
    /// The number to dial, E.164.
    package var number: String
    /// Attempts that are left, this one included.
    package var attempts: Int
    /// Not before this moment.
    package var notBefore: Timestamp
    /// The calendar of the call's flow in which the person may be called; nil for always.
    package var calendar: String?
    /// Whether `notBefore` is still to come.
    package var isAsleep = true
    /// The leg that rings, while an agent is on the line and waits.
    package var leg: LegID?
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

        /// Whether the agent has picked up.
        var isConnecting: Bool { if case .connecting = self { true } else { false } }
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
