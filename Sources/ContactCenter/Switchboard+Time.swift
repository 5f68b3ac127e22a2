import CallFlow
import Telephony

extension Switchboard {
    /// Does everything that is due.
    mutating func tick(at now: Timestamp) {
        while let owner = deadlines.popDue(at: now) {
            switch owner {
            case .call(let id): callDue(id, at: now)
            case .agent(let id): agentDue(id, at: now)
            case .sweep: sweep(at: now)
            }
        }
    }

    private mutating func callDue(_ id: CallID, at now: Timestamp) {
        guard let call = calls[id] else { return }
        guard let deadline = call.deadline, deadline <= now else {
            return deadlines.set(.call(id), at: call.deadline)
        }
        if case .ended = call.stage { return close(call) }
        change(id, at: now) { switchboard, call in
            switchboard.due(&call, at: now)
            switchboard.endIfStuck(&call, at: now)
        }
    }

    /// Ends a call whose flow sets deadlines that have passed, instead of turning round for ever.
    private mutating func endIfStuck(_ call: inout Call, at now: Timestamp) {
        guard let deadline = call.deadline, deadline <= now else { return }
        call.session?.deadline = nil
        hangUp(&call, at: now)
    }

    private mutating func due(_ call: inout Call, at now: Timestamp) {
        messageDue(of: &call, at: now)
        switch call.stage {
        case .arriving:
            if call.arrivedAt + Limits.answering <= now { hangUp(&call, at: now) }
        case .inFlow, .talking: break
        case .waiting: waitingDue(&call, at: now)
        case .transferring(let transferring): transferDue(transferring, of: &call, at: now)
        case .hangingUp(let moment):
            if moment <= now { legEnded(call.caller.id, .init(cause: .unspecified), of: &call, at: now) }
        case .ended: return
        }
        guard let due = call.session?.deadline, due <= now, !tell(.deadline, to: &call, at: now) else { return }
        hangUp(&call, at: now)
        call.session?.deadline = nil
    }

    /// Forgets a call that is over; its record stays in the store.
    private mutating func close(_ call: Call) {
        calls[call.id] = nil
        router.put(call.id, nil)
        if let number = PhoneNumber(call.from)?.text, droppedCalls[number] == call.id { droppedCalls[number] = nil }
        deadlines.forget(.call(call.id))
        changedCalls.remove(call.id)
        for leg in call.legs {
            if let handle = leg.handle { legs[handle] = nil }
        }
        closedCalls.append(call.view)
    }
}
