import Telephony

extension Switchboard {
    /// Leads a carrier's event to the leg that it is about.
    mutating func take(_ event: CallEvent, at now: Timestamp) {
        if case .message(let message) = event.kind { return take(message, at: now) }
        guard let reference = event.leg else { return }
        if let leg = leg(of: reference, from: event.carrier) {
            change(leg.call, at: now) { switchboard, call in
                switchboard.learn(reference.handle, of: leg, in: &call)
                switchboard.take(event, on: leg, of: &call, at: now)
            }
            return
        }
        guard case .initiated(let call) = event.kind, call.direction == .incoming else { return }
        arrive(call, reference: reference, carrier: event.carrier, at: now)
    }

    /// Finds a leg by the carrier's name for it or, while that is not known, by what our command left on it.
    private func leg(of reference: CallEvent.LegReference, from carrier: CarrierName) -> LegID? {
        if let known = legs[reference.handle] { return known }
        guard let tag = reference.tag, let call = calls[tag.leg.call], call.carrier == carrier,
            let leg = call[tag.leg], leg.handle == nil
        else { return nil }
        return leg.id
    }

    /// Remembers the carrier's name of a leg.
    mutating func learn(_ handle: LegHandle, of id: LegID, in call: inout Call) {
        guard call[id]?.handle == nil else { return }
        call[id]?.handle = handle
        legs[handle] = id
    }

    private mutating func take(_ event: CallEvent, on id: LegID, of call: inout Call, at now: Timestamp) {
        guard let leg = call[id] else { return }
        if case .recordingSaved(let recording) = event.kind {
            return recordingSaved(recording, of: &call, at: now)
        }
        if case .recordingTranscribed(let recording, let text) = event.kind {
            return transcribed(recording, text, of: &call, at: now)
        }
        guard !leg.hasEnded else { return }
        if case .hungUp(let hangUp) = event.kind {
            return legEnded(id, hangUp, of: &call, at: now)
        }
        switch leg.role {
        case .caller:
            guard id == call.caller.id else { return }
            takeCaller(event, tag: event.leg?.tag, of: &call, at: now)
        case .agent(let agent): takeAgent(event.kind, leg: id, agent: agent, of: &call, at: now)
        case .destination: takeDestination(event.kind, leg: id, of: &call, at: now)
        }
    }

    /// A leg is over, whoever says so.
    ///
    /// Comes at most once for each leg.
    mutating func legEnded(_ id: LegID, _ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp) {
        guard let leg = call[id], !leg.hasEnded else { return }
        call[id]?.state = .ended(at: now, cause: hangUp.cause.text)
        switch leg.role {
        case .caller: callerLegEnded(id, hangUp, of: &call, at: now)
        case .agent(let agent): agentLegEnded(id, agent: agent, hangUp, of: &call, at: now)
        case .destination: destinationEnded(id, hangUp, of: &call, at: now)
        }
    }

    private mutating func takeCaller(_ event: CallEvent, tag: LegTag?, of call: inout Call, at now: Timestamp) {
        switch event.kind {
        case .answered: callerAnswered(&call, at: now)
        case .bridged: bridged(&call, at: now)
        case .speakEnded: soundEnded(.completed, tag: tag, of: &call, at: now)
        case .playEnded(let end): soundEnded(end, tag: tag, of: &call, at: now)
        case .gathered(let gathered): self.gathered(gathered, tag: tag, of: &call, at: now)
        case .keyPressed(let key): pressed(key, tag: tag, of: &call, at: now)
        case .enqueued: queueConfirmed(&call, at: now)
        case .transcribed(let transcript): heard(transcript, from: &call, at: now)
        case .recordingFailed(let reason): recordingFailed(reason, of: &call, at: now)
        case .initiated, .hungUp, .speakStarted, .playStarted, .dequeued, .recordingSaved, .recordingTranscribed,
            .machineDetected, .machineGreetingEnded, .streaming, .forking, .siprec, .referred, .held,
            .unheld, .cost, .conference, .message, .unknown:
            break
        }
    }
}

extension CallEvent.HangUp.Cause {
    /// The carrier's word, as facts keep it.
    var text: String {
        switch self {
        case .normalClearing: "normal_clearing"
        case .callRejected: "call_rejected"
        case .originatorCancel: "originator_cancel"
        case .timeout: "timeout"
        case .timeLimit: "time_limit"
        case .userBusy: "user_busy"
        case .notFound: "not_found"
        case .noAnswer: "no_answer"
        case .unspecified: "unspecified"
        case .other(let word): word
        }
    }
}
