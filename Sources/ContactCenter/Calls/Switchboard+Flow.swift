import CallFlow
import Telephony

extension Switchboard {
    /// What a flow may know of its call now.
    func surroundings(of call: Call, at now: Timestamp) -> Surroundings {
        var standing: Surroundings.QueueStanding?
        if case .waiting(let waiting) = call.stage,
            let position = router.position(of: waiting.place(of: call.id), in: waiting.queue)
        {
            standing = Surroundings.QueueStanding(
                position: position, expectedWait: expectedWait(waiting, position: position, at: now),
                isNews: isNews(position, to: waiting))
        }
        return Surroundings(
            // Another installation's calls have the same numbers, and may ask the same services.
            call: "\(String(counters.instance, radix: 36)).\(call.id)", from: PhoneNumber(call.from), to: call.to,
            startedAt: call.arrivedAt,
            queue: standing, exceptions: overrides)
    }

    /// Tells the flow that something happened, and does what it wants.
    ///
    /// Returns whether it waited for that.
    mutating func tell(_ event: FlowEvent, to call: inout Call, at now: Timestamp) -> Bool {
        guard let session = call.session, let program = programs[call.bundle] else { return false }
        let turn = program.step(session, event, surroundings(of: call, at: now), at: now)
        guard turn.accepted else { return false }
        apply(turn, to: &call, at: now)
        return true
    }

    /// Does what a flow wants, then what follows from it at once, until the flow waits.
    mutating func apply(_ turn: FlowTurn, to call: inout Call, at now: Timestamp) {
        let hadEnded = call.session?.hasEnded ?? false
        var followUps = take(turn, to: &call, at: now)
        var taken = 0
        while !followUps.isEmpty {
            let event = followUps.removeFirst()
            guard let session = call.session, let program = programs[call.bundle] else { return }
            let next = program.step(session, event, surroundings(of: call, at: now), at: now)
            guard next.accepted else { continue }
            followUps += take(next, to: &call, at: now)
            taken += 1
            guard taken < Limits.followUps else {
                // Bounded, but far longer than any flow that serves callers; the next input must not find it again.
                note(.flow(.limitReached(limit: "steps_without_a_wait")), call: call.id, at: now)
                hangUp(&call, at: now)
                return
            }
        }
        stopListeningUnlessCollecting(to: &call, at: now)
        // What comes late, such as a recording, must not end a callback that has begun since.
        guard call.session?.hasEnded == true, !hadEnded else { return }
        endIfUp(&call, at: now)
        // A flow may book a callback after the caller has gone.
        if case .ended = call.stage { beginCallback(&call, at: now) }
    }

    /// Hangs up if a flow that has ended did not.
    private mutating func endIfUp(_ call: inout Call, at now: Timestamp) {
        switch call.stage {
        case .hangingUp, .ended: break
        case .waiting(let waiting):
            // Somebody who is to be called back waits without the flow.
            guard case .caller = waiting.party else { return }
            hangUp(&call, at: now)
        case .arriving, .inFlow, .talking, .transferring: hangUp(&call, at: now)
        }
    }

    /// Keeps one turn of a flow and carries its commands out.
    ///
    /// Returns what the flow must hear at once.
    private mutating func take(_ turn: FlowTurn, to call: inout Call, at now: Timestamp) -> [FlowEvent] {
        call.session = turn.session
        for fact in turn.facts { note(.flow(fact), call: call.id, agent: call.lastAgent, at: now) }
        var followUps: [FlowEvent] = []
        for command in turn.commands where call.callerIsUp || !command.needsCaller {
            if let event = carryOut(command, of: turn, for: &call, at: now) { followUps.append(event) }
        }
        return followUps
    }

    private mutating func carryOut(
        _ command: FlowCommand, of turn: FlowTurn, for call: inout Call, at now: Timestamp
    ) -> FlowEvent? {
        switch command {
        case .speak(let utterance):
            noteAnnouncement(to: &call)
            abandonTransfer(of: &call, at: now)
            return speak(utterance, to: &call, at: now)
        case .collect(let entry):
            abandonTransfer(of: &call, at: now)
            collect(entry, from: &call, at: now)
            return nil
        case .stopSound:
            stopSound(of: &call, at: now)
            return nil
        case .music(let name):
            playMusic(name, to: &call, at: now)
            return nil
        case .enqueue(let request):
            abandonTransfer(of: &call, at: now)
            return enqueue(request, for: &call, at: now)
        case .leaveQueue:
            guard case .waiting(let waiting) = call.stage else { return nil }
            leaveQueue(waiting, reason: turn.leaveReason, of: &call, at: now)
            order(.leaveQueue, of: &call, at: now)
            return nil
        case .transfer(let request):
            return transfer(request, for: &call, at: now)
        case .record(let request):
            record(request, from: &call, at: now)
            return nil
        case .stopRecording:
            stopMessage(of: &call, at: now)
            return nil
        case .recordConversation(let order):
            return turnRecording(order, of: &call, at: now)
        case .book(let request):
            return book(request, for: &call, at: now)
        case .lookup(let request):
            look(request, for: call, at: now)
            return nil
        case .notify(let notice):
            announce(notice, for: call, at: now)
            return .orderTaken
        case .message(let message):
            return send(message, for: call, at: now)
        case .hangUp:
            hangUp(&call, at: now)
            return nil
        }
    }
}

extension FlowCommand {
    /// Whether it makes no sense once the caller is gone.
    fileprivate var needsCaller: Bool {
        switch self {
        case .lookup, .book, .notify, .message: false
        case .speak, .collect, .stopSound, .enqueue, .leaveQueue, .music, .transfer, .record, .stopRecording,
            .recordConversation, .hangUp:
            true
        }
    }
}

extension FlowTurn {
    /// Why a turn that takes its caller out of a queue does so, by the way that it leaves the queue's state.
    fileprivate var leaveReason: Fact.LeaveReason {
        var reason = Fact.LeaveReason.flow
        for fact in facts {
            switch fact {
            case .left(_, _, "timeout", _): return .timeOut
            case .left(_, _, "error", _): return .fault
            case .left(_, _, let outcome, _):
                guard reason == .flow, outcome.utf8.count == 1 else { return reason }
                reason = .key
            case .entered(_, _, "callback", _): return .callback
            case .entered: return reason
            case .said, .heard, .spoke, .languageChosen, .missed, .saved, .scored, .surveyed, .messageLeft, .recorded,
                .recordingTurned, .lookedUp, .callbackAsked, .notified, .messaged, .called, .returned, .handedOff,
                .limitReached, .ended:
                break
            }
        }
        return reason
    }
}
