import Telephony

extension Exchange {
    /// Posts a webhook about a leg.
    ///
    /// Some kinds of event name the two parties and some do not.
    mutating func emit(_ type: String, _ leg: Leg, parties: Bool = true, _ extra: [JSON.Member] = []) {
        var payload: [JSON.Member] = [
            .init("call_control_id", .string(leg.controlID)), .init("call_leg_id", .string(leg.legID)),
            .init("call_session_id", .string(leg.sessionID)), .init("connection_id", .string(options.connectionID)),
        ]
        if let clientState = leg.clientState {
            payload.append(.init("client_state", .string(clientState)))
        } else if options.quirks.nullClientState {
            payload.append(.init("client_state", .null))
        }
        if parties {
            payload.append(.init("from", .string(leg.from)))
            payload.append(.init("to", .string(leg.to)))
        }
        if options.quirks.extraKeys {
            payload.append(.init("calling_party_type", leg.to.hasPrefix("sip:") ? "sip" : "pstn"))
        }
        payload += extra
        let id = random.uuid()
        let microseconds = Int.random(in: 0..<1000, using: &random)
        let data: JSON = [
            "record_type": "event", "event_type": .string(type), "id": .string(id),
            "occurred_at": .string(now.microseconds(microseconds)), "payload": .object(payload),
        ]
        post.add(Post.Event(id: id, type: type, leg: leg.number, occurredAt: now, data: data, url: leg.webhookURL))
    }

    /// An undocumented member of a payload, if such are wanted.
    func undocumented(_ name: String, _ value: JSON) -> [JSON.Member] {
        options.quirks.extraKeys ? [JSON.Member(name, value)] : []
    }

    /// The `state` member, which the real interface leaves out of some events.
    func state(_ state: String) -> [JSON.Member] {
        options.quirks.leavesOutState ? [] : [JSON.Member("state", .string(state))]
    }

    mutating func observe(_ what: Observation.What, _ leg: Leg) {
        let observation = Observation(
            at: now, leg: leg.name, session: leg.sessionID, who: leg.person.who, what: what)
        ledger.observed(observation)
        effects.append(.observed(observation))
    }

    mutating func notice(_ kind: Anomaly.Kind, _ leg: Int) {
        ledger.noticed(Anomaly(at: now, leg: SimulatedLeg(number: leg), kind: kind))
    }
}

extension Timestamp {
    /// ISO 8601 with six digits of fraction, as webhooks write it; the last three are given.
    func microseconds(_ microseconds: Int) -> String {
        let digits = String(microseconds)
        return description.dropLast() + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
    }

    /// ISO 8601 with six digits of fraction, of which the last three are zero.
    var text: JSON { .string(microseconds(0)) }
}
