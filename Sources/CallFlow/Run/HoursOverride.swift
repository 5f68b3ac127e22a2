package import Telephony

/// An exception from a calendar's hours that somebody made by hand.
///
/// It goes before holidays and the week, counts for calls that are up too, and ends by itself.
package struct HoursOverride: Hashable, Sendable, Codable {
    /// The calendar's key: the file that defines it and its name, `_shared:office_hours`.
    package var calendar: String
    /// What callers meet meanwhile.
    package var state: State
    package var until: Timestamp
    /// Why, for those who see it later; callers hear it as the name of a `holiday` that the calendar does not list.
    package var reason: String
    /// What callers hear first, one of the calendar's notices; nil for nothing.
    ///
    /// A flow that does not have that prompt says nothing.
    package var prompt: String?

    /// What callers meet while an exception is in force.
    package enum State: String, CaseIterable, Hashable, Sendable, Codable {
        case open, closed, holiday
    }

    /// Describes an exception.
    package init(calendar: String, state: State, until: Timestamp, reason: String, prompt: String? = nil) {
        self.calendar = calendar
        self.state = state
        self.until = until
        self.reason = reason
        self.prompt = prompt
    }

    /// Whether it counts at a moment.
    func isInForce(at moment: Timestamp) -> Bool { moment < until }
}

extension OpeningHours {
    /// What a caller meets at this moment, with the exception that may be in force.
    func verdict(at moment: Timestamp, _ exception: HoursOverride?) -> Verdict {
        guard let exception, exception.isInForce(at: moment) else { return verdict(at: moment) }
        return switch exception.state {
        case .open: .open
        case .closed: .closed
        case .holiday: .holiday(branch: holiday(at: moment)?.branch)
        }
    }

    /// The next opening after this moment, which no closure by hand covers.
    func nextOpening(after moment: Timestamp, _ exception: HoursOverride?) -> Timestamp? {
        guard let exception, exception.isInForce(at: moment), exception.state != .open else {
            return nextOpening(after: moment)
        }
        return verdict(at: exception.until) == .open ? exception.until : nextOpening(after: exception.until)
    }

    /// When the opening of this moment ends; nil if there is none.
    func closing(at moment: Timestamp, _ exception: HoursOverride?) -> Timestamp? {
        guard let exception, exception.isInForce(at: moment) else { return closing(at: moment) }
        guard exception.state == .open else { return nil }
        return closing(at: exception.until) ?? exception.until
    }
}
