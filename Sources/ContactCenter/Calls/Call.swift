package import CallFlow
package import Telephony

/// A caller's journey, from the first ring to the last recording.
///
/// It owns one run of a flow and its legs.
package struct Call: Hashable, Sendable, Codable {
    package let id: CallID
    package let carrier: CarrierName
    /// The caller, as the carrier gave it: E.164, a SIP address, or words for a withheld number.
    package let from: String
    /// The number that was dialled.
    package let to: String
    package let arrivedAt: Timestamp
    /// The flow's name, fixed when the call came in.
    package let flow: String
    /// The flow's edition, which changes only if somebody moves the call to another one.
    package var bundle: BundleID
    /// Leg 1 is the caller as it came in; later ones were dialled for the caller.
    package var legs: [Leg]
    /// The number of the leg that is the caller's: 1, or a later one when the caller was called back.
    package var callerLeg: UInt32 = 1
    /// Counts the orders given for this call.
    package var step: UInt32 = 0
    /// The step of the last collection of keys that the carrier has ended; nil before the first.
    ///
    /// A key that carries this mark or an older one was part of it, however late it is told.
    package var collectedStep: UInt32?
    /// Where the call is in its flow; nil until it is answered.
    package var session: FlowSession?
    package var stage: Stage
    package var sound: Sound = .silent
    /// Whether the carrier writes down what the caller says, for an entry that may be spoken.
    package var isListenedTo: Bool = false
    package var recording: Recording = .off
    /// Conversations whose recording was ended, and which the carrier has not yet said to be saved.
    package var unsavedConversations: Int = 0
    /// What the flow wants recorded from now on, whatever else happens; nil if nothing.
    package var wholeRecording: WholeRecording?
    /// Messages that are to be written down, and of which the carrier has sent no text yet.
    package var untranscribed: Int = 0
    /// The agent who talked to the caller last.
    package var lastAgent: AgentID?
    /// The queue that the caller was in last.
    package var lastQueue: String?
    /// When it was last said that the call is overdue; nil if it was not at the last look.
    package var saidOverdue: Timestamp?
    /// The place in which the caller will wait to be called back, once this call has ended.
    @Aside package var booked: Waiting?
    /// The place that the caller gave up last, for a callback that is to keep it.
    @Aside package var leftPlace: Waiting?
    /// The place that the caller had when the line was lost, kept for when the same number calls again.
    @Aside package var dropped: DroppedPlace?

    /// What the call is doing.
    package enum Stage: Hashable, Sendable, Codable {
        /// Being answered. Next: `inFlow`, `ended`.
        case arriving
        /// The flow has the caller. Next: `waiting`, `transferring`, `ended`.
        case inFlow
        /// In a queue, perhaps with offers out, or booked for a callback. Next: `talking`, `inFlow`, `ended`.
        indirect case waiting(Waiting)
        /// With an agent. Next: `inFlow`, `ended`.
        case talking(Conversation)
        /// A phone outside the queues rings or talks. Next: `inFlow`, `ended`.
        case transferring(Transferring)
        /// The flow has hung up; taken as gone at this moment even if the carrier says nothing. Next: `ended`.
        case hangingUp(by: Timestamp)
        /// The caller is gone; recordings may still come until `closesAt`.
        case ended(at: Timestamp, closesAt: Timestamp)
    }
}
