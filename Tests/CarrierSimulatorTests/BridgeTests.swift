import Testing

@testable import CarrierSimulator

struct BridgeTests {
    private func pair(
        _ carrier: inout VirtualCarrier, parks: Bool, on side: KeyPath<(String, String), String> = \.0
    ) throws -> (caller: String, agent: String) {
        let caller = try carrier.answeredCall()
        let agent = try carrier.answeredAgent()
        let own = (caller, agent)[keyPath: side]
        let other = own == caller ? agent : caller
        let park: [JSON.Member] = parks ? [.init("park_after_unbridge", "self")] : []
        #expect(carrier.order("bridge", own, .object([.init("call_control_id", .string(other))] + park)) == nil)
        return (caller, agent)
    }

    @Test func `both legs are told and nobody else`() throws {
        var carrier = VirtualCarrier()
        let (caller, agent) = try pair(&carrier, parks: true)
        #expect(carrier.received("call.bridged").compactMap { $0["call_control_id"]?.text } == [caller, agent])
        #expect(
            carrier.observations.suffix(2).map(\.what) == [
                .bridged(with: SimulatedLeg(number: 2), .agent("sip:ana@agents.example")),
                .bridged(with: SimulatedLeg(number: 1), .caller(VirtualCarrier.caller)),
            ])
    }

    @Test func `without parking the other leg is hung up`() throws {
        var carrier = VirtualCarrier()
        let (caller, agent) = try pair(&carrier, parks: false)
        carrier.order("hangup", agent)
        #expect(carrier.received("call.hangup").compactMap { $0["call_control_id"]?.text } == [agent, caller])
    }

    @Test func `the leg in the path is parked when the other leaves, and no event tells it`() throws {
        var carrier = VirtualCarrier()
        let (caller, agent) = try pair(&carrier, parks: true)
        let before = carrier.types(caller)
        carrier.order("hangup", agent)
        #expect(carrier.types(caller) == before)
        #expect(carrier.order("speak", caller, ["payload": "How was it?", "voice": "female"]) == nil)
        #expect(carrier.exchange.report().liveLegs.count == 1)
    }

    @Test func `parking is for the leg in the path only`() throws {
        var carrier = VirtualCarrier()
        let (caller, agent) = try pair(&carrier, parks: true)
        carrier.order("hangup", caller)
        #expect(carrier.received("call.hangup", agent).count == 1)
        var other = VirtualCarrier()
        let second = try pair(&other, parks: true, on: \.1)
        other.order("hangup", second.agent)
        #expect(other.received("call.hangup", second.caller).count == 1)
    }

    @Test func `an agent's own parking strands the agent`() throws {
        var carrier = VirtualCarrier()
        let (caller, _) = try pair(&carrier, parks: true, on: \.1)
        #expect(carrier.exchange.report().stranded.isEmpty)
        carrier.order("hangup", caller)
        carrier.pass(.seconds(60))
        #expect(carrier.exchange.report().liveLegs.count == 1)
    }

    @Test func `joining a leg to somebody else leaves the first partner behind`() throws {
        var carrier = VirtualCarrier()
        let (caller, first) = try pair(&carrier, parks: true)
        let second = try carrier.answeredAgent("sip:bo@agents.example")
        let body: JSON = ["call_control_id": .string(second), "park_after_unbridge": "self"]
        #expect(carrier.order("bridge", caller, body) == nil)
        #expect(carrier.received("call.hangup", first).count == 1)
        #expect(carrier.received("call.hangup", caller).isEmpty)
        #expect(carrier.received("call.bridged", caller).count == 2)
    }

    @Test func `a double bridge can be prevented`() throws {
        var carrier = VirtualCarrier()
        let (_, agent) = try pair(&carrier, parks: true)
        let second = try carrier.answeredCall()
        let body: JSON = ["call_control_id": .string(agent), "prevent_double_bridge": true]
        #expect(carrier.order("bridge", second, body) == "10015")
        #expect(carrier.received("call.bridged").count == 2)
    }

    @Test func `putting a bridged leg in a queue parts it from the other`() throws {
        var carrier = VirtualCarrier()
        let (caller, agent) = try pair(&carrier, parks: true)
        #expect(carrier.order("enqueue", caller, ["queue_name": "support"]) == nil)
        #expect(carrier.received("call.hangup", agent).count == 1)
        #expect(carrier.received("call.enqueued", caller).count == 1)
    }

    @Test func `a dial can join its leg by itself`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        let agent = try carrier.dial(
            "+34600000001", [.init("link_to", .string(caller)), .init("bridge_on_answer", true)])
        carrier.pass(.seconds(3))
        #expect(carrier.types(agent) == ["call.initiated", "call.answered", "call.bridged"])
        #expect(carrier.received("call.bridged", caller).count == 1)
    }

    @Test func `bridge_intent shows the caller's number`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        let agent = try carrier.dial("+34600000001", [.init("link_to", .string(caller)), .init("bridge_intent", true)])
        #expect(carrier.received("call.initiated", agent)[0]["from"]?.text == VirtualCarrier.caller)
    }

    @Test func `a transfer rings a new leg and joins it`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        let order: JSON = ["to": "+34600000001", "target_leg_client_state": "Qg==", "client_state": "QQ=="]
        #expect(carrier.order("transfer", caller, order) == nil)
        let initiated = try #require(carrier.received("call.initiated").last)
        let target = try #require(initiated["call_control_id"]?.text)
        #expect(initiated["state"] == "bridging")
        #expect(initiated["client_state"] == "Qg==")
        #expect(initiated["from"]?.text == VirtualCarrier.number)
        carrier.pass(.seconds(3))
        #expect(carrier.received("call.bridged").compactMap { $0["call_control_id"]?.text } == [caller, target])
        #expect(carrier.received("call.bridged", caller)[0]["client_state"] == "QQ==")
    }

    @Test func `a transfer that fails leaves the caller where he is`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        carrier.order("transfer", caller, ["to": "sip:nobody@agents.example"])
        carrier.pass(.seconds(1))
        #expect(carrier.received("call.hangup").map { $0["hangup_cause"] } == ["not_found"])
        #expect(carrier.order("speak", caller, ["payload": "Sorry", "voice": "female"]) == nil)
    }

    @Test func `a caller who leaves takes the ringing transfer along`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        carrier.order("transfer", caller, ["to": "+34600000001"])
        carrier.order("hangup", caller)
        #expect(carrier.received("call.hangup").map { $0["hangup_cause"] } == ["normal_clearing", "originator_cancel"])
    }

    @Test func `music that plays on over the talk is noticed`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall()
        let agent = try carrier.answeredAgent()
        carrier.order("playback_start", caller, ["media_name": "music", "loop": "infinity"])
        carrier.order("bridge", caller, ["call_control_id": .string(agent)])
        #expect(carrier.exchange.report().anomalies.map(\.kind) == [.soundOverTalk])
    }

    @Test func `a dialled leg whose caller has gone is stranded until it is hung up`() throws {
        var carrier = VirtualCarrier()
        let caller = try carrier.answeredCall(CallerScript(patience: .seconds(4)))
        carrier.exchange.setAgent("sip:ana@agents.example", [.ignores])
        let agent = try carrier.dial("sip:ana@agents.example", [.init("link_to", .string(caller))])
        #expect(carrier.exchange.report().stranded.isEmpty)
        carrier.pass(.seconds(5))
        #expect(carrier.exchange.report().stranded.map(\.leg.callControlID) == [agent])
        carrier.order("hangup", agent)
        #expect(carrier.exchange.report().stranded.isEmpty)
    }
}
