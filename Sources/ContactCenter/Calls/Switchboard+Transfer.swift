import CallFlow
import Telephony

extension Switchboard {
    /// Dials the first phone of a destination for the caller.
    mutating func transfer(_ request: TransferRequest, for call: inout Call, at now: Timestamp) -> FlowEvent? {
        abandonTransfer(of: &call, at: now)
        guard let first = request.phones.first else { return .transferEnded(.failed) }
        playMusic(nil, to: &call, at: now)
        dial(
            first, remaining: Array(request.phones.dropFirst()), destination: request.destination,
            ring: request.ring, callerID: request.callerID, for: &call, at: now)
        return nil
    }

    private mutating func dial(
        _ phone: String, remaining: [String], destination: String, ring: Duration, callerID: PhoneNumber?,
        for call: inout Call, at now: Timestamp
    ) {
        let leg = call.addLeg(.destination(destination))
        call.stage = .transferring(
            Transferring(
                destination: destination, remaining: remaining, ring: ring, callerID: callerID, leg: leg,
                state: .ringing(until: now + ring + Limits.ringGrace)))
        note(.transferDialled(destination: destination), call: call.id, at: now)
        order(
            .dial(
                CallCommand.Dial(
                    to: phone, from: callerID?.text ?? call.to, ringTimeout: ring, linkedTo: call.caller.id)),
            on: leg, of: &call, at: now)
    }

    /// Something happened on a leg that was dialled for a transfer.
    mutating func takeDestination(_ kind: CallEvent.Kind, leg: LegID, of call: inout Call, at now: Timestamp) {
        switch kind {
        case .answered: destinationAnswered(leg, of: &call, at: now)
        case .bridged: bridged(&call, at: now)
        case .initiated, .hungUp, .keyPressed, .gathered, .speakStarted, .speakEnded, .playStarted, .playEnded,
            .enqueued, .dequeued, .recordingSaved, .recordingFailed, .recordingTranscribed, .transcribed,
            .machineDetected, .machineGreetingEnded, .streaming, .forking, .siprec, .referred, .held, .unheld, .cost,
            .conference, .message, .unknown:
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
        guard case .transferring(var transferring) = call.stage, transferring.leg == leg,
            case .ringing = transferring.state
        else {
            note(.answeredLate(leg: leg), call: call.id, at: now)
            return end(leg, of: &call, at: now)
        }
        transferring.state = .connecting(until: now + Limits.connecting)
        call.stage = .transferring(transferring)
        stopSound(of: &call, at: now)
        order(.bridge(CallCommand.Bridge(with: leg)), of: &call, at: now)
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
        guard case .transferring(let transferring) = call.stage, transferring.leg == leg else { return }
        switch transferring.state {
        case .talking: endTransfer(transferring, .finished, of: &call, at: now)
        case .connecting: tryNext(transferring, .failed, of: &call, at: now)
        case .ringing: tryNext(transferring, hangUp.cause.transferEnd, of: &call, at: now)
        }
    }

    /// Dials the next phone of the destination, or ends the transfer if there is none.
    mutating func tryNext(
        _ transferring: Transferring, _ end: FlowEvent.TransferEnd, of call: inout Call, at now: Timestamp
    ) {
        guard let next = transferring.remaining.first else {
            return endTransfer(transferring, end, of: &call, at: now)
        }
        dial(
            next, remaining: Array(transferring.remaining.dropFirst()), destination: transferring.destination,
            ring: transferring.ring, callerID: transferring.callerID, for: &call, at: now)
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

    /// The flow goes on without the destination: its leg is ended.
    mutating func abandonTransfer(of call: inout Call, at now: Timestamp) {
        guard case .transferring(let transferring) = call.stage else { return }
        call.stage = .inFlow
        end(transferring.leg, of: &call, at: now)
    }

    /// What is due for a transfer.
    mutating func transferDue(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        switch transferring.state {
        case .ringing(let until):
            guard until <= now else { return }
            end(transferring.leg, of: &call, at: now)
            tryNext(transferring, .noAnswer, of: &call, at: now)
        case .connecting(let until):
            guard until <= now else { return }
            transferBridged(transferring, of: &call, at: now)
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
