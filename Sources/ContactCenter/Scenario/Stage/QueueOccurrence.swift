import Telephony

/// Something that happened in a queue scenario.
struct QueueOccurrence: Sendable {
    let at: Timestamp
    let what: What

    enum What: Sendable {
        /// The contact centre recorded it.
        case fact(Fact)
        /// Somebody hears words.
        case heard(QueuePerson, String)
        /// A line of the scenario was done.
        case did(QueueDeed)
    }
}
