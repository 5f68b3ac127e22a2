import CallFlow
import Telephony

extension Switchboard {
    /// Dials the phones of a destination for the caller: one after the other, or all at once.
    mutating func transfer(_ request: TransferRequest, for call: inout Call, at now: Timestamp) -> FlowEvent? {
        abandonTransfer(of: &call, at: now)
        guard !request.phones.isEmpty else { return .transferEnded(.failed) }
        playMusic(nil, to: &call, at: now)
        let phones = request.phones[...]
        switch request.strategy {
        case .inOrder: dial(phones.prefix(1), remaining: phones.dropFirst(1), request, for: &call, at: now)
        case .together: dial(phones.prefix(Limits.phonesAtOnce), remaining: [], request, for: &call, at: now)
        }
        return nil
    }

    private mutating func dial(
        _ phones: ArraySlice<String>, remaining: ArraySlice<String>, _ request: TransferRequest,
        for call: inout Call, at now: Timestamp
    ) {
        let legs = phones.map { (phone: $0, leg: call.addLeg(.destination(request.destination))) }
        guard let first = legs.first else { return }
        call.stage = .transferring(
            Transferring(
                request: request, remaining: Array(remaining), leg: first.leg, others: legs.dropFirst().map(\.leg),
                ringsUntil: now + request.ring + Limits.ringGrace, state: .ringing))
        for (phone, leg) in legs {
            note(.transferDialled(destination: request.destination), call: call.id, at: now)
            order(
                .dial(
                    CallCommand.Dial(
                        to: phone, from: request.callerID?.text ?? call.to, ringTimeout: request.ring,
                        linkedTo: call.caller.id, machineDetection: request.detectsMachine ? .premium : nil)),
                on: leg, of: &call, at: now)
        }
    }

    /// Something happened on a leg that was dialled for a transfer.
    mutating func takeDestination(_ kind: CallEvent.Kind, leg: LegID, of call: inout Call, at now: Timestamp) {
        switch kind {
        case .answered: destinationAnswered(leg, of: &call, at: now)
        case .bridged: bridged(&call, at: now)
        case .machineDetected(let verdict): judged(verdict, leg: leg, of: &call, at: now)
        case .speakEnded, .playEnded: whispered(to: leg, of: &call, at: now)
        case .keyPressed: consented(leg, of: &call, at: now)
        case .initiated, .hungUp, .gathered, .speakStarted, .playStarted, .enqueued, .dequeued, .recordingSaved,
            .recordingFailed, .recordingTranscribed, .transcribed, .machineGreetingEnded, .streaming, .forking,
            .siprec, .referred, .held, .unheld, .cost, .conference, .message, .unknown:
            break
        }
    }

    private mutating func destinationAnswered(_ leg: LegID, of call: inout Call, at now: Timestamp) {
        switch call[leg]?.state {
        case .ringing: break
        case .closing: return note(.answeredLate(leg: leg), call: call.id, at: now)
        case .up, .ended, nil: return
        }
        call[leg]?.state = .up(since: now)
        guard case .transferring(var transferring) = call.stage, transferring.isAbout(leg),
            case .ringing = transferring.state
        else {
            note(.answeredLate(leg: leg), call: call.id, at: now)
            return end(leg, of: &call, at: now)
        }
        if let index = transferring.others.firstIndex(of: leg) {
            transferring.others[index] = transferring.leg
            transferring.leg = leg
        }
        guard transferring.request.detectsMachine else { return whisper(transferring, of: &call, at: now) }
        // The others ring on: a machine is often the quickest to answer.
        transferring.state = .screening(.judging, until: now + Limits.judging)
        call.stage = .transferring(transferring)
    }

    /// Joins the caller and the phone that has answered.
    mutating func join(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        var transferring = transferring
        transferring.state = .connecting(until: now + Limits.connecting)
        call.stage = .transferring(transferring)
        stopSound(of: &call, at: now)
        order(.bridge(CallCommand.Bridge(with: transferring.leg)), of: &call, at: now)
    }

    /// The carrier has joined the caller and the destination.
    mutating func transferBridged(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        guard case .connecting = transferring.state else { return }
        var transferring = transferring
        transferring.state = .talking(since: now)
        call.stage = .transferring(transferring)
        note(.transferConnected(destination: transferring.destination), call: call.id, at: now)
    }

    /// A leg that was dialled for a transfer is over.
    mutating func destinationEnded(_ leg: LegID, _ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp) {
        guard case .transferring(var transferring) = call.stage, transferring.isAbout(leg) else { return }
        if let index = transferring.others.firstIndex(of: leg) {
            transferring.others.remove(at: index)
            call.stage = .transferring(transferring)
            return
        }
        switch transferring.state {
        case .talking: endTransfer(transferring, .finished, of: &call, at: now)
        case .connecting: tryNext(transferring, .failed, of: &call, at: now)
        case .screening: tryNext(transferring, .noAnswer, of: &call, at: now)
        case .ringing: tryNext(transferring, hangUp.cause.transferEnd, of: &call, at: now)
        }
    }

    /// The phone at hand is not the one: waits for others that ring, dials the next, or ends the transfer.
    mutating func tryNext(
        _ transferring: Transferring, _ end: FlowEvent.TransferEnd, of call: inout Call, at now: Timestamp
    ) {
        var transferring = transferring
        if let other = transferring.others.first {
            transferring.leg = other
            transferring.others.removeFirst()
            transferring.state = .ringing
            call.stage = .transferring(transferring)
            return
        }
        guard !transferring.remaining.isEmpty else { return endTransfer(transferring, end, of: &call, at: now) }
        let phones = transferring.remaining[...]
        dial(phones.prefix(1), remaining: phones.dropFirst(1), transferring.request, for: &call, at: now)
    }

    private mutating func endTransfer(
        _ transferring: Transferring, _ end: FlowEvent.TransferEnd, of call: inout Call, at now: Timestamp
    ) {
        note(
            .transferEnded(destination: transferring.destination, result: end.rawValue), call: call.id, at: now)
        call.stage = .inFlow
        stopSound(of: &call, at: now)
        if !tell(.transferEnded(end), to: &call, at: now) { hangUp(&call, at: now) }
    }

    /// The flow goes on without the destination: its legs are ended.
    mutating func abandonTransfer(of call: inout Call, at now: Timestamp) {
        guard case .transferring(let transferring) = call.stage else { return }
        call.stage = .inFlow
        for leg in [transferring.leg] + transferring.others { end(leg, of: &call, at: now) }
    }

    /// What is due for a transfer.
    mutating func transferDue(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        guard let due = transferring.deadline, due <= now else { return }
        switch transferring.state {
        case .ringing:
            var transferring = transferring
            for leg in [transferring.leg] + transferring.others { end(leg, of: &call, at: now) }
            transferring.others = []
            tryNext(transferring, .noAnswer, of: &call, at: now)
        case .screening(let screening, _): screeningDue(screening, transferring, of: &call, at: now)
        case .connecting: transferBridged(transferring, of: &call, at: now)
        case .talking: break
        }
    }
}

extension CallEvent.HangUp.Cause {
    /// How a transfer to a phone that was not picked up ended.
    fileprivate var transferEnd: FlowEvent.TransferEnd {
        switch self {
        case .timeout, .noAnswer, .normalClearing, .originatorCancel, .timeLimit: .noAnswer
        case .userBusy, .callRejected: .busy
        case .notFound, .unspecified, .other: .failed
        }
    }
}
