package import Telephony

extension Switchboard {
    /// The agent whom a caller is kept for: the one who talked to the same number last, if it is at work.
    func keeper(of call: Call, in settings: QueueSettings, at now: Timestamp) -> Waiting.Avoided? {
        guard let rule = settings.lastAgent, let number = PhoneNumber(call.from)?.text,
            let talk = lastTalks[number], now - talk.at <= rule.within, let desk = router.deskIndex[talk.agent],
            let line = router.lineIndex[settings.name], router.desks[desk].occupation.isAtWork,
            router.desks[desk].seats.contains(where: { $0.line == line })
        else { return nil }
        return Waiting.Avoided(agent: talk.agent, until: now + rule.wait)
    }

    /// Remembers who talked to a number last.
    mutating func remember(_ agent: inout Agent, talkedTo call: Call, at now: Timestamp) {
        guard let number = PhoneNumber(call.from)?.text else { return }
        agent.regulars.removeAll { $0.number == number }
        agent.regulars.append(Agent.Regular(number: number, at: now))
        if agent.regulars.count > Limits.regulars {
            let forgotten = agent.regulars.removeFirst()
            if lastTalks[forgotten.number]?.agent == agent.id { lastTalks[forgotten.number] = nil }
        }
        noteTalk(of: agent.id, with: number, at: now)
    }

    /// Remembers a talk, unless a later one is known; of two in one moment it is always the same.
    mutating func noteTalk(of agent: AgentID, with number: String, at moment: Timestamp) {
        if let known = lastTalks[number], (known.at, known.agent) > (moment, agent) { return }
        lastTalks[number] = (agent, moment)
    }

    /// Keeps the place of a caller whose line was lost while waiting.
    func droppedPlace(_ waiting: Waiting, of call: Call, at now: Timestamp) -> DroppedPlace? {
        guard let time = settings(waiting.queue).resumeWithin, PhoneNumber(call.from) != nil else { return nil }
        return DroppedPlace(queue: waiting.queue, since: waiting.since, until: now + time)
    }

    /// Remembers that a call has left a place behind; a number has one such place, the latest.
    mutating func rememberDropped(_ call: Call, at now: Timestamp) {
        guard let number = PhoneNumber(call.from)?.text else { return }
        // A process that starts now must find one place for the number, as this one does.
        if let earlier = droppedCalls[number] { change(earlier, at: now) { _, call in call.dropped = nil } }
        droppedCalls[number] = call.id
    }

    /// The moment from which a caller counts who lost the line and comes back: once, in time, and only for a number
    /// that the carrier gave.
    mutating func takeDroppedPlace(of call: Call, in settings: QueueSettings, at now: Timestamp) -> Timestamp? {
        guard settings.resumeWithin != nil, let number = PhoneNumber(call.from)?.text,
            let earlier = droppedCalls[number], let place = calls[earlier]?.dropped, place.queue == settings.name,
            place.until > now
        else { return nil }
        droppedCalls[number] = nil
        change(earlier, at: now) { _, call in call.dropped = nil }
        note(.resumed(after: earlier), call: call.id, queue: settings.name, at: now)
        return place.since
    }
}

extension Switchboard {
    /// Whether a waiting caller is to hear an announcement at this position.
    func isNews(_ position: Int, to waiting: Waiting) -> Bool {
        guard settings(waiting.queue).announcesOnlyProgress, let told = waiting.toldPosition else { return true }
        return position < told
    }

    /// Remembers the position that a waiting caller hears now.
    func noteAnnouncement(to call: inout Call) {
        guard case .waiting(var waiting) = call.stage,
            let position = router.position(of: waiting.place(of: call.id), in: waiting.queue)
        else { return }
        waiting.toldPosition = position
        call.stage = .waiting(waiting)
    }
}

/// The place of a caller whose line was lost, for when the same number calls again.
package struct DroppedPlace: Hashable, Sendable, Codable {
    package var queue: String
    package var since: Timestamp
    package var until: Timestamp
}
