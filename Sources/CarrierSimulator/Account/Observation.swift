package import Telephony

/// Something that a simulated person did, heard or went through: what a test asserts and a demo tells.
package struct Observation: Hashable, Sendable {
    /// Who is at the far end of a leg.
    package enum Who: Hashable, Sendable {
        /// A caller, by number.
        case caller(String)
        /// Somebody whom the account's owner dialled, by SIP address or number.
        case agent(String)
    }

    /// What happened.
    package enum What: Hashable, Sendable {
        /// The caller dialled, or the agent's telephone rings.
        case rang(SimulatedLeg)
        /// The leg came up.
        case answered
        /// A sound began.
        case heard(Sound.Content)
        /// Keys arrived from the account's side (`send_dtmf`).
        case heardKeys(String)
        /// The person pressed a key.
        case pressed(String)
        /// The person began to talk, for this long.
        case talked(Duration)
        /// The leg was put in a queue, at this place.
        case queued(String, position: Int)
        /// The leg left the queue, for the reason that the webhook gives.
        case leftQueue(String, reason: String)
        /// The leg can hear another one now.
        case bridged(with: SimulatedLeg, Who)
        /// The leg is alone again and still up.
        case parted
        /// A recording of the leg began or ended.
        case recording(began: Bool)
        /// The leg ended, with the cause that the webhook gives.
        case ended(cause: String)
    }

    /// When, on the simulator's clock.
    package let at: Timestamp
    /// Which leg.
    package let leg: SimulatedLeg
    /// The session that the leg belongs to: the caller's leg and all that was dialled for it share one.
    package let session: String
    /// The person on the leg.
    package let who: Who
    /// What happened.
    package let what: What
}

/// Names one leg inside the simulator, numbered in the order in which legs came up, from 1.
package struct SimulatedLeg: Hashable, Sendable, Comparable {
    /// The serial number.
    package let number: Int

    package static func < (left: SimulatedLeg, right: SimulatedLeg) -> Bool { left.number < right.number }
}
