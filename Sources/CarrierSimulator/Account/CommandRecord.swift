package import Telephony

/// One command that the simulated carrier accepted, and how often it took effect.
package struct CommandRecord: Hashable, Sendable {
    /// The leg it was for; for a dial the leg that it made.
    package let leg: SimulatedLeg
    /// The `command_id`; nil if it came without one.
    package let commandID: String?
    /// What was ordered.
    package let action: CallAction
    /// When it was first accepted.
    package let at: Timestamp
    /// How often it took effect: more than 1 is a repeat that the carrier's window no longer caught.
    package internal(set) var executions: Int
    /// Repeats that were recognised and had no effect.
    package internal(set) var repeats: Int
}
