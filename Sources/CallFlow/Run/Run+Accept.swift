import Telephony

extension Run {
    /// Takes an event in; false if the wait does not accept it, and then nothing has changed.
    mutating func accept(_ event: FlowEvent) -> Bool {
        if case .started = event { return false }
        if case .deadline = event {
            guard let deadline = session.deadline, now >= deadline else { return false }
        }
        if case .hungUp = event { return callerLeft() }
        if case .closing = session.wait {
            guard !session.hasEnded, Self.endsPrompt(event) else { return false }
            hangUp(reason: nil)
            return true
        }
        guard resume() else { return false }
        if session.isCallerGone, !session.hasEnded, session.wait.isLate {
            guard event == .deadline || event == .recordingFailed || state.kind.handleLate(event, &self) else {
                return false
            }
            goOnAfterHangup()
            return true
        }
        if session.hasEnded { return state.kind.handleLate(event, &self) }
        if case .deadline = event, isOutOfTime {
            abandon()
            exceed("call")
            return true
        }
        return state.kind.handle(event, &self)
    }

    /// Whether the wait ended because the machine has held the caller long enough.
    private var isOutOfTime: Bool {
        guard !session.isOnReserve, !session.isCallerGone, now >= heldUntil else { return false }
        switch session.wait {
        case .prompt, .keys, .review, .question, .lookup, .confirming: return true
        case .queue(let stay):
            if case .talking = stay.phase { return false }
            return true
        case .nothing, .closing, .transfer, .message, .spokenAnswer, .order, .lateMessage, .lateAnswer: return false
        }
    }

    private mutating func abandon() {
        switch session.wait {
        case .queue: commands.append(.leaveQueue)
        case .prompt, .keys, .review, .question, .lookup, .confirming: commands.append(.stopSound)
        case .nothing, .closing, .transfer, .message, .spokenAnswer, .order, .lateMessage, .lateAnswer: break
        }
        state.kind.callerLeft(&self)
    }

    /// The caller is gone: what was said so far is kept, and the flow ends or goes on with what needs no caller.
    private mutating func callerLeft() -> Bool {
        guard !session.hasEnded, !session.isCallerGone else { return false }
        if case .closing = session.wait {
            end(reason: nil)
            return true
        }
        guard resume() else { return false }
        let late = state.kind.callerLeft(&self)
        guard goesOnAfterHangup else {
            end(reason: "hung_up")
            session.wait = late ?? .nothing
            return true
        }
        session.isCallerGone = true
        if let late {
            wait(late, until: now + Self.lateTime)
        } else {
            goOnAfterHangup()
        }
        return true
    }

    /// How long a recording may come after the caller has hung up before the flow goes on without it.
    private static let lateTime = Duration.seconds(60)

    /// Whether the flow, or one that waits for it, has a way for callers who hung up.
    private var goesOnAfterHangup: Bool {
        flow.onHangup != nil || session.frames.contains { assembly.flow($0.flow)?.onHangup != nil }
    }

    /// Goes the way for callers who hung up, of the nearest flow that has one.
    private mutating func goOnAfterHangup() {
        while flow.onHangup == nil, pop() {}
        guard let target = flow.onHangup else {
            end(reason: "hung_up")
            return
        }
        leave(by: "hangup", to: target)
    }
}

extension Wait {
    /// Whether it is for a recording that comes after the caller has hung up.
    fileprivate var isLate: Bool {
        switch self {
        case .lateMessage, .lateAnswer: true
        case .nothing, .closing, .prompt, .keys, .queue, .transfer, .message, .review, .question, .spokenAnswer, .order,
            .lookup, .confirming:
            false
        }
    }
}
