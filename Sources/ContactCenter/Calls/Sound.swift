package import CallFlow
package import Telephony

/// What is being played to the caller, one piece at a time, and what collects keys.
package enum Sound: Hashable, Sendable, Codable {
    case silent
    /// A piece of an utterance plays; the rest follows. `step` marks the order that plays it.
    case speaking(rest: [Utterance.Piece], current: Utterance.Piece, step: UInt32)
    /// A piece of an entry's prompt plays before the carrier's collector takes over.
    case prompting(KeyEntry, rest: [Utterance.Piece], current: Utterance.Piece, step: UInt32)
    /// The carrier's collector runs.
    case gathering(KeyEntry, step: UInt32)
    /// The caller began to press keys during a prompt: the flow sees each key itself.
    case listening
    /// Music, until something else is asked for.
    case music
}

/// A recording of the call.
package enum Recording: Hashable, Sendable, Codable {
    case off
    /// The conversation is recorded, as the queue's settings say.
    case conversation
    /// Everything is recorded, as the flow says, until it says otherwise.
    case whole
    /// The caller leaves a message: ends by `finishKey`, and is given up at `until`.
    case message(finishKey: Key?, since: Timestamp, until: Timestamp)
    /// Ended; the carrier's word that it is saved has not come yet.
    case messageEnding(since: Timestamp, until: Timestamp)
}

/// The recording that a flow has turned on.
///
/// A call has one recording at a time. While this one is wanted, no conversation is recorded beside it: it is in here
/// already, or the flow has paused it on purpose. A message interrupts it, and it goes on afterwards as another part.
package struct WholeRecording: Hashable, Sendable, Codable {
    package var channels: ConversationRecording.Channels
    package var isPaused: Bool
}
