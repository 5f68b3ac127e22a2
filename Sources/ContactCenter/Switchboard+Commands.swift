import CallFlow
import Telephony

extension Switchboard {
    /// An order has come to its end at the carrier.
    ///
    /// An order that was accepted changes nothing, and costs no write: its effect is told by events.
    mutating func take(_ ending: CommandEnding, of command: CallCommand, at now: Timestamp) {
        switch ending {
        case .accepted(let handle):
            guard case .dial = command.action, let handle else { return }
            change(command.leg.call, at: now) { switchboard, call in
                switchboard.learn(handle, of: command.leg, in: &call)
            }
        case .failed(let failure):
            change(command.leg.call, at: now) { switchboard, call in
                switchboard.failed(command, failure, of: &call, at: now)
            }
        }
    }

    private mutating func failed(
        _ command: CallCommand, _ failure: CarrierFailure, of call: inout Call, at now: Timestamp
    ) {
        guard let leg = call[command.leg], !leg.hasEnded else { return }
        if failure.verdict(for: command.action) == .settled {
            if case .legEnded = failure.reason {
                legEnded(leg.id, CallEvent.HangUp(cause: .other("gone_at_carrier")), of: &call, at: now)
            }
            return
        }
        note(
            .commandFailed(order: command.action.name, reason: failure.reason.word), call: call.id, at: now)
        switch leg.role {
        case .caller where !command.action.isDial: failedForCaller(command, failure, of: &call, at: now)
        case .caller, .agent, .destination: failedForOther(command, failure, leg: leg.id, of: &call, at: now)
        }
    }

    /// A dialled leg that could not be set up is treated as one that ended while it rang.
    ///
    /// If nobody knows whether the carrier dialled, the leg is also told to hang up: a phone that is picked up after
    /// all must not be left on a dead line.
    private mutating func failedForOther(
        _ command: CallCommand, _ failure: CarrierFailure, leg: LegID, of call: inout Call, at now: Timestamp
    ) {
        if command.action.isSound {
            whispered(to: leg, of: &call, at: now)
            return whispered(toAgent: leg, of: &call, at: now)
        }
        guard case .dial = command.action else { return }
        if failure.mayHaveTakenEffect { return giveUpRinging(leg, of: &call, at: now) }
        legEnded(leg, CallEvent.HangUp(cause: .other(failure.reason.word)), of: &call, at: now)
    }

    private mutating func failedForCaller(
        _ command: CallCommand, _ failure: CarrierFailure, of call: inout Call, at now: Timestamp
    ) {
        switch command.action {
        case .answer, .hangUp, .reject:
            guard command.leg == call.caller.id, !call.isToBeCalledBack else { return }
            hangUp(&call, at: now)
        case .speak, .play, .gather:
            soundRefused(step: command.step, of: &call, at: now)
        case .enqueue:
            queueConfirmed(&call, at: now)
        case .bridge:
            bridgeRefused(failure, of: &call, at: now)
        case .startRecording:
            recordingFailed(failure.reason.word, of: &call, at: now)
        case .pauseRecording:
            pauseRefused(&call, at: now)
        case .stopPlaying, .stopGathering, .leaveQueue, .dial, .transfer, .stopRecording, .resumeRecording,
            .sendKeys, .startStreaming, .stopStreaming, .startTranscription, .stopTranscription, .refer, .startFork,
            .stopFork, .startSIPREC, .stopSIPREC, .sendSIPInfo, .startNoiseSuppression, .stopNoiseSuppression, .mark,
            .switchSupervisorRole:
            break
        }
    }

    private mutating func soundRefused(step: UInt32, of call: inout Call, at now: Timestamp) {
        switch call.sound {
        case .speaking(_, let current, step), .prompting(_, _, let current, step):
            guard current.words == nil else {
                return soundEnded(.failed, tag: LegTag(leg: call.caller.id, step: step), of: &call, at: now)
            }
            call.sound = .silent
            _ = tell(.commandFailed, to: &call, at: now)
        case .gathering(_, step):
            call.sound = .silent
            _ = tell(.commandFailed, to: &call, at: now)
        case .silent, .speaking, .prompting, .gathering, .listening, .music: break
        }
    }

    private mutating func bridgeRefused(_ failure: CarrierFailure, of call: inout Call, at now: Timestamp) {
        switch call.stage {
        case .waiting(let waiting):
            guard let offer = waiting.connecting else { return }
            connectionFailed(offer, reason: failure.reason.word, of: &call, at: now)
        case .transferring(let transferring):
            guard case .connecting = transferring.state else { return }
            end(transferring.leg, of: &call, at: now)
            tryNext(transferring, .failed, of: &call, at: now)
        case .arriving, .inFlow, .talking, .hangingUp, .ended: break
        }
    }
}

extension CallCommand.Action {
    fileprivate var isDial: Bool { if case .dial = self { true } else { false } }
}

extension Call {
    /// Whether nobody is on the line, and somebody is to be called.
    var isToBeCalledBack: Bool {
        guard case .waiting(let waiting) = stage, case .callback = waiting.party else { return false }
        return true
    }
}

extension CallCommand.Action {
    /// Whether somebody was to hear something.
    fileprivate var isSound: Bool {
        if case .speak = self { return true }
        if case .play = self { return true }
        return false
    }
}

extension CarrierFailure.Reason {
    /// One word for facts and figures.
    package var word: String {
        switch self {
        case .unreachable: "unreachable"
        case .rateLimited: "rate_limited"
        case .carrierFault: "carrier_fault"
        case .legEnded: "leg_ended"
        case .alreadySo: "already_so"
        case .queueFull: "queue_full"
        case .tooEarly: "too_early"
        case .noCapacity: "no_capacity"
        case .notAuthorised: "not_authorised"
        case .audioUnavailable: "audio_unavailable"
        case .refused(let code): "refused_\(code)"
        case .expired: "expired"
        case .unsupported: "unsupported"
        }
    }
}
