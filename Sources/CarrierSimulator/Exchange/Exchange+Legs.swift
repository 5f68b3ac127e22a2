import Telephony

extension Exchange {
    /// Makes a leg that rings, records it and tells about it.
    mutating func makeLeg(
        _ direction: Leg.Direction, from: String, to: String, session: String?, person: Person,
        state: String, prepare: (inout Leg) -> Void = { _ in }
    ) -> Leg {
        lastLeg += 1
        var leg = Leg(
            number: lastLeg, controlID: random.callControlID(), legID: random.uuid(version: 1),
            sessionID: session ?? random.uuid(version: 1), direction: direction, from: from, to: to, startedAt: now,
            person: person)
        prepare(&leg)
        legs[leg.number] = leg
        liveCount += 1
        legNumbers[leg.controlID] = leg.number
        ledger.began(
            LegRecord(
                leg: leg.name, callControlID: leg.controlID, session: leg.sessionID, who: person.who, startedAt: now,
                answeredAt: nil, ending: nil, talkTime: .zero))
        observe(.rang(leg.name), leg)
        let extra: [JSON.Member] = [
            .init("direction", .string(direction.rawValue)), .init("state", .string(state)),
            .init("start_time", now.text), .init("custom_headers", []), .init("sip_headers", []), .init("tags", []),
        ]
        emit("call.initiated", leg, extra + undocumented("from_sip_uri", .string("sip:\(from)@192.0.2.10:5060")))
        return leg
    }

    mutating func answerCall(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        guard let leg = legs[number] else { throw .unknownCall }
        guard leg.direction == .incoming else { throw .answerOnOutbound }
        if let url = arguments.text("webhook_url") { legs[number]?.webhookURL = url }
        guard leg.phase == .ringing else { return }
        comeUp(number)
    }

    mutating func reject(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        guard let leg = legs[number], leg.direction == .incoming, leg.phase == .ringing else {
            throw .rejectAfterAnswer
        }
        hangUp(number, arguments.text("cause") == "USER_BUSY" ? .userBusy : .callRejected, by: .callee)
    }

    /// The leg is answered: both sides can hear.
    mutating func comeUp(_ number: Int) {
        guard var leg = legs[number], leg.phase == .ringing else { return }
        leg.phase = .up(since: now)
        legs[number] = leg
        ledger.update(leg: number) { $0.answeredAt = now }
        observe(.answered, leg)
        let extra: [JSON.Member] = [
            .init("start_time", leg.startedAt.text), .init("custom_headers", []), .init("sip_headers", []),
            .init("tags", []),
        ]
        emit(
            "call.answered", leg,
            extra + state("answered") + undocumented("codec", "OPUS") + undocumented("sampling_rate", 16000))
        personComesUp(number)
        if leg.detectsMachine { schedule(.machineJudged(number), after: .seconds(2)) }
        guard case .bridges(let other, let parksSelf, let parksOther, let isTransfer) = leg.purpose else { return }
        guard legs[other]?.isUp == true else {
            if isTransfer { hangUp(number, .normalClearing, by: .caller) }
            return
        }
        join(other, number, parksFirst: parksOther, parksSecond: parksSelf)
    }

    func hangupByUs(_ leg: Leg) -> HangupSource { leg.direction == .incoming ? .callee : .caller }

    func hangupByPerson(_ leg: Leg) -> HangupSource { leg.direction == .incoming ? .caller : .callee }

    mutating func hangUpByCommand(_ number: Int) {
        guard let leg = legs[number] else { return }
        switch (leg.phase, leg.direction) {
        case (.ringing, .incoming): hangUp(number, .callRejected, by: .callee)
        case (.ringing, .outgoing): hangUp(number, .originatorCancel, by: .caller)
        case (.up, _): hangUp(number, .normalClearing, by: hangupByUs(leg))
        case (.ended, _): return
        }
    }

    /// Ends a leg and everything that runs on it; does nothing to one that has ended.
    mutating func hangUp(_ number: Int, _ cause: HangupCause, by source: HangupSource) {
        guard let leg = legs[number], !leg.isEnded else { return }
        endGather(number, status: "call_hangup")
        endAllSounds(number, status: "call_hangup")
        leaveQueue(number, reason: "hangup")
        endRecordings(number)
        let partner = dissolve(number)
        legs[number]?.phase = .ended(at: now)
        liveCount -= 1
        legs[number]?.person.attention = .idle
        if leg.direction == .outgoing { release(endpoint: leg.to) }
        ledger.update(leg: number) { $0.ending = .init(at: now, cause: cause.rawValue, source: source.rawValue) }
        tellHangup(number, cause, source)
        schedule(.forget(number), after: .seconds(600) * options.speed)
        cancelTransfers(of: number)
        if let partner { unbridged(partner.number, parks: partner.parks) }
    }

    private mutating func tellHangup(_ number: Int, _ cause: HangupCause, _ source: HangupSource) {
        guard let leg = legs[number] else { return }
        observe(.ended(cause: cause.rawValue), leg)
        let quality: JSON = [
            "inbound": [
                "jitter_max_variance": "2.74", "jitter_packet_count": "0", "mos": "4.50", "packet_count": "591",
                "skip_packet_count": "9",
            ],
            "outbound": ["packet_count": "588", "skip_packet_count": "0"],
        ]
        let extra: [JSON.Member] = [
            .init("start_time", leg.startedAt.text), .init("hangup_cause", .string(cause.rawValue)),
            .init("hangup_source", .string(source.rawValue)), .init("sip_hangup_cause", .string(cause.sipStatus)),
            .init("call_quality_stats", leg.recordings.isEmpty ? .null : quality), .init("custom_headers", []),
            .init("sip_headers", []), .init("tags", []),
        ]
        emit("call.hangup", leg, extra + state("hangup") + undocumented("end_time", now.text))
    }

    private mutating func release(endpoint: String) {
        guard let live = liveLegs[endpoint] else { return }
        liveLegs[endpoint] = live > 1 ? live - 1 : nil
    }

    /// The data of a leg that ended can be fetched for ten minutes; then nobody knows its id any more.
    mutating func forget(_ number: Int) {
        guard let leg = legs.removeValue(forKey: number) else { return }
        legNumbers[leg.controlID] = nil
    }
}
