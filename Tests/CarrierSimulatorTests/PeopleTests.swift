import Testing

@testable import CarrierSimulator

struct PeopleTests {
    @Test func `a caller waits for words, presses keys and hangs up`() throws {
        var carrier = VirtualCarrier()
        let script = CallerScript([.hear(.speechWith("for SALES")), .press("12"), .hear(.speech), .hangUp])
        let leg = try carrier.answeredCall(script)
        carrier.order("speak", leg, ["payload": "Welcome", "voice": "female"])
        carrier.pass(.seconds(10))
        #expect(carrier.received("call.dtmf.received").isEmpty)
        carrier.order("speak", leg, ["payload": "For sales press twelve", "voice": "female"])
        carrier.pass(.seconds(5))
        #expect(carrier.received("call.dtmf.received").map { $0["digit"] } == ["1", "2"])
        carrier.order("speak", leg, ["payload": "Goodbye", "voice": "female"])
        carrier.pass(.seconds(2))
        #expect(carrier.types(leg).last == "call.hangup")
    }

    @Test func `what was said between two steps is not missed`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.wait(.seconds(30)), .hear(.speechWith("two")), .hangUp]))
        for text in ["one", "two", "three"] {
            carrier.order("speak", leg, ["payload": .string(text), "voice": "female"])
        }
        carrier.pass(.seconds(31))
        #expect(carrier.types(leg).last == "call.hangup")
    }

    @Test func `one sound satisfies one step`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall(CallerScript([.hear(.speech), .hear(.speech), .hangUp]))
        carrier.order("speak", leg, ["payload": "One", "voice": "female"])
        carrier.pass(.seconds(60))
        #expect(carrier.received("call.hangup").isEmpty)
        carrier.order("speak", leg, ["payload": "Two", "voice": "female"])
        carrier.pass(.seconds(2))
        #expect(carrier.received("call.hangup").count == 1)
    }

    @Test func `an agent talks for a while and hangs up, and the caller stays for the survey`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall(
            CallerScript([.untilBridged, .untilAlone, .hear(.speechWith("score")), .press("5"), .hangUp]))
        carrier.exchange.setAgent("sip:ana@agents.example", [.answers(after: .seconds(2), talks: .seconds(30))])
        let agent = try carrier.dial("sip:ana@agents.example", [.init("link_to", .string(caller))])
        carrier.pass(.seconds(2))
        carrier.order("bridge", caller, ["call_control_id": .string(agent), "park_after_unbridge": "self"])
        carrier.pass(.seconds(30))
        #expect(carrier.received("call.hangup", agent).map { $0["hangup_source"] } == ["callee"])
        carrier.order("gather_using_speak", caller, ["payload": "Your score?", "voice": "female", "maximum_digits": 1])
        carrier.pass(.seconds(5))
        #expect(carrier.received("call.gather.ended")[0]["digits"] == "5")
        let report = carrier.exchange.report()
        #expect(report.liveLegs.isEmpty)
        #expect(report.legs.map(\.talkTime) == [.seconds(30), .seconds(30)])
        let session = try #require(report.legs.first?.session)
        let story = report.story(ofSession: session).map(\.what)
        #expect(story.contains(.talked(.seconds(30))))
        #expect(report.story(of: SimulatedLeg(number: 1)).last?.what == .ended(cause: "normal_clearing"))
    }

    @Test func `talk ends early when the other side leaves`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall(CallerScript([.untilBridged, .talk(.seconds(600)), .press("1")]))
        let agent = try carrier.answeredAgent()
        carrier.order("bridge", caller, ["call_control_id": .string(agent), "park_after_unbridge": "self"])
        carrier.pass(.seconds(5))
        carrier.order("hangup", agent)
        carrier.pass(.seconds(1))
        #expect(carrier.received("call.dtmf.received", caller).count == 1)
    }

    @Test func `patience ends with the first conversation, the longest call does not`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall(CallerScript(patience: .seconds(10), longest: .seconds(100)))
        let agent = try carrier.answeredAgent()
        carrier.order("bridge", caller, ["call_control_id": .string(agent)])
        carrier.pass(.seconds(90))
        #expect(carrier.received("call.hangup").isEmpty)
        carrier.pass(.seconds(10))
        #expect(carrier.received("call.hangup").compactMap { $0["call_control_id"]?.text } == [caller, agent])
    }

    @Test func `keys sent to a leg are heard there`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        #expect(carrier.order("send_dtmf", leg, ["digits": "1w2#"]) == nil)
        #expect(carrier.observations.last?.what == .heardKeys("1w2#"))
    }
}
