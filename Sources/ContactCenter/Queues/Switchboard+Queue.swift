import CallFlow
import Telephony

extension Switchboard {
    /// Gives the caller a place, or says why not.
    ///
    /// The place is ours; the carrier's queue only holds the audio.
    mutating func enqueue(_ request: QueueRequest, for call: inout Call, at now: Timestamp) -> FlowEvent? {
        guard let settings = configuration.queues[request.queue], var line = lines[request.queue] else {
            note(.queueRefused(reason: "unknown"), call: call.id, queue: request.queue, at: now)
            return .queueFailed
        }
        if let refusal = refusal(of: settings, line: line) {
            note(.queueRefused(reason: refusal.rawValue), call: call.id, queue: request.queue, at: now)
            return .refused(refusal)
        }
        let waiting = Waiting(
            queue: request.queue, priority: request.priority, since: now,
            arrival: .expected(by: now + Limits.enqueuing))
        let place = waiting.place(of: call.id)
        line.waiting.insert(place)
        line.open.insert(place)
        lines[request.queue] = line
        call.stage = .waiting(waiting)
        call.lastQueue = request.queue
        call.sound = .silent
        order(
            .enqueue(
                CallCommand.Enqueue(queue: request.queue, maximumWait: request.maximumWait + .seconds(60))),
            of: &call, at: now)
        note(
            .queued(position: line.waiting.position(of: place) ?? 1, priority: request.priority), call: call.id,
            queue: request.queue, at: now)
        unsettle(request.queue)
        return nil
    }

    private func refusal(of settings: QueueSettings, line: Line) -> FlowEvent.QueueRefusal? {
        if let most = settings.maximumSize, line.waiting.count >= most { return .full }
        if settings.joinWhenEmpty { return nil }
        let somebodyIsIn = line.serving.contains { agents[$0]?.status != .offline && agents[$0] != nil }
        return somebodyIsIn ? nil : .noAgents
    }

    /// The carrier holds the leg in its queue: announcements and music may begin.
    mutating func queueConfirmed(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, case .expected = waiting.arrival else { return }
        waiting.arrival = .confirmed
        call.stage = .waiting(waiting)
        if case .connecting = waiting.offer?.state { return }
        _ = tell(.enqueued, to: &call, at: now)
    }

    /// Takes the caller out of the line; an offer that is out is withdrawn.
    mutating func leaveQueue(
        _ waiting: Waiting, reason: Fact.LeaveReason, of call: inout Call, at now: Timestamp
    ) {
        let place = waiting.place(of: call.id)
        lines[waiting.queue]?.waiting.remove(place)
        lines[waiting.queue]?.open.remove(place)
        call.stage = .inFlow
        if let offer = waiting.offer { withdraw(offer, queue: waiting.queue, of: &call, at: now) }
        note(
            .leftQueue(reason: reason, waited: (now - waiting.since).seconds), call: call.id, queue: waiting.queue,
            at: now)
    }

    /// What is due for a caller who waits.
    mutating func waitingDue(_ call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        if case .expected(let moment) = waiting.arrival, moment <= now { queueConfirmed(&call, at: now) }
        guard case .waiting(let current) = call.stage else { return }
        waiting = current
        if let offer = waiting.offer { return offerDue(offer, of: &call, at: now) }
        let remaining = waiting.avoided.filter { $0.until > now }
        guard remaining.count < waiting.avoided.count else { return }
        waiting.avoided = remaining
        call.stage = .waiting(waiting)
        unsettle(waiting.queue)
    }
}

extension Duration {
    /// The duration as a number of seconds.
    var seconds: Double { Double(wholeMilliseconds) / 1000 }
}
