package import Telephony

/// What a caller's telephone line is doing at one moment of a simulated call.
package enum Line: Hashable, Sendable {
    /// Nothing: the flow is about to go on by itself.
    case quiet
    /// A prompt plays until this moment.
    case hearing(until: Timestamp)
    /// A prompt plays until this moment, and keys may answer it.
    case prompted(KeyEntry, until: Timestamp)
    /// The prompt is over and keys are awaited; silence counts from `silentAt`, nil once a key was pressed.
    case listening(KeyEntry, silentAt: Timestamp?)
    /// Music plays, or nothing, until something else is asked for.
    case music
    /// The tone was heard and the caller is recorded since this moment.
    case recording(RecordingRequest, since: Timestamp)
    /// Somebody's phone rings for the caller, or they talk.
    case transferring(TransferRequest)
    /// The caller talks to an agent.
    case talking
    /// The call is over.
    case over(CallEnding)
}

/// Who ended a simulated call.
package enum CallEnding: String, CaseIterable, Hashable, Sendable {
    case weHungUp = "we hung up"
    case callerHungUp = "the caller hung up"
}

/// A point of a call at which the caller, or somebody else, has to do something.
package struct Chance: Hashable, Sendable {
    /// Tells two chances of one sort apart.
    package let serial: Int
    /// What can be done.
    package let sort: Sort

    /// What can be done.
    package enum Sort: Hashable, Sendable {
        /// Press keys, or say nothing.
        case keys(KeyEntry)
        /// Speak after the tone.
        case tone(RecordingRequest)
        /// Wait for an agent, or press a key.
        case queue(QueueRequest)
        /// Talk to an agent.
        case talk
        /// Wait for somebody outside the queues, or talk to them.
        case transfer(TransferRequest)
        /// Nothing any more.
        case over(CallEnding)
    }
}
