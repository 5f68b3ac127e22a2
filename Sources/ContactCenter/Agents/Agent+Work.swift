import Telephony

extension Agent {
    /// What an agent does, as queues count it.
    enum Occupation: Int, CaseIterable, Sendable {
        case offline, away, free, busy, wrapUp, paused

        /// Whether the agent is at work, be it with a caller.
        var isAtWork: Bool {
            switch self {
            case .offline, .away: false
            case .free, .busy, .wrapUp, .paused: true
            }
        }
    }

    /// What the agent does, given how many callers its phone can hold.
    func occupation(capacity: Int) -> Occupation {
        switch status {
        case .offline: return .offline
        case .away: return .away
        case .available: break
        }
        if work.contains(where: \.isWrapUp) { return .wrapUp }
        if pausedUntil != nil { return work.isEmpty ? .paused : .busy }
        guard work.count < capacity, work.allSatisfy(\.isTalk), next == nil else { return .busy }
        return .free
    }

    /// The moment at which something is due for this agent.
    var deadline: Timestamp? {
        let moments = work.compactMap(\.until) + (pausedUntil.map { [$0] } ?? [])
        return moments.min()
    }

    /// The idle age that counts for the next choice.
    func idleAge(at now: Timestamp) -> Duration {
        switch idleness {
        case .running(let since): now - since
        case .frozen(let age, _): age
        }
    }

    /// Replaces the piece of work that belongs to an offer; false if the agent has none for it.
    @discardableResult
    mutating func replace(offer: UInt64, with next: Work?) -> Bool {
        guard let index = work.firstIndex(where: { $0.offer == offer }) else { return false }
        if let next { work[index] = next } else { work.remove(at: index) }
        return true
    }
}

extension Agent.Work {
    /// The offer that it is about, while there is one.
    var offer: UInt64? {
        switch self {
        case .ringing(_, let offer), .connecting(_, let offer): offer
        case .talking, .releasing, .wrapUp: nil
        }
    }

    /// The call that it is about.
    var call: CallID {
        switch self {
        case .ringing(let call, _), .connecting(let call, _), .talking(let call, _), .wrapUp(let call, _, _, _): call
        case .releasing(let leg, _): leg.call
        }
    }

    /// The moment at which it is over, if time alone ends it.
    var until: Timestamp? {
        switch self {
        case .ringing, .connecting, .talking: nil
        case .releasing(_, let until): until
        case .wrapUp(_, _, let until, _): until
        }
    }

    var isTalk: Bool { if case .talking = self { true } else { false } }
    var isWrapUp: Bool { if case .wrapUp = self { true } else { false } }

    /// In one word, for views.
    var name: String {
        switch self {
        case .ringing: "ringing"
        case .connecting: "connecting"
        case .talking: "talking"
        case .releasing: "releasing"
        case .wrapUp: "wrap_up"
        }
    }
}
