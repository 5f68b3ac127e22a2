import Telephony

/// One phone connection at the simulated carrier.
struct Leg: Hashable, Sendable {
    enum Direction: String, Hashable, Sendable {
        case incoming, outgoing
    }

    /// Only moves forward: ringing, up, ended.
    enum Phase: Hashable, Sendable {
        case ringing
        case up(since: Timestamp)
        case ended(at: Timestamp)
    }

    /// Where an answered leg is.
    enum Place: Hashable, Sendable {
        /// Up and connected to nothing.
        case parked
        case queued(String, since: Timestamp)
        /// `parks`: this leg is parked, not hung up, when the other one leaves.
        case bridged(with: Int, parks: Bool, since: Timestamp)
    }

    /// What happens by itself when a dialled leg answers.
    enum Purpose: Hashable, Sendable {
        case none
        /// Joins this other leg; `parksSelf` is about this leg, `parksOther` about the other one.
        case bridges(to: Int, parksSelf: Bool, parksOther: Bool, isTransfer: Bool)
    }

    let number: Int
    let controlID: String
    let legID: String
    let sessionID: String
    let direction: Direction
    let from: String
    let to: String
    let startedAt: Timestamp
    var phase: Phase = .ringing
    var place: Place = .parked
    var purpose: Purpose = .none
    /// The leg that this one supervises.
    var supervises: Int?
    /// `hangup_cause` when it rings too long.
    var timeoutCause = HangupCause.timeout
    /// What the telephone at the far end of a dialled leg does.
    var reaction = AgentScript.Reaction.ignores
    /// Legs that were dialled to transfer this one.
    var transfers: [Int] = []
    /// nil until a command sets one; then echoed in every webhook of the leg until replaced.
    var clientState: String?
    /// Overrides the account's webhook address.
    var webhookURL: String?
    /// `command_id`s that took effect, and when.
    var commands: [String: Timestamp] = [:]
    /// The first one plays, the others wait.
    var sounds: [Sound] = []
    /// Distinguishes the sound that plays from those before it.
    var soundTurn = 0
    var queueTurn = 0
    var gather: GatherRun?
    /// Distinguishes the gather that runs from those before it.
    var gatherSerial = 0
    /// Distinguishes the key's time-out that runs from those that were set before it.
    var gatherTurn = 0
    var recordings: [Recording] = []
    /// Whether what its person says is written down as it is said.
    var isTranscribed = false
    /// Whether the carrier listens whether a person has answered.
    var detectsMachine = false
    /// Whether a machine answers.
    var isMachine = false
    var person: Person

    var isUp: Bool {
        guard case .up = phase else { return false }
        return true
    }

    var isEnded: Bool {
        guard case .ended = phase else { return false }
        return true
    }

    var name: SimulatedLeg { SimulatedLeg(number: number) }

    /// The other end of the bridge; nil if there is none.
    var partner: Int? {
        guard case .bridged(let other, _, _) = place else { return nil }
        return other
    }

    var isRecorded: Bool { recordings.contains { $0.endedAt == nil } }
}
