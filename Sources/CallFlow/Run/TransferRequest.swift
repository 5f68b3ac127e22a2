package import Telephony

/// A wish to be connected to somebody outside the queues.
package struct TransferRequest: Hashable, Sendable, Codable {
    /// The destination's name.
    package var destination: String
    /// Its phones, tried in this order: E.164 numbers or SIP addresses.
    package var phones: [String]
    /// How long each may ring.
    package var ring: Duration
    /// Number to show; nil for the number that the caller dialled.
    package var callerID: PhoneNumber?
    /// Whether the phones ring one after the other or all at once.
    package var strategy: Strategy
    /// How the two are connected.
    package var mode: Mode
    /// What the other side hears before being connected, and the caller does not; nil for nothing.
    package var whisper: Utterance?
    /// Whether an answering machine is to be told from a person; `machine` is a possible end then.
    package var detectsMachine: Bool

    /// How several phones of a destination ring.
    package enum Strategy: String, CaseIterable, Hashable, Sendable, Codable {
        /// One after the other; the first that answers gets the caller.
        case inOrder = "in_order"
        /// All at once; the first that answers gets the caller, the others stop ringing.
        case together
    }

    /// How caller and destination are connected.
    package enum Mode: String, CaseIterable, Hashable, Sendable, Codable {
        /// As soon as somebody answers.
        case blind
        /// When the one who answered has heard the whisper and pressed a key.
        case warm
    }

    /// Describes the wish.
    package init(
        destination: String, phones: [String], ring: Duration, callerID: PhoneNumber?, strategy: Strategy = .inOrder,
        mode: Mode = .blind, whisper: Utterance? = nil, detectsMachine: Bool = false
    ) {
        self.destination = destination
        self.phones = phones
        self.ring = ring
        self.callerID = callerID
        self.strategy = strategy
        self.mode = mode
        self.whisper = whisper
        self.detectsMachine = detectsMachine
    }
}
