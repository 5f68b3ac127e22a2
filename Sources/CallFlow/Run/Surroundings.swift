package import Telephony

/// What a flow may know of its call while it runs.
///
/// Given to every step; never stored in the session.
package struct Surroundings: Hashable, Sendable {
    /// Names the call; orders to other software are told apart by it.
    package var call: String
    /// The caller's number; nil if withheld.
    package var from: PhoneNumber?
    /// The number that was dialled, as the carrier gives it.
    package var to: String
    /// When the call was answered.
    package var startedAt: Timestamp
    /// The place in the queue, while there is one.
    package var queue: QueueStanding?
    /// Exceptions from calendars' hours, by the calendar's key.
    package var exceptions: [String: HoursOverride]

    /// Describes a call's surroundings.
    package init(
        call: String = "", from: PhoneNumber?, to: String, startedAt: Timestamp, queue: QueueStanding? = nil,
        exceptions: [String: HoursOverride] = [:]
    ) {
        self.call = call
        self.from = from
        self.to = to
        self.startedAt = startedAt
        self.queue = queue
        self.exceptions = exceptions
    }

    /// What a waiting caller may be told.
    package struct QueueStanding: Hashable, Sendable {
        /// 1 is next.
        package var position: Int
        /// Expected wait; nil as long as nothing is known.
        package var expectedWait: Duration?
        /// Whether an announcement is to be made now; false for one that would only repeat an old position.
        package var isNews: Bool

        /// Describes a standing.
        package init(position: Int, expectedWait: Duration?, isNews: Bool = true) {
            self.position = position
            self.expectedWait = expectedWait
            self.isNews = isNews
        }
    }
}
