import Telephony

/// What one agent has been doing, as facts tell it.
struct Presence: Hashable, Sendable {
    var status: AgentStatus = .offline
    /// Calls that the agent talks in.
    var talks: Set<CallID> = []
    /// Offers that ring or are being connected.
    var offers: Set<UInt64> = []
    /// Wrap-ups that go on, by call: since when, and after a call of which queue.
    var wrapUps: [CallID: WrapUp] = [:]
    /// Since when `occupation` has been as it is, or since the last cut.
    var since: Timestamp

    struct WrapUp: Hashable, Sendable {
        var since: Timestamp
        var queue: String?
    }

    /// The time is spent on the first of these that holds: an agent with several callers has only one time.
    var occupation: AgentTime? {
        if !talks.isEmpty { return .talk }
        if !wrapUps.isEmpty { return .wrapUp }
        if !offers.isEmpty { return .ringing }
        switch status {
        case .available: return .idle
        case .away: return .away
        case .offline: return nil
        }
    }
}

/// What an agent's time is spent on.
package enum AgentTime: String, Hashable, Sendable, CaseIterable {
    /// With a caller.
    case talk
    /// After a call.
    case wrapUp = "wrap_up"
    /// While a phone rings or is being connected.
    case ringing
    /// Available, and nothing to do.
    case idle
    /// Logged in and away.
    case away
}

/// Time that an agent has spent on something.
struct Spent: Hashable, Sendable {
    var agent: AgentID
    var time: AgentTime
    var seconds: Double
}
