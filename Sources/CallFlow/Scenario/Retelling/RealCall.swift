package import Telephony

/// A call that has happened, as far as its record tells.
package struct RealCall: Hashable, Sendable {
    /// The caller's number; nil if withheld.
    package var from: PhoneNumber?
    /// The number that was dialled.
    package var to: String
    /// When it was answered.
    package var startedAt: Timestamp
    /// What happened, in order.
    package var moments: [Moment]
    /// Exceptions from the hours that were in force.
    package var exceptions: [HoursOverride]

    /// Describes a call.
    package init(
        from: PhoneNumber?, to: String, startedAt: Timestamp, moments: [Moment], exceptions: [HoursOverride] = []
    ) {
        self.from = from
        self.to = to
        self.startedAt = startedAt
        self.moments = moments
        self.exceptions = exceptions
    }

    /// Something that happened.
    package struct Moment: Hashable, Sendable {
        package let at: Timestamp
        package let what: What

        /// Notes a moment.
        package init(at: Timestamp, _ what: What) {
            self.at = at
            self.what = what
        }
    }

    /// What can happen.
    package enum What: Hashable, Sendable {
        /// The flow noted this.
        case flow(FlowFact)
        /// The caller took a place in a queue.
        case queued
        /// This queue did not take the caller.
        case refused(queue: String, reason: String)
        /// An agent and the caller hear each other.
        case agentJoined
        /// The agent left the conversation.
        case agentLeft
        /// The transfer to this destination came to an end, by the name of a `FlowEvent.TransferEnd`.
        case transferEnded(destination: String, result: String)
        /// The caller, or the line, was gone.
        case callerLeft
    }
}
