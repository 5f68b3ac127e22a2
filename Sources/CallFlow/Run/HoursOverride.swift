package import Telephony

/// An exception from a calendar's hours that somebody made by hand.
///
/// It goes before holidays and the week, counts for calls that are up too, and ends by itself.
package struct HoursOverride: Hashable, Sendable, Codable {
    /// The calendar's key: the file that defines it and its name, `_shared:office_hours`.
    package var calendar: String
    /// What callers meet meanwhile.
    package var isOpen: Bool
    package var until: Timestamp
    /// Why, for those who see it later.
    package var reason: String

    /// Describes an exception.
    package init(calendar: String, isOpen: Bool, until: Timestamp, reason: String) {
        self.calendar = calendar
        self.isOpen = isOpen
        self.until = until
        self.reason = reason
    }
}

extension OpeningHours {
    /// What a caller meets at this moment, with the exception that may be in force.
    func verdict(at moment: Timestamp, _ exception: HoursOverride?) -> Verdict {
        guard let exception, moment < exception.until else { return verdict(at: moment) }
        return exception.isOpen ? .open : .closed
    }

    /// The next opening after this moment, which no closure by hand covers.
    func nextOpening(after moment: Timestamp, _ exception: HoursOverride?) -> Timestamp? {
        guard let exception, moment < exception.until, !exception.isOpen else { return nextOpening(after: moment) }
        return verdict(at: exception.until) == .open ? exception.until : nextOpening(after: exception.until)
    }

    /// When the opening of this moment ends; nil if there is none.
    func closing(at moment: Timestamp, _ exception: HoursOverride?) -> Timestamp? {
        guard let exception, moment < exception.until else { return closing(at: moment) }
        guard exception.isOpen else { return nil }
        return closing(at: exception.until) ?? exception.until
    }
}
