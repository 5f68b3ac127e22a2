package import Telephony

/// What a simulated call meets: who calls when, and how queues and other phones behave.
package struct Circumstances: Hashable, Sendable {
    /// The caller's number; nil if withheld.
    package var from: PhoneNumber?
    /// The number that is dialled.
    package var to: String
    /// When the call is answered.
    package var startsAt: Timestamp
    /// The language that the call begins in; nil for the flow's first.
    package var language: String?
    /// How queues behave; those that are not named let the caller wait.
    package var queues: [String: QueueAnswer] = [:]
    /// How transfers end; those that are not named are answered and finished after two minutes.
    package var transfers: [String: FlowEvent.TransferEnd] = [:]
    /// How services answer; those that are not named cannot be reached.
    package var services: [String: ServiceAnswer] = [:]
    /// Queues that take no call back; the others do.
    package var refusedCallbacks: [String: FlowEvent.BookingRefusal] = [:]
    /// Orders that cannot be carried out; the others can.
    package var failing: Set<Order> = []
    /// Exceptions from the hours that are in force when the call begins, by the calendar's key.
    package var exceptions: [String: HoursOverride] = [:]
    /// How long sound files are, by path; others last as long as their words.
    package var audio: [String: Duration] = [:]

    /// Describes who calls whom and when.
    package init(from: PhoneNumber?, to: String, startsAt: Timestamp, language: String? = nil) {
        self.from = from
        self.to = to
        self.startsAt = startsAt
        self.language = language
    }
}

/// Orders of a flow whose failure can be simulated.
package enum Order: String, CaseIterable, Hashable, Sendable {
    case notify, message
    /// The recording of the conversation.
    case recording
    /// The recording of a message after a tone.
    case recorder
}

/// How a service answers in a simulated call.
package struct ServiceAnswer: Hashable, Sendable {
    /// What comes back.
    package var result: Result
    /// How long it takes; an answer that is later than the question's time-out does not come.
    package var after: Duration

    /// What can come back.
    package enum Result: Hashable, Sendable {
        /// A status of HTTP and a text, which should be JSON.
        case answer(status: Int, body: String)
        /// Nothing, for this reason.
        case failure(FlowEvent.LookupFailure)
    }

    /// Describes an answer.
    package init(_ result: Result, after: Duration = .milliseconds(200)) {
        self.result = result
        self.after = after
    }
}

/// How a queue treats a simulated caller.
package enum QueueAnswer: Hashable, Sendable {
    /// There is no place.
    case refuses(FlowEvent.QueueRefusal)
    /// The place cannot be had, or is lost.
    case fails
    /// The caller gets this place, and nobody answers by themselves.
    case keepsWaiting(Surroundings.QueueStanding)
    /// The caller gets this place; an agent answers after a while and talks for a while.
    case answers(Surroundings.QueueStanding, after: Duration, talking: Duration)

    /// How a queue behaves that nothing is said about: one caller at a time, and nobody answers.
    package static let usual = QueueAnswer.keepsWaiting(
        Surroundings.QueueStanding(position: 1, expectedWait: nil))
}
