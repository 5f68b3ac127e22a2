package import CallFlow
package import Telephony

/// Phones outside the queues that are dialled for the caller.
package struct Transferring: Hashable, Sendable, Codable {
    /// What the flow wants.
    package var request: TransferRequest
    /// Phones still to be dialled after these.
    package var remaining: [String]
    /// The phone that has answered or, until one has, one of those that ring.
    package var leg: LegID
    /// Others that ring.
    package var others: [LegID]
    /// When those that ring are given up.
    package var ringsUntil: Timestamp
    package var state: State

    /// How far it has come.
    package enum State: Hashable, Sendable, Codable {
        /// Nobody has answered. Next: `screening`, `connecting`.
        case ringing
        /// Somebody or something has, and the caller does not hear it yet. Next: `connecting`, `ringing`.
        case screening(Screening, until: Timestamp)
        /// Being joined; taken as joined at this moment. Next: `talking`.
        case connecting(until: Timestamp)
        /// Both hear each other.
        case talking(since: Timestamp)
    }

    /// What an answered phone goes through before the caller hears it.
    package enum Screening: Hashable, Sendable, Codable {
        /// The carrier listens whether it is a person.
        case judging
        /// It hears what the flow has to say.
        case whispering(rest: [Utterance.Piece])
        /// It is to press a key.
        case asking
    }

    /// The destination's name.
    package var destination: String { request.destination }

    /// Whether a leg rings or talks for this transfer.
    func isAbout(_ leg: LegID) -> Bool { leg == self.leg || others.contains(leg) }

    /// The moment at which something is due.
    var deadline: Timestamp? {
        switch state {
        case .ringing: ringsUntil
        case .screening(_, let until), .connecting(let until): until
        case .talking: nil
        }
    }
}
