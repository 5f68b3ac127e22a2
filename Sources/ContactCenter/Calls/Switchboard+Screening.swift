import CallFlow
import Telephony

/// What the phone that has answered goes through before the caller hears it.
extension Switchboard {
    /// The carrier says whether a person has answered.
    ///
    /// Only what is surely none is hung up: a person must not be taken for a machine.
    mutating func judged(
        _ verdict: CallEvent.MachineVerdict, leg: LegID, of call: inout Call, at now: Timestamp
    ) {
        guard case .transferring(let transferring) = call.stage, transferring.leg == leg,
            case .screening(.judging, _) = transferring.state
        else { return }
        switch verdict {
        case .human, .unsure, .silence, .other: whisper(transferring, of: &call, at: now)
        case .machine, .fax:
            end(leg, of: &call, at: now)
            tryNext(transferring, .machine, of: &call, at: now)
        }
    }

    /// Says to the phone that has answered what the flow has to say to it; the other phones stop ringing.
    mutating func whisper(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        for leg in transferring.others { end(leg, of: &call, at: now) }
        var transferring = transferring
        transferring.others = []
        let pieces = transferring.request.whisper?.pieces ?? []
        guard let first = pieces.first else { return join(transferring, of: &call, at: now) }
        transferring.state = .screening(
            .whispering(rest: Array(pieces.dropFirst())), until: now + Limits.whispering)
        call.stage = .transferring(transferring)
        say(first, on: transferring.leg, of: &call, at: now)
    }

    /// A piece of the whisper has been heard, or could not be said.
    mutating func whispered(to leg: LegID, of call: inout Call, at now: Timestamp) {
        guard case .transferring(var transferring) = call.stage, transferring.leg == leg,
            case .screening(.whispering(let rest), let until) = transferring.state
        else { return }
        guard let next = rest.first else { return afterWhisper(transferring, of: &call, at: now) }
        transferring.state = .screening(.whispering(rest: Array(rest.dropFirst())), until: until)
        call.stage = .transferring(transferring)
        say(next, on: leg, of: &call, at: now)
    }

    private mutating func afterWhisper(_ transferring: Transferring, of call: inout Call, at now: Timestamp) {
        switch transferring.request.mode {
        case .blind: join(transferring, of: &call, at: now)
        case .warm:
            var transferring = transferring
            transferring.state = .screening(.asking, until: now + Limits.consenting)
            call.stage = .transferring(transferring)
        }
    }

    /// Whoever has answered has pressed a key, and takes the caller; in the middle of the whisper, too.
    mutating func consented(_ leg: LegID, of call: inout Call, at now: Timestamp) {
        guard case .transferring(let transferring) = call.stage, transferring.leg == leg,
            case .warm = transferring.request.mode, case .screening(let screening, _) = transferring.state
        else { return }
        switch screening {
        case .judging: return
        case .whispering: order(.stopPlaying, on: leg, of: &call, at: now)
        case .asking: break
        }
        join(transferring, of: &call, at: now)
    }

    /// The carrier's word, or the other side's, did not come in time.
    mutating func screeningDue(
        _ screening: Transferring.Screening, _ transferring: Transferring, of call: inout Call, at now: Timestamp
    ) {
        switch screening {
        case .judging: whisper(transferring, of: &call, at: now)
        case .whispering: afterWhisper(transferring, of: &call, at: now)
        case .asking:
            end(transferring.leg, of: &call, at: now)
            tryNext(transferring, .noAnswer, of: &call, at: now)
        }
    }
}
