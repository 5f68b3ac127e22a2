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
        guard !session.isOnReserve, now >= heldUntil else { return false }
        switch session.wait {
        case .prompt, .keys, .review, .question: return true
        case .queue(let stay):
            if case .talking = stay.phase { return false }
            return true
        case .nothing, .closing, .transfer, .message, .spokenAnswer, .lateMessage, .lateAnswer: return false
        }
    }

    private mutating func abandon() {
        switch session.wait {
        case .queue: commands.append(.leaveQueue)
        case .prompt, .keys, .review, .question: commands.append(.stopSound)
        case .nothing, .closing, .transfer, .message, .spokenAnswer, .lateMessage, .lateAnswer: break
        }
        state.kind.callerLeft(&self)
    }

    /// The caller is gone: what was said so far is kept, and the flow ends.
    private mutating func callerLeft() -> Bool {
        guard !session.hasEnded else { return false }
        if case .closing = session.wait {
            end(reason: nil)
            return true
        }
        guard resume() else { return false }
        let late = state.kind.callerLeft(&self)
        end(reason: "hung_up")
        session.wait = late ?? .nothing
        return true
    }
}
