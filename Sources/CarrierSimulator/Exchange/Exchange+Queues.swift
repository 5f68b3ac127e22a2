import Telephony

extension Exchange {
    mutating func enqueue(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        let leg = try answered(number)
        guard let name = arguments.text("queue_name") else { throw .missing("queue_name") }
        if case .queued(name, _) = leg.place { throw .alreadyQueued }
        if let line = queues[name] {
            if let size = arguments.whole("max_size"), size != line.maximumSize { throw .queueSizeFixed }
            guard line.places.count < line.maximumSize else { throw .queueFull }
        } else {
            makeQueue(name, maximumSize: arguments.whole("max_size") ?? 100)
        }
        leaveQueue(number, reason: "leave")
        part(number)
        take(number, into: name)
        guard let limit = arguments.seconds("max_wait_time_secs"), let turn = legs[number]?.queueTurn else { return }
        schedule(.waitedTooLong(number, turn: turn), after: limit)
    }

    private mutating func take(_ number: Int, into name: String) {
        queues[name]?.append(number, at: now)
        queues[name]?.updatedAt = now
        queues[name]?.emptiedTurn += 1
        legs[number]?.queueTurn += 1
        legs[number]?.place = .queued(name, since: now)
        guard let leg = legs[number], let line = queues[name], let position = line.position(of: number) else { return }
        observe(.queued(name, position: position), leg)
        emit(
            "call.enqueued", leg, parties: false,
            [
                JSON.Member("queue", .string(name)), JSON.Member("current_position", .integer(position)),
                JSON.Member("queue_avg_wait_time_secs", .integer(averageWait(of: line))),
            ])
    }

    mutating func leaveQueue(_ number: Int) throws(Refusal) {
        guard case .queued = try answered(number).place else { throw .notQueued }
        leaveQueue(number, reason: "leave")
    }

    mutating func queueTimesOut(_ number: Int, turn: Int) {
        guard legs[number]?.queueTurn == turn else { return }
        leaveQueue(number, reason: "timeout")
    }

    /// Takes a leg out of its queue and tells why; the leg is parked then.
    ///
    /// Does nothing to a leg that is in none.
    mutating func leaveQueue(_ number: Int, reason: String) {
        guard var leg = legs[number], case .queued(let name, let since) = leg.place else { return }
        let position = queues[name]?.position(of: number) ?? 1
        queues[name]?.remove(number)
        queues[name]?.updatedAt = now
        leg.place = .parked
        leg.queueTurn += 1
        legs[number] = leg
        observe(.leftQueue(name, reason: reason), leg)
        emit(
            "call.dequeued", leg, parties: false,
            [
                JSON.Member("queue", .string(name)), JSON.Member("queue_position", .integer(position)),
                JSON.Member("reason", .string(reason)),
                JSON.Member("wait_time_secs", .integer(Int(elapsed(since: since).wholeSeconds))),
            ])
        guard let line = queues[name], line.places.isEmpty else { return }
        queues[name]?.emptiedTurn += 1
        schedule(.queueEmpty(name, turn: line.emptiedTurn + 1), after: .seconds(300))
    }

    mutating func makeQueue(_ name: String, maximumSize: Int) {
        queues[name] = WaitingLine(id: random.uuid(), name: name, maximumSize: maximumSize, at: now)
    }

    /// A queue that has been empty for a while is gone, and with it the size that it was made with.
    mutating func collect(queue name: String, turn: Int) {
        guard let line = queues[name], line.places.isEmpty, line.emptiedTurn == turn else { return }
        queues[name] = nil
    }

    func averageWait(of line: WaitingLine) -> Int {
        Int((line.averageWait(at: now) * options.speed).wholeSeconds)
    }
}
