import CallFlow
import Telephony

extension Switchboard {
    /// The rules of a queue; the defaults for one that is not configured any more while somebody waits in it.
    func settings(_ queue: String) -> QueueSettings { configuration.queues[queue] ?? QueueSettings(name: queue) }

    /// Gives the caller a place, or says why not.
    ///
    /// The place is ours; the carrier's queue only holds the audio.
    mutating func enqueue(_ request: QueueRequest, for call: inout Call, at now: Timestamp) -> FlowEvent? {
        guard let settings = configuration.queues[request.queue], let line = router.line(request.queue) else {
            note(.queueRefused(reason: "unknown"), call: call.id, queue: request.queue, at: now)
            return .queueFailed
        }
        if case .waiting(let before) = call.stage { leaveQueue(before, reason: .flow, of: &call, at: now) }
        let resumed = takeDroppedPlace(of: call, in: settings, at: now)
        if resumed == nil, let refusal = refusal(of: settings, line: line) {
            note(.queueRefused(reason: refusal.rawValue), call: call.id, queue: request.queue, at: now)
            return .refused(refusal)
        }
        var waiting = Waiting(
            queue: request.queue, priority: request.priority, since: resumed ?? now, rank: now,
            party: .caller(.expected(by: now + Limits.enqueuing)))
        waiting.whisper = request.whisper
        waiting.asked = asked(request.skills, of: call, in: settings, at: now)
        settle(&waiting, into: settings, of: call, at: now)
        call.stage = .waiting(waiting)
        call.lastQueue = request.queue
        call.sound = .silent
        order(
            .enqueue(
                CallCommand.Enqueue(queue: request.queue, maximumWait: request.maximumWait + .seconds(60))),
            of: &call, at: now)
        takePlace(&call, at: now)
        return nil
    }

    /// Gives a waiting entry the rules of the queue that it stands in.
    mutating func settle(_ waiting: inout Waiting, into settings: QueueSettings, of call: Call, at now: Timestamp) {
        waiting.queue = settings.name
        waiting.rank = waiting.since - settings.headStart(priority: waiting.priority)
        waiting.kept = keeper(of: call, in: settings, at: now)
        waiting.overflowsAt = settings.overflow.map { max(now, waiting.since + $0.after) }
        waiting.avoided = []
        widen(&waiting, settings, at: now)
    }

    /// Puts a call in its line and says so.
    mutating func takePlace(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        sync(call)
        let position = router.position(of: waiting.place(of: call.id), in: waiting.queue) ?? 1
        waiting.predictions = predictions(position: position, in: waiting.queue, at: now)
        call.stage = .waiting(waiting)
        note(.queued(position: position, priority: waiting.priority), call: call.id, queue: waiting.queue, at: now)
    }

    private func refusal(of settings: QueueSettings, line: Line) -> FlowEvent.QueueRefusal? {
        if let most = settings.maximumSize, line.waiting.count >= most { return .full }
        if settings.joinWhenEmpty { return nil }
        return line.isDeserted(settings.emptyForJoining) ? .noAgents : nil
    }

    /// The carrier holds the leg in its queue: announcements and music may begin.
    mutating func queueConfirmed(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, case .caller(.expected) = waiting.party else { return }
        waiting.party = .caller(.confirmed)
        call.stage = .waiting(waiting)
        guard waiting.connecting == nil else { return }
        _ = tell(.enqueued, to: &call, at: now)
    }

    /// Takes the caller out of the line; offers that are out are withdrawn.
    mutating func leaveQueue(
        _ waiting: Waiting, reason: Fact.LeaveReason, of call: inout Call, at now: Timestamp
    ) {
        call.stage = .inFlow
        sync(call)
        for offer in waiting.offers { withdraw(offer, queue: waiting.queue, of: &call, at: now) }
        if case .callback(let callback) = waiting.party {
            bookings[Booking(queue: waiting.queue, number: callback.number)] = nil
        } else {
            call.leftPlace = waiting
            call.leftPlace?.offers = []
        }
        note(
            .leftQueue(reason: reason, waited: (now - waiting.since).seconds), call: call.id, queue: waiting.queue,
            at: now)
    }

    /// Takes the caller out of the line and sends it the flow's own way for that.
    mutating func sendOn(_ event: FlowEvent, reason: Fact.LeaveReason, of call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage else { return }
        leaveQueue(waiting, reason: reason, of: &call, at: now)
        guard call.callerIsUp else { return finishCallback(&call, at: now) }
        order(.leaveQueue, of: &call, at: now)
        if !tell(event, to: &call, at: now) { hangUp(&call, at: now) }
    }

    /// Makes the router see a call as it is now.
    mutating func sync(_ call: Call) {
        guard let spot = spot(of: call) else {
            router.put(call.id, nil)
            return
        }
        if router.put(call.id, spot) { unsettledCalls.insert(call.id) }
    }

    /// Where a call stands; nil if it does not wait.
    mutating func spot(of call: Call) -> Router.Spot? {
        guard case .waiting(let waiting) = call.stage, let line = router.lineIndex[waiting.queue] else { return nil }
        let place = waiting.place(of: call.id)
        guard isOpen(waiting) else { return Router.Spot(line: line, place: place, side: .closed) }
        if let kept = waiting.kept, let desk = router.deskIndex[kept.agent] {
            return Router.Spot(line: line, place: place, side: .kept(desk))
        }
        return Router.Spot(line: line, place: place, side: .group(router.group(waiting.reach, in: line)))
    }

    /// Whether the call could be offered to one more agent.
    private func isOpen(_ waiting: Waiting) -> Bool {
        if case .callback(let callback) = waiting.party, callback.isAsleep || callback.leg != nil { return false }
        guard waiting.connecting == nil else { return false }
        let settings = settings(waiting.queue)
        return waiting.offers.count < (settings.strategy == .ringAll ? settings.ringsAtOnce : 1)
    }
}

extension Line {
    /// Whether every agent of the queue is in one of these states.
    func isDeserted(_ absences: [Absence]) -> Bool {
        absences.reduce(0) { $0 + count($1.occupation) } >= desks.count
    }
}

extension Absence {
    var occupation: Agent.Occupation {
        switch self {
        case .offline: .offline
        case .away: .away
        case .busy: .busy
        case .wrapUp: .wrapUp
        case .paused: .paused
        }
    }
}

extension Duration {
    /// The duration as a number of seconds.
    var seconds: Double { Double(wholeMilliseconds) / 1000 }
}
