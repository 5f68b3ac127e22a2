package import Telephony

/// Something that no carrier would refuse and that a sound contact centre never does.
package struct Anomaly: Hashable, Sendable {
    /// The kinds of it.
    package enum Kind: Hashable, Sendable {
        /// An agent's endpoint was dialled while another leg to it was still up or ringing.
        case dialledTwice(endpoint: String)
        /// A recording was started on a leg that is being recorded.
        case recordedTwice
        /// A gather was started while another one ran.
        case gatheredTwice
        /// Two legs were joined while a sound still played to one of them.
        case soundOverTalk
        /// Two legs that are joined already were joined again.
        case bridgedTwice
    }

    /// When.
    package let at: Timestamp
    /// On which leg.
    package let leg: SimulatedLeg
    /// What.
    package let kind: Kind
}
