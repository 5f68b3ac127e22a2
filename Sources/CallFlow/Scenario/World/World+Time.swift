package import Telephony

extension World {
    /// What the clock brings next.
    private enum Happening {
        case promptEnds
        case promptOfEntryEnds(KeyEntry)
        case silenceCounts
        case due(Int)
        case deadline
    }

    /// Lets the next thing happen that needs only time; false if nothing is left to happen.
    @discardableResult
    package mutating func runNext(before limit: Timestamp? = nil) -> Bool {
        guard !isOver, let (moment, happening) = next, limit.map({ moment <= $0 }) ?? true else { return false }
        guard turns < Self.mostTurns else {
            troubles.append("the flow took \(turns) steps and did not end")
            giveUp()
            return false
        }
        now = max(now, moment)
        switch happening {
        case .promptEnds:
            line = place == nil ? .quiet : .music
            tell(.promptFinished)
        case .promptOfEntryEnds(let entry): line = .listening(entry, silentAt: now + entry.wait)
        case .silenceCounts:
            line = .quiet
            tell(.collected(digits: "", ending: .silence))
        case .due(let index): deliver(dues.remove(at: index))
        case .deadline:
            if !tell(.deadline) {
                troubles.append("the flow does not know its own deadline in \(session.state)")
                giveUp()
            }
        }
        return true
    }

    /// Whether nothing can happen any more: the call has ended, and so has the flow.
    var isOver: Bool { ending != nil && session.hasEnded && dues.isEmpty }

    private mutating func giveUp() {
        end(.weHungUp)
        session.hasEnded = true
        dues = []
    }

    /// Lets so much time pass; everything that falls into it happens.
    package mutating func pass(_ time: Duration) {
        let limit = now + time
        while runNext(before: limit) {}
        if ending == nil { now = max(now, limit) }
    }

    /// Lets time pass until somebody has to do something, or the call is over.
    package mutating func runToChance() {
        while !hasChance, runNext() {}
    }

    /// Lets time pass until the present chance is gone.
    package mutating func letPass() {
        guard let present = chance else { return runToChance() }
        while !hasChance || chance == present, runNext() {}
    }

    private var next: (Timestamp, Happening)? {
        var first: (Timestamp, Happening)?
        switch line {
        case .hearing(let until): first = (until, .promptEnds)
        case .prompted(let entry, let until): first = (until, .promptOfEntryEnds(entry))
        case .listening(_, let silentAt?): first = (silentAt, .silenceCounts)
        case .listening(_, nil), .quiet, .music, .recording, .transferring, .talking, .over: break
        }
        for (index, due) in dues.enumerated() where first.map({ due.at < $0.0 }) ?? true {
            first = (due.at, .due(index))
        }
        if let deadline = session.deadline, first.map({ deadline < $0.0 }) ?? true { first = (deadline, .deadline) }
        return first
    }

    private mutating func deliver(_ due: Due) {
        switch due.event {
        case .agentJoined:
            note(.happened(.agentAnswered))
            joinAgent()
        case .agentLeft:
            note(.happened(.agentFinished))
            leaveAgent()
        case .refused(let refusal):
            note(.happened(.queueAnswered(refusal)))
            place = nil
            tell(due.event)
        case .queueFailed:
            note(.happened(.queueAnswered(nil)))
            place = nil
            tell(due.event)
        case .transferEnded(let end):
            note(.happened(.transferAnswered(end)))
            start(.quiet)
            tell(due.event)
        case .recorded, .recordingFailed:
            start(.quiet)
            tell(due.event)
        case .started, .promptFinished, .key, .collected, .deadline, .enqueued, .commandFailed, .hungUp, .speech,
            .orderTaken, .orderFailed, .booked, .bookingRefused, .answered, .lookupFailed:
            tell(due.event)
        }
    }
}
