import Telephony

extension Exchange {
    mutating func dial(_ body: JSON) throws(Refusal) -> APIResponse {
        let arguments = try Arguments(body, of: .dial)
        if let commandID = arguments.commandID, let past = pastDials[commandID], now - past.at < .seconds(60) {
            ledger.repeated(on: past.leg, commandID: commandID)
            return past.response
        }
        try countDial()
        guard let from = arguments.text("from"), let to = arguments.text("to") else { throw .missing("to") }
        guard arguments.text("connection_id") == options.connectionID else {
            throw .invalid("connection_id", "is not an application of this account")
        }
        let linked = try linkedLeg(arguments)
        let supervised = try supervisedLeg(arguments)
        let shown = arguments.truth("bridge_intent") ? linked?.from ?? from : from
        let leg = place(
            to: to, from: shown, session: linked?.sessionID, state: "parked", arguments
        ) { leg in
            leg.clientState = arguments.text("client_state")
            leg.supervises = supervised
            guard let linked, arguments.truth("bridge_on_answer") else { return }
            leg.purpose = .bridges(
                to: linked.number, parksSelf: arguments.parksSelf, parksOther: false, isTransfer: false)
        }
        let response = APIResponse.data([
            "record_type": "call", "call_control_id": .string(leg.controlID), "call_leg_id": .string(leg.legID),
            "call_session_id": .string(leg.sessionID), "is_alive": false, "client_state": JSON(leg.clientState),
        ])
        if let commandID = arguments.commandID {
            pastDials[commandID] = PastDial(at: now, leg: leg.number, response: response)
            forgetPastDials()
        }
        ledger.accepted(.dial, on: leg.number, commandID: arguments.commandID, at: now)
        return response
    }

    /// Rings a telephone.
    ///
    /// The person there is made from the endpoint's script.
    mutating func place(
        to: String, from: String, session: String?, state: String, _ arguments: Arguments,
        prepare: (inout Leg) -> Void
    ) -> Leg {
        let script =
            endpoints[to]?.nextScript() ?? (to.hasPrefix("sip:") ? options.otherAddresses : options.otherNumbers)
        let person = Person(who: .agent(to), steps: script.steps)
        let leg = makeLeg(.outgoing, from: from, to: to, session: session, person: person, state: state) { leg in
            prepare(&leg)
            leg.webhookURL = arguments.text("webhook_url")
            if arguments.hasFalse("retry_on_timeout") { leg.timeoutCause = .noAnswer }
            leg.reaction = script.reaction
            leg.isMachine = script.isMachine
            leg.detectsMachine = (arguments.text("answering_machine_detection") ?? "disabled") != "disabled"
        }
        if liveLegs[to] != nil { notice(.dialledTwice(endpoint: to), leg.number) }
        liveLegs[to, default: 0] += 1
        if let delay = script.reaction.delay { schedule(.rings(leg.number), after: delay) }
        schedule(.ringsTooLong(leg.number), after: arguments.seconds("timeout_secs") ?? .seconds(30))
        schedule(.timeLimit(leg.number), after: arguments.seconds("time_limit_secs") ?? .seconds(14_400))
        return leg
    }

    /// The telephone does what its script says after the time that its script says.
    mutating func telephoneReacts(_ number: Int) {
        guard let leg = legs[number], leg.phase == .ringing else { return }
        switch leg.reaction {
        case .answers: comeUp(number)
        case .ignores: return
        case .busy: hangUp(number, .userBusy, by: .callee)
        case .rejects: hangUp(number, .callRejected, by: .callee)
        case .unregistered: hangUp(number, .notFound, by: .unknown)
        }
    }

    mutating func ringingEnds(_ number: Int) {
        guard let leg = legs[number], leg.phase == .ringing else { return }
        hangUp(number, leg.timeoutCause, by: hangupByUs(leg))
    }

    private func linkedLeg(_ arguments: Arguments) throws(Refusal) -> Leg? {
        guard let controlID = arguments.text("link_to") else {
            for name in ["bridge_intent", "bridge_on_answer"] where arguments.truth(name) { throw .missing("link_to") }
            guard !arguments.parksSelf else { throw .missing("link_to") }
            return nil
        }
        guard let number = legNumbers[controlID], let leg = legs[number] else {
            throw .invalid("link_to", "no call has this id")
        }
        return leg
    }

    private func supervisedLeg(_ arguments: Arguments) throws(Refusal) -> Int? {
        guard let controlID = arguments.text("supervise_call_control_id") else { return nil }
        guard let number = legNumbers[controlID], let leg = legs[number] else {
            throw .invalid("supervise_call_control_id", "no call has this id")
        }
        guard !leg.isEnded else { throw .callEnded }
        return number
    }

    private mutating func countDial() throws(Refusal) {
        guard liveCount < options.maximumLegs else { throw .channelsUsedUp }
        guard let limit = options.dialsPerSecond else { return }
        dialTimes.removeAll { now - $0 >= .seconds(5) }
        guard dialTimes.count < 5 * limit else { throw .tooManyDials }
        dialTimes.append(now)
    }

    private mutating func forgetPastDials() {
        guard pastDials.count >= 10_000 else { return }
        pastDials = pastDials.filter { now - $0.value.at < .seconds(60) }
    }

    mutating func transfer(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        let leg = try answered(number)
        guard leg.supervises == nil else { throw .supervisorCall }
        guard let to = arguments.text("to") else { throw .missing("to") }
        guard liveCount < options.maximumLegs else { throw .channelsUsedUp }
        let from = arguments.text("from") ?? leg.to
        let target = place(to: to, from: from, session: leg.sessionID, state: "bridging", arguments) { target in
            target.clientState = arguments.text("target_leg_client_state")
            target.purpose = .bridges(to: number, parksSelf: false, parksOther: arguments.parksSelf, isTransfer: true)
        }
        legs[number]?.transfers.append(target.number)
    }

    /// Legs that ring for a transfer have nobody to be joined to once this leg has gone.
    mutating func cancelTransfers(of number: Int) {
        for other in legs[number]?.transfers ?? [] where legs[other]?.phase == .ringing {
            hangUp(other, .originatorCancel, by: .caller)
        }
    }

    func switchSupervisorRole(_ number: Int) throws(Refusal) {
        guard try answered(number).supervises != nil else { throw .invalid("role", "the call supervises nobody") }
    }
}

extension AgentScript.Reaction {
    /// When the telephone reacts; nil if it never does.
    fileprivate var delay: Duration? {
        switch self {
        case .answers(let delay), .busy(let delay), .rejects(let delay): delay
        case .ignores: nil
        case .unregistered: .milliseconds(200)
        }
    }
}
