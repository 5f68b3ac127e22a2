import CallFlow
import Telephony

extension Switchboard {
    /// What is due for an entry of a queue.
    mutating func waitingDue(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage else { return }
        if case .caller(.expected(let moment)) = waiting.party, moment <= now { queueConfirmed(&call, at: now) }
        for offer in waiting.offers { offerDue(offer, of: &call, at: now) }
        guard case .waiting(var waiting) = call.stage else { return }
        let settings = settings(waiting.queue)
        var isWider = false
        let remaining = waiting.avoided.filter { $0.until > now }
        if remaining.count < waiting.avoided.count {
            waiting.avoided = remaining
            isWider = true
        }
        if let kept = waiting.kept, kept.until <= now {
            waiting.kept = nil
            isWider = true
        }
        if let moment = waiting.widensAt, moment <= now {
            widen(&waiting, settings, at: now)
            isWider = true
        }
        if case .callback(var callback) = waiting.party, callback.isAsleep, callback.notBefore <= now {
            callback.isAsleep = false
            waiting.party = .callback(callback)
            isWider = true
        }
        call.stage = .waiting(waiting)
        if isWider { unsettledCalls.insert(call.id) }
        if let moment = waiting.overflowsAt, moment <= now { overflow(waiting, of: &call, at: now) }
    }

    /// Works out which agents the wait so far has opened, and when it opens more.
    func widen(_ waiting: inout Waiting, _ settings: QueueSettings, at now: Timestamp) {
        let waited = now - waiting.since
        waiting.reach = waiting.asked
        waiting.reach.tier = 1 + settings.tiers.count { $0 <= waited }
        for relaxation in settings.relaxations where relaxation.after <= waited {
            waiting.reach.relax(relaxation)
        }
        let hasSkills = !waiting.asked.needs.isEmpty
        let steps = settings.tiers + (hasSkills ? settings.relaxations.map(\.after) : [])
        waiting.widensAt = steps.filter { $0 > waited }.min().map { waiting.since + $0 }
    }

    /// The skills that a flow asks for, as far as agents of the queue have them.
    ///
    /// `french` needs level 1, `french:3` level 3, and `french?` is only wished for. A skill that nobody has would
    /// keep the caller waiting for ever: it is left out, and the record says so.
    mutating func asked(_ skills: [String], of call: Call, in settings: QueueSettings, at now: Timestamp) -> Reach {
        var reach = Reach()
        for text in skills.prefix(10) {
            let isWish = text.hasSuffix("?")
            let parts = text.filter { $0 != "?" }.split(separator: ":", maxSplits: 1)
            guard let name = parts.first else { continue }
            let level = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
            let need = SkillNeed(String(name), level: max(1, min(10, level)))
            guard isHad(need, in: settings.name) else {
                note(.skillMissing(skill: need.text), call: call.id, queue: settings.name, at: now)
                continue
            }
            if isWish { reach.wishes.append(need) } else { reach.needs.append(need) }
        }
        return reach
    }

    private func isHad(_ need: SkillNeed, in queue: String) -> Bool {
        guard let line = router.lineIndex[queue] else { return false }
        return router.lines[line].desks.contains { router.settings[$0].meets([need]) }
    }

    /// Sends everybody on who waits in a queue that nobody is left to serve.
    mutating func leaveIfDeserted(_ line: Int, at now: Timestamp) {
        let absences = settings(router.lines[line].name).emptyForWaiting
        guard !absences.isEmpty, router.lines[line].isDeserted(absences) else { return }
        for place in router.lines[line].waiting.prefix(.max) {
            change(place.call, at: now) { switchboard, call in
                guard case .waiting(let waiting) = call.stage, case .caller = waiting.party,
                    waiting.connecting == nil
                else { return }
                switchboard.sendOn(.refused(.noAgents), reason: .empty, of: &call, at: now)
            }
        }
    }

    // MARK: From queue to queue

    private mutating func overflow(_ waiting: Waiting, of call: inout Call, at now: Timestamp) {
        var waiting = waiting
        waiting.overflowsAt = nil
        call.stage = .waiting(waiting)
        let settings = settings(waiting.queue)
        guard let target = settings.overflow?.to, !waiting.visited.contains(target),
            let next = configuration.queues[target], let line = router.line(target)
        else { return }
        guard waiting.connecting == nil, line.waiting.count < next.maximumSize ?? .max,
            !isBookedByOthers(waiting, in: target, than: call.id)
        else {
            waiting.overflowsAt = now + Limits.overflowRetry
            call.stage = .waiting(waiting)
            return
        }
        waiting.visited.append(waiting.queue)
        move(waiting, to: next, by: "overflow", of: &call, at: now)
    }

    /// Moves an entry to another queue, with its age.
    mutating func move(
        _ waiting: Waiting, to settings: QueueSettings, by cause: String, of call: inout Call, at now: Timestamp
    ) {
        var waiting = waiting
        let before = waiting.queue
        for offer in waiting.offers { withdraw(offer, queue: before, of: &call, at: now) }
        waiting.offers = []
        if case .callback(let callback) = waiting.party {
            bookings[Booking(queue: before, number: callback.number)] = nil
            bookings[Booking(queue: settings.name, number: callback.number)] = call.id
        }
        settle(&waiting, into: settings, of: call, at: now)
        if waiting.visited.contains(settings.overflow?.to ?? "") { waiting.overflowsAt = nil }
        call.stage = .waiting(waiting)
        call.lastQueue = settings.name
        note(.moved(from: before, by: cause), call: call.id, queue: settings.name, at: now)
        takePlace(&call, at: now)
    }
}

extension Reach {
    /// Asks for less.
    fileprivate mutating func relax(_ relaxation: Relaxation) {
        if let level = relaxation.level {
            for index in needs.indices { needs[index].level = min(needs[index].level, level) }
        }
        if let keeps = relaxation.keeps, keeps < needs.count {
            wishes = Array((needs[keeps...] + wishes).prefix(10))
            needs.removeLast(needs.count - keeps)
        }
    }
}
