package import Telephony

/// Something that happened to the caller, told to the call's flow.
///
/// A wait accepts some of them; any other one leaves the session as it is.
package enum FlowEvent: Hashable, Sendable {
    /// The call was answered and the flow begins.
    case started
    /// Everything that the last `speak` asked for has been heard, or could not be played.
    case promptFinished
    /// One key, as it was pressed.
    case key(Key)
    /// The keys that a carrier's own collector gathered. The flow judges them again.
    case collected(digits: String, ending: CollectionEnd)
    /// The wait's deadline has come.
    case deadline
    /// The caller has a place in the queue.
    case enqueued
    /// The queue did not take the caller.
    case refused(QueueRefusal)
    /// An agent has answered and is being connected; what still plays is stopped by the call.
    case agentJoined
    /// The agent who talked to the caller has left, and the caller is still there.
    case agentLeft
    /// The place in the queue was lost by a fault.
    case queueFailed
    /// The transfer came to this end.
    case transferEnded(TransferEnd)
    /// A recording of the caller ended with this much sound; `id` is the carrier's.
    case recorded(length: Duration, id: String?)
    /// A recording could not be made.
    case recordingFailed
    /// The caller said this while keys or words were being collected; `confidence` is from 0 to 1.
    case speech(text: String, confidence: Double)
    /// The order to record, to notify or to send a message has been taken.
    case orderTaken
    /// That order could not be taken.
    case orderFailed
    /// A call back has been noted.
    case booked
    /// It has not.
    case bookingRefused(BookingRefusal)
    /// A service has answered.
    case answered(LookupAnswer)
    /// The question with this key has no answer.
    case lookupFailed(key: String, LookupFailure)
    /// The carrier refused the last command.
    case commandFailed
    /// The caller is gone; only kinds that need no caller may still run.
    case hungUp

    /// How a collection of keys came to an end.
    package enum CollectionEnd: String, Hashable, Sendable, Codable {
        /// Enough keys, or a finish key.
        case complete
        /// The time between two keys ran out.
        case timeout
        /// Nothing was pressed in the time to react.
        case silence
    }

    /// Why a queue did not take a caller.
    package enum QueueRefusal: String, Hashable, Sendable, Codable {
        case full
        case noAgents
    }

    /// Why a call back was not noted.
    package enum BookingRefusal: String, Hashable, Sendable, Codable {
        /// This number is already to be called back by this queue.
        case duplicate
        case failed
    }

    /// Why a question to a service has no answer.
    package enum LookupFailure: String, Hashable, Sendable, Codable {
        case timeout
        /// Not reachable, not allowed, too long or not JSON.
        case error
        case notFound = "not_found"
    }

    /// How a transfer ended.
    package enum TransferEnd: String, Hashable, Sendable, Codable {
        /// They talked, and the other side has left.
        case finished
        case busy
        case noAnswer
        case failed
        case machine
    }
}
