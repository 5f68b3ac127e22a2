import Testing

@testable import CarrierSimulator

struct CallTests {
    @Test func `a call rings until it is answered and hears nothing before`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call(CallerScript([.hear(.anything)]))
        carrier.pass(.seconds(20))
        let initiated = try #require(carrier.received("call.initiated", leg).first)
        #expect(initiated["direction"] == "incoming")
        #expect(initiated["state"] == "parked")
        #expect(initiated["from"]?.text == VirtualCarrier.caller)
        #expect(initiated["to"]?.text == VirtualCarrier.number)
        #expect(carrier.types(leg) == ["call.initiated"])
        carrier.order("answer", leg)
        #expect(carrier.types(leg) == ["call.initiated", "call.answered"])
    }

    @Test func `nobody rings for ever`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        carrier.pass(.seconds(200))
        #expect(carrier.received("call.hangup", leg).map { $0["hangup_cause"] } == ["timeout"])
    }

    @Test func `client_state is null until a command sets one and stays until it is replaced`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        #expect(carrier.received("call.initiated")[0]["client_state"] == .null)
        carrier.order("answer", leg, ["client_state": "b25l"])
        #expect(carrier.received("call.answered")[0]["client_state"] == "b25l")
        carrier.order("speak", leg, ["payload": "Hi", "voice": "female"])
        #expect(carrier.received("call.speak.started")[0]["client_state"] == "b25l")
        carrier.order("client_state_update", leg, ["client_state": "dHdv"])
        carrier.pass(.seconds(1))
        #expect(carrier.received("call.speak.ended")[0]["client_state"] == "dHdv")
        carrier.order("hangup", leg, ["client_state": "YnllIQ=="])
        #expect(carrier.received("call.hangup")[0]["client_state"] == "YnllIQ==")
    }

    @Test func `one leg's state is not on another's events`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("client_state_update", leg, ["client_state": "b25l"])
        let agent = try carrier.dial("+34600000001", [.init("link_to", .string(leg)), .init("client_state", "dHdv")])
        #expect(carrier.received("call.initiated", agent)[0]["client_state"] == "dHdv")
        #expect(
            carrier.received("call.initiated", agent)[0]["call_session_id"]
                == carrier.received("call.initiated", leg)[0]["call_session_id"])
    }

    @Test func `the habits of the real interface are there by default`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("hangup", leg)
        #expect(carrier.received("call.answered")[0]["state"] == nil)
        #expect(carrier.received("call.hangup")[0]["state"] == nil)
        #expect(carrier.received("call.answered")[0]["codec"] == "OPUS")
        #expect(carrier.received("call.hangup")[0]["end_time"] != nil)
        #expect(carrier.received("call.initiated")[0]["calling_party_type"] == "pstn")
    }

    @Test func `without them payloads are as published`() throws {
        var options = ExchangeOptions()
        options.quirks = .none
        var carrier = VirtualCarrier(options)
        let leg = try carrier.answeredCall()
        carrier.order("hangup", leg)
        #expect(carrier.received("call.answered")[0]["state"] == "answered")
        #expect(carrier.received("call.hangup")[0]["state"] == "hangup")
        #expect(carrier.received("call.initiated")[0]["client_state"] == nil)
        #expect(carrier.received("call.hangup")[0]["end_time"] == nil)
    }

    @Test func `an event carries its envelope`() throws {
        var carrier = VirtualCarrier()
        _ = try carrier.call()
        let body = carrier.webhooks[0].body
        #expect(body["data"]?["record_type"] == "event")
        #expect(body["data"]?["id"]?.text?.count == 36)
        #expect(body["data"]?["occurred_at"]?.text?.hasPrefix("2027-01-15T08:00:00.000") == true)
        #expect(body["data"]?["occurred_at"]?.text?.count == 27)
        #expect(body["meta"] == ["attempt": 1, "delivered_to": "http://receiver.example/hook"])
    }

    @Test func `a caller who gives up before the answer cancels`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call(CallerScript(patience: .seconds(5)))
        carrier.pass(.seconds(6))
        let hangup = try #require(carrier.received("call.hangup", leg).first)
        #expect(hangup["hangup_cause"] == "originator_cancel")
        #expect(hangup["hangup_source"] == "caller")
        #expect(hangup["sip_hangup_cause"] == "487")
    }

    @Test func `the caller hangs up`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.wait(.seconds(2)), .hangUp]))
        carrier.pass(.seconds(3))
        let hangup = try #require(carrier.received("call.hangup", leg).first)
        #expect(hangup["hangup_cause"] == "normal_clearing")
        #expect(hangup["hangup_source"] == "caller")
        #expect(hangup["sip_hangup_cause"] == "200")
    }

    @Test(arguments: [("CALL_REJECTED", "call_rejected"), ("USER_BUSY", "user_busy")])
    func `a call is rejected`(order: String, cause: String) throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        #expect(carrier.order("reject", leg, ["cause": .string(order)]) == nil)
        #expect(carrier.received("call.hangup", leg)[0]["hangup_cause"]?.text == cause)
        #expect(carrier.received("call.hangup", leg)[0]["hangup_source"] == "callee")
    }

    @Test func `a hangup before the answer turns the call away`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        #expect(carrier.order("hangup", leg) == nil)
        let hangup = try #require(carrier.received("call.hangup", leg).first)
        #expect(hangup["hangup_cause"] == "call_rejected")
        #expect(hangup["hangup_source"] == "callee")
        #expect(hangup["sip_hangup_cause"] == "603")
    }

    static let reactions: [(AgentScript, String?, String?)] = [
        (.ignores, nil, "timeout"), (.busy, nil, "user_busy"), (.rejects(after: .seconds(2)), nil, "call_rejected"),
        (.unregistered, nil, "not_found"), (.answers(after: .seconds(3)), "call.answered", nil),
        (.answers(after: .seconds(30)), nil, "timeout"),
    ]

    @Test(arguments: reactions)
    func `an agent's telephone reacts as its script says`(script: AgentScript, answer: String?, cause: String?) throws {
        var carrier = VirtualCarrier()
        carrier.exchange.setAgent("sip:ana@agents.example", [script])
        let leg = try carrier.dial("sip:ana@agents.example", [.init("timeout_secs", 20)])
        #expect(carrier.received("call.initiated", leg)[0]["direction"] == "outgoing")
        carrier.pass(.seconds(25))
        #expect(carrier.received("call.answered", leg).first?.type == answer)
        #expect(carrier.received("call.hangup", leg).first?["hangup_cause"]?.text == cause)
    }

    @Test func `a dial can ask for another cause when nobody answers`() throws {
        var carrier = VirtualCarrier()
        carrier.exchange.setAgent("sip:ana@agents.example", [.ignores])
        let leg = try carrier.dial("sip:ana@agents.example", [.init("retry_on_timeout", false)])
        carrier.pass(.seconds(31))
        #expect(carrier.received("call.hangup", leg)[0]["hangup_cause"] == "no_answer")
    }

    @Test func `a leg that is cancelled while it rings`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.dial("+34600000001")
        carrier.order("hangup", leg)
        carrier.pass(.seconds(10))
        let hangup = try #require(carrier.received("call.hangup", leg).first)
        #expect(hangup["hangup_cause"] == "originator_cancel")
        #expect(hangup["hangup_source"] == "caller")
        #expect(carrier.received("call.answered", leg).isEmpty)
    }

    @Test func `an agent behaves differently from ring to ring`() throws {
        var carrier = VirtualCarrier()
        carrier.exchange.setAgent("sip:ana@agents.example", [.busy, .answers(after: .seconds(1))])
        let legs = try (0..<3).map { _ in
            let leg = try carrier.dial("sip:ana@agents.example")
            carrier.pass(.seconds(2))
            return leg
        }
        #expect(carrier.received("call.hangup", legs[0]).count == 1)
        #expect(carrier.received("call.answered", legs[1]).count == 1)
        #expect(carrier.received("call.answered", legs[2]).count == 1)
    }

    @Test func `no call outlives its time limit`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.dial("+34600000001", [.init("time_limit_secs", 60)])
        carrier.pass(.seconds(61))
        #expect(carrier.received("call.hangup", leg)[0]["hangup_cause"] == "time_limit")
    }

    @Test func `speed shortens what people do and not the window for repeats`() throws {
        var carrier = VirtualCarrier(ExchangeOptions(speed: 20))
        let leg = try carrier.answeredCall(CallerScript([.wait(.seconds(20)), .press("1"), .wait(.seconds(20))]))
        carrier.order("speak", leg, ["payload": "Hi", "voice": "female", "command_id": "one"])
        carrier.pass(.milliseconds(1100))
        #expect(carrier.received("call.dtmf.received").count == 1)
        #expect(carrier.received("call.speak.ended").count == 1)
        carrier.order("speak", leg, ["payload": "Hi", "voice": "female", "command_id": "one"])
        #expect(carrier.received("call.speak.started").count == 1)
    }
}
