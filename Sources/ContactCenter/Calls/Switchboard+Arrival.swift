import CallFlow
import Telephony

extension Switchboard {
    /// Somebody calls: picks the flow for the dialled number and answers, or turns the call away.
    mutating func arrive(
        _ initiated: CallEvent.Initiated, reference: CallEvent.LegReference, carrier: CarrierName, at now: Timestamp
    ) {
        counters.call += 1
        let id = CallID(counters.call)
        guard let bundle = edition(for: initiated.to, caller: initiated.from), let program = programs[bundle] else {
            return turnAway(initiated, id: id, reference: reference, carrier: carrier, at: now)
        }
        var call = newCall(
            id, initiated, reference: reference, carrier: carrier, flow: program.flow, bundle: bundle, at: now)
        keepProgram(bundle)
        note(
            .arrived(from: initiated.from, to: initiated.to, flow: program.flow, bundle: bundle.rawValue), call: id,
            at: now)
        order(.answer, of: &call, at: now)
        keep(call, at: now)
        scheduleSweep(at: now)
    }

    private mutating func turnAway(
        _ initiated: CallEvent.Initiated, id: CallID, reference: CallEvent.LegReference, carrier: CarrierName,
        at now: Timestamp
    ) {
        var call = newCall(
            id, initiated, reference: reference, carrier: carrier, flow: "", bundle: BundleID(rawValue: ""), at: now)
        note(.turnedAway(from: initiated.from, to: initiated.to), call: id, at: now)
        order(.reject(.rejected), of: &call, at: now)
        call.stage = .hangingUp(by: now + Limits.hangingUp)
        keep(call, at: now)
    }

    private mutating func newCall(
        _ id: CallID, _ initiated: CallEvent.Initiated, reference: CallEvent.LegReference, carrier: CarrierName,
        flow: String, bundle: BundleID, at now: Timestamp
    ) -> Call {
        let leg = LegID(call: id, number: 1)
        legs[reference.handle] = leg
        return Call(
            id: id, carrier: carrier, from: initiated.from, to: initiated.to, arrivedAt: now, flow: flow,
            bundle: bundle, legs: [Leg(id: leg, handle: reference.handle, role: .caller, state: .ringing)],
            stage: .arriving)
    }

    /// The caller is connected to us: the flow begins.
    mutating func callerAnswered(_ call: inout Call, at now: Timestamp) {
        if calledBack(&call, at: now) { return }
        guard case .arriving = call.stage, let program = programs[call.bundle] else { return }
        call[call.caller.id]?.state = .up(since: now)
        call.stage = .inFlow
        note(.answered, call: call.id, at: now)
        apply(program.start(surroundings(of: call, at: now), at: now), to: &call, at: now)
    }

    /// A leg of the caller's is over: the line that the call came in on, or an attempt to call back.
    mutating func callerLegEnded(
        _ id: LegID, _ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp
    ) {
        if case .waiting(let waiting) = call.stage, case .callback(let callback) = waiting.party {
            if callback.leg == id { callbackFailed(hangUp.cause.text, of: &call, at: now) }
            return
        }
        guard id == call.caller.id else { return }
        callerEnded(hangUp, of: &call, at: now)
    }

    /// The caller is gone: everything that was done for the caller is undone, and the call is over.
    mutating func callerEnded(_ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp) {
        var party = Fact.Party.caller
        switch call.stage {
        case .arriving, .inFlow, .ended: break
        case .hangingUp: party = .flow
        case .waiting(let waiting):
            let isBooked = call.booked?.queue == waiting.queue
            if !isBooked { call.dropped = droppedPlace(waiting, of: call, at: now) }
            leaveQueue(waiting, reason: isBooked ? .callback : .hungUp, of: &call, at: now)
        case .talking(let conversation): part(conversation, by: .caller, of: &call, at: now)
        case .transferring(let transferring):
            note(
                .transferEnded(destination: transferring.destination, result: "caller_left"), call: call.id, at: now)
        }
        hangUpOthers(of: &call, at: now)
        call.sound = .silent
        var closesAt = now + (call.expectsRecording ? Limits.closingWithRecording : Limits.closing)
        if let place = call.dropped {
            rememberDropped(call, at: now)
            closesAt = max(closesAt, place.until)
        }
        call.stage = .ended(at: now, closesAt: closesAt)
        note(.ended(by: party, cause: hangUp.cause.text), call: call.id, at: now)
        _ = tell(.hungUp, to: &call, at: now)
        // A flow that goes on after the hang-up begins the callback when it ends.
        if call.session?.hasEnded ?? true { beginCallback(&call, at: now) }
    }

    /// Ends every leg that was dialled for the caller and is not over yet.
    mutating func hangUpOthers(of call: inout Call, at now: Timestamp) {
        for leg in call.legs where leg.id != call.caller.id { end(leg.id, of: &call, at: now) }
    }

    /// Orders a leg to hang up, unless it is over or has been told.
    mutating func end(_ id: LegID, of call: inout Call, at now: Timestamp) {
        switch call[id]?.state {
        case .ringing, .up:
            call[id]?.state = .closing(since: now)
            order(.hangUp, on: id, of: &call, at: now)
        case .closing, .ended, nil: break
        }
    }

    /// Ends the call from our side.
    mutating func hangUp(_ call: inout Call, at now: Timestamp) {
        switch call.stage {
        case .waiting(let waiting): leaveQueue(waiting, reason: .flow, of: &call, at: now)
        case .talking(let conversation): part(conversation, by: .flow, of: &call, at: now)
        case .arriving, .inFlow, .transferring: break
        case .hangingUp, .ended: return
        }
        guard call.callerIsUp else { return finishCallback(&call, at: now) }
        hangUpOthers(of: &call, at: now)
        end(call.caller.id, of: &call, at: now)
        call.sound = .silent
        call.stage = .hangingUp(by: now + Limits.hangingUp)
    }
}

extension Call {
    /// Whether the carrier still owes us word of a recording.
    var expectsRecording: Bool {
        switch recording {
        case .off: unsavedConversations > 0 || untranscribed > 0
        case .conversation, .whole, .message, .messageEnding: true
        }
    }
}
