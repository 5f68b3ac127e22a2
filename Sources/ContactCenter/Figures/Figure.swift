package import Telephony

/// What is counted: each time one of these happens, one call or offer is counted under its name.
///
/// The raw values are the names in the API, in CSV files and on the command line.
package enum Figure: String, Hashable, Sendable, CaseIterable {
    /// A caller asked for a place in the queue, be it refused or not.
    case offered
    /// Caller and agent heard each other.
    case answered
    /// Answered within the threshold of the service level.
    case answeredWithin = "answered_within"
    /// The caller hung up while waiting, short abandons included.
    case abandoned
    /// Abandoned within the threshold of the service level.
    case abandonedWithin = "abandoned_within"
    /// Abandoned so soon that it says nothing about the queue.
    case abandonedShort = "abandoned_short"
    /// Left when the flow's longest wait was over.
    case leftTimeOut = "left_time_out"
    /// Refused, or sent on, because nobody was there to take calls.
    case leftEmpty = "left_empty"
    /// Refused because the queue was full.
    case leftFull = "left_full"
    /// Went on to another queue after a long wait.
    case leftOverflow = "left_overflow"
    /// Left by pressing a key.
    case leftKey = "left_key"
    /// Left in order to be called back.
    case leftCallback = "left_callback"
    /// Moved to another queue or taken out by a supervisor.
    case leftWithdrawn = "left_withdrawn"
    /// A booked callback that nobody answered.
    case leftUnreachable = "left_unreachable"
    /// Left some other way that the flow has.
    case leftFlow = "left_flow"
    /// Left because of a fault of the system: no abandonment.
    case leftFault = "left_fault"
    /// Offers to agents; one call may be offered several times.
    case offers
    /// Offers that the agent did not take.
    case misses
    /// Conversations that ended.
    case handled
    /// Wrap-ups that ended.
    case wrappedUp = "wrapped_up"
    /// Callers who were connected to a phone outside after their conversation.
    case transfers

    /// The ways to leave a queue without having talked; each waiting call leaves by one of them or is answered.
    package static let leavings: [Figure] = [
        .abandoned, .leftTimeOut, .leftEmpty, .leftFull, .leftOverflow, .leftKey, .leftCallback, .leftWithdrawn,
        .leftUnreachable, .leftFlow, .leftFault,
    ]

    /// The place of the figure among all of them.
    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

extension Figure {
    /// The figure of a caller who left a queue for this reason.
    init(_ reason: Fact.LeaveReason) {
        switch reason {
        case .hungUp: self = .abandoned
        case .timeOut: self = .leftTimeOut
        case .key: self = .leftKey
        case .callback: self = .leftCallback
        case .flow: self = .leftFlow
        case .fault: self = .leftFault
        case .empty: self = .leftEmpty
        case .takenOut: self = .leftWithdrawn
        case .unreachable: self = .leftUnreachable
        }
    }
}

/// One thing that counts for a figure.
package struct Counted: Hashable, Sendable {
    /// What it counts for.
    package var figure: Figure
    /// The serial of the fact that it comes from.
    package var serial: UInt64
    package var at: Timestamp
    package var call: CallID?
    package var queue: String?
    package var agent: AgentID?
    /// The time that goes with it: waited for those who were answered or left, talked for those handled, spent on a wrap-up;
    /// else 0.
    package var seconds: Double
}
