package import Telephony

/// A wish to be called back by an agent of a queue.
package struct CallbackRequest: Hashable, Sendable, Codable {
    /// The queue whose agents call back.
    package var queue: String
    /// The number to call.
    package var number: PhoneNumber
    /// When it may be called; nil for at any time.
    package var window: CallWindow?
    /// How often it is tried at most.
    package var attempts: Int
    /// Whether the entry keeps the age that the caller's wait in this queue has reached.
    package var keepsPlace: Bool
    /// The caller's language.
    package var language: String

    /// Describes the wish.
    package init(
        queue: String, number: PhoneNumber, window: CallWindow?, attempts: Int, keepsPlace: Bool, language: String
    ) {
        self.queue = queue
        self.number = number
        self.window = window
        self.attempts = attempts
        self.keepsPlace = keepsPlace
        self.language = language
    }
}

/// The opening hours in which somebody may be called.
package struct CallWindow: Hashable, Sendable, Codable {
    /// Names the calendar within the call's program; `Program.isOpen(_:at:)` and `Program.nextOpening(_:after:)`
    /// know it.
    package var calendar: String
    /// When it is open next; nil if it is open now, or not within the horizon.
    package var opens: Timestamp?

    /// Describes a window.
    package init(calendar: String, opens: Timestamp?) {
        self.calendar = calendar
        self.opens = opens
    }
}
