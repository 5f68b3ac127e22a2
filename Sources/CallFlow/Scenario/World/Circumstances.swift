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
