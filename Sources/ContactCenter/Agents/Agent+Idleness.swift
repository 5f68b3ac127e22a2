import Telephony

extension Agent {
    /// Applies what the house's policy says about an event.
    mutating func age(_ event: IdlePolicy.Event, _ policy: IdlePolicy, at now: Timestamp) {
        let age = idleAge(at: now)
        switch policy[event] {
        case .keep:
            if event.resumes { idleness = .running(since: now - age) }
        case .restart:
            switch idleness {
            case .running: idleness = .running(since: now)
            case .frozen: idleness = event.resumes ? .running(since: now) : .frozen(age: .zero, since: now)
            }
        case .freeze:
            if case .running = idleness { idleness = .frozen(age: age, since: now) }
        }
    }

    /// Takes a status, and moves its idle age as the house's policy says.
    mutating func choose(_ choice: StatusChoice, _ house: HouseRules, at now: Timestamp) {
        let before = status
        // Coming back on one's own is no way to have misses forgotten; coming back after they have counted is.
        if before == .offline || reason == Agent.missedTooMany { missedAt = [] }
        status = choice.status
        reason = choice.reason
        next = nil
        guard before != status else { return }
        switch status {
        case .available:
            pausedUntil = nil
            misses = 0
            age(comingBack(from: before, house, at: now), house.idle, at: now)
        case .away:
            if before == .available {
                age(.away, house.idle, at: now)
            } else {
                _ = comingBack(from: before, house, at: now)
            }
        case .offline:
            hasLease = false
            idleness = .frozen(age: idleAge(at: now), since: now)
        }
    }

    private mutating func comingBack(from before: AgentStatus, _ house: HouseRules, at now: Timestamp)
        -> IdlePolicy.Event
    {
        guard before == .offline else { return .back }
        guard case .frozen(_, let since) = idleness, now - since <= house.reconnectWithin else {
            beginShift(at: now)
            return .login
        }
        return .reconnect
    }

    /// Counts from zero, and with no age from before.
    private mutating func beginShift(at now: Timestamp) {
        offers = 0
        talks = 0
        idleness = .frozen(age: .zero, since: now)
    }

    /// The wrap-up is over, or there is none.
    mutating func endWrapUp(of call: CallID, _ house: HouseRules, at now: Timestamp) {
        work.removeAll { $0.isWrapUp && $0.call == call }
        age(.wrapUpEnd, house.idle, at: now)
    }
}

extension IdlePolicy.Event {
    /// Whether an age that stood still moves on.
    fileprivate var resumes: Bool {
        switch self {
        case .login, .reconnect, .back: true
        case .miss, .reject, .away, .callEnd, .wrapUpEnd, .restart: false
        }
    }
}
