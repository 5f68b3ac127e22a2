package import Telephony

/// A webhook that its receiver answered with 2xx.
package struct Acknowledgement: Hashable, Sendable {
    /// `data.id` of the event.
    package let eventID: String
    /// `data.event_type`.
    package let eventType: String
    /// The leg that the event is about.
    package let leg: SimulatedLeg
    /// When the event happened.
    package let occurredAt: Timestamp
    /// When the first 2xx came.
    package let at: Timestamp
    /// The attempt that was answered so, from 1.
    package let attempt: Int
}
