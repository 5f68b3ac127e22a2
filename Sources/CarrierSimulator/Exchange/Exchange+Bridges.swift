import Telephony

extension Exchange {
    mutating func bridge(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        let leg = try answered(number)
        guard leg.supervises == nil else { throw .supervisorCall }
        switch (arguments.text("call_control_id"), arguments.text("queue")) {
        case (nil, nil): throw .missing("call_control_id")
        case (.some, .some): throw .invalid("queue", "excludes call_control_id")
        case (.some(let controlID), nil): try bridge(number, toCall: controlID, arguments)
        case (nil, .some(let queue)): try bridge(number, toQueue: queue, arguments)
        }
    }

    private mutating func bridge(_ number: Int, toCall controlID: String, _ arguments: Arguments) throws(Refusal) {
        guard let other = legNumbers[controlID], let target = legs[other] else { throw .unknownCall }
        guard other != number else { throw .invalid("call_control_id", "is the call itself") }
        guard !target.isEnded else { throw .callEnded }
        guard target.isUp else { throw .notAnswered }
        guard target.supervises == nil else { throw .supervisorCall }
        if arguments.truth("prevent_double_bridge"), target.partner != nil { throw .alreadyBridged }
        join(number, other, parksFirst: arguments.parksSelf, parksSecond: false)
    }

    private mutating func bridge(_ number: Int, toQueue name: String, _ arguments: Arguments) throws(Refusal) {
        guard let head = queues[name]?.places.first?.leg, head != number else { throw .queueEmpty }
        leaveQueue(head, reason: "bridging-in-process")
        join(number, head, parksFirst: arguments.parksSelf, parksSecond: false)
    }

    /// Lets two answered legs hear each other.
    ///
    /// Whoever they were joined to before is left behind.
    mutating func join(_ first: Int, _ second: Int, parksFirst: Bool, parksSecond: Bool) {
        if legs[first]?.partner == second {
            notice(.bridgedTwice, first)
            legs[first]?.place = .bridged(with: second, parks: parksFirst, since: now)
            legs[second]?.place = .bridged(with: first, parks: parksSecond, since: now)
            return
        }
        for number in [first, second] {
            leaveQueue(number, reason: "bridged")
            part(number)
        }
        guard legs[first]?.isUp == true, legs[second]?.isUp == true else { return }
        legs[first]?.place = .bridged(with: second, parks: parksFirst, since: now)
        legs[second]?.place = .bridged(with: first, parks: parksSecond, since: now)
        tellBridged(first, with: second)
        tellBridged(second, with: first)
    }

    private mutating func tellBridged(_ number: Int, with other: Int) {
        guard let leg = legs[number], let partner = legs[other] else { return }
        if !leg.sounds.isEmpty { notice(.soundOverTalk, number) }
        observe(.bridged(with: partner.name, partner.person.who), leg)
        emit("call.bridged", leg)
        personMeets(number)
    }

    /// Takes a leg out of its bridge; the other one is parked or hung up, as the bridge was made.
    mutating func part(_ number: Int) {
        guard let partner = dissolve(number), let leg = legs[number] else { return }
        observe(.parted, leg)
        personIsAlone(number)
        unbridged(partner.number, parks: partner.parks)
    }

    /// Ends the bridge on both ends and says what is to become of the other one.
    mutating func dissolve(_ number: Int) -> (number: Int, parks: Bool)? {
        guard case .bridged(let other, _, let since) = legs[number]?.place,
            case .bridged(_, let parks, _) = legs[other]?.place
        else { return nil }
        let talk = elapsed(since: since)
        for end in [number, other] {
            legs[end]?.place = .parked
            ledger.update(leg: end) { $0.talkTime += talk }
        }
        return (other, parks)
    }

    /// The other end of a bridge has gone.
    ///
    /// No webhook tells it of a leg that is parked.
    mutating func unbridged(_ number: Int, parks: Bool) {
        guard let leg = legs[number], leg.isUp else { return }
        guard parks else { return hangUp(number, .normalClearing, by: hangupByUs(leg)) }
        observe(.parted, leg)
        personIsAlone(number)
    }
}
