import CallFlow
import ContactCenter
import Telephony

/// A calendar in an answer.
struct HoursItem: Encodable, Sendable {
    struct Exception: Encodable, Sendable {
        var state: String
        var until: String
        var reason: String
        /// What callers hear first.
        var prompt: String?

        init(_ exception: HoursOverride) {
            state = exception.state.rawValue
            until = exception.until.description
            reason = exception.reason
            prompt = exception.prompt
        }
    }

    var calendar: String
    /// `open` or `closed`.
    var state: String
    var opens: String?
    /// What an exception may have callers hear first.
    var notices: [String]
    var exception: Exception?

    init(_ view: HoursView) {
        calendar = view.calendar
        state = view.isOpen ? "open" : "closed"
        opens = view.opens?.description
        notices = view.notices
        exception = view.exception.map(Exception.init)
    }
}

/// Calls that were moved to another edition, in an answer.
struct MovedItem: Encodable, Sendable {
    var moved: [String]
    /// How many stay, by reason.
    var stay: [String: Int]

    init(_ result: MovedCalls) {
        moved = result.moved.map(\.description)
        stay = result.stay
    }
}
