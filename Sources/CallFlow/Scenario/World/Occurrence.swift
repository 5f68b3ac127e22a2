package import Telephony

/// Something that happened in a simulated call, and when.
package struct Occurrence: Hashable, Sendable {
    /// The virtual moment.
    package let at: Timestamp
    /// What happened.
    package let what: What

    /// What can happen.
    package enum What: Hashable, Sendable {
        /// The flow noted this.
        case fact(FlowFact)
        /// The caller was given a place in a queue, or asked for one.
        case queued(QueueRequest)
        /// A phone outside the queues was dialled.
        case transferred(TransferRequest)
        /// A service was asked.
        case asked(LookupRequest)
        /// The recording of the conversation was to be changed.
        case recording(ConversationRecording.Turn)
        /// The caller, or somebody else, did this.
        case did(Deed)
        /// This came of the circumstances, without anybody being told to do it.
        case happened(Deed)
        /// The call came to its end.
        case ended(CallEnding)
    }
}

/// What a caller or the world around does, as scenarios write it.
package enum Deed: Hashable, Sendable {
    /// The caller pressed a key, perhaps while a prompt was still playing.
    case pressed(Key, early: Bool)
    /// The caller said this instead of pressing keys.
    case said(String)
    /// The caller let a chance pass without a sound.
    case keptSilent
    /// Time passed.
    case waited(Duration)
    /// The caller spoke for so long after the tone.
    case spoke(Duration)
    /// The caller hung up.
    case hungUp
    /// An agent took the call out of the queue.
    case agentAnswered
    /// The agent left the conversation.
    case agentFinished
    /// The queue refused the caller, or lost the place (nil).
    case queueAnswered(FlowEvent.QueueRefusal?)
    /// The transfer came to this end.
    case transferAnswered(FlowEvent.TransferEnd)
    /// The flow files were read anew.
    case reloaded
    /// The carrier told the last event a second time.
    case repeated
    /// The server was started anew.
    case restarted
}
