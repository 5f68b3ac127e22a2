import Testing

@testable import CarrierSimulator

struct RepeatTests {
    static let speech: JSON = ["payload": "Hello", "voice": "female", "command_id": "one"]

    @Test func `a repeat within 60 seconds is acknowledged and has no effect`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        for _ in 0..<3 {
            #expect(carrier.order("speak", leg, Self.speech) == nil)
            carrier.pass(.seconds(10))
        }
        #expect(carrier.received("call.speak.started").count == 1)
        let record = try #require(carrier.exchange.report().commands.first { $0.commandID == "one" })
        #expect(record.executions == 1)
        #expect(record.repeats == 2)
        #expect(carrier.exchange.report().repeatedCommands.isEmpty)
    }

    @Test func `after 60 seconds the same id takes effect again and the report shows it`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        carrier.order("speak", leg, Self.speech)
        carrier.pass(.seconds(60))
        carrier.order("speak", leg, Self.speech)
        #expect(carrier.received("call.speak.started").count == 2)
        #expect(carrier.exchange.report().repeatedCommands.map(\.commandID) == ["one"])
    }

    @Test func `ids are told apart by leg`() throws {
        var carrier = VirtualCarrier()
        let first = try carrier.answeredCall()
        let second = try carrier.answeredCall()
        carrier.order("speak", first, Self.speech)
        carrier.order("speak", second, Self.speech)
        #expect(carrier.received("call.speak.started").count == 2)
        #expect(carrier.exchange.report().repeatedCommands.isEmpty)
    }

    @Test func `a refused command may be sent again with its id`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.call()
        #expect(carrier.order("speak", leg, Self.speech) == "90034")
        carrier.order("answer", leg)
        #expect(carrier.order("speak", leg, Self.speech) == nil)
        #expect(carrier.received("call.speak.started").count == 1)
    }

    @Test func `a repeated hangup is acknowledged although the call has ended`() throws {
        var carrier = VirtualCarrier()
        let leg = try carrier.answeredCall()
        #expect(carrier.order("hangup", leg, ["command_id": "bye"]) == nil)
        #expect(carrier.order("hangup", leg, ["command_id": "bye"]) == nil)
        #expect(carrier.order("hangup", leg, ["command_id": "again"]) == "90018")
        #expect(carrier.received("call.hangup").count == 1)
    }

    @Test func `a repeated dial gets the same leg and rings once`() throws {
        var carrier = VirtualCarrier()
        let first = try carrier.dial("+34600000001", [.init("command_id", "ring")])
        let second = try carrier.dial("+34600000001", [.init("command_id", "ring")])
        #expect(first == second)
        #expect(carrier.received("call.initiated").count == 1)
        #expect(carrier.exchange.report().anomalies.isEmpty)
        carrier.pass(.seconds(60))
        #expect(try carrier.dial("+34600000001", [.init("command_id", "ring")]) != first)
    }

    @Test func `two dials with ids of their own to one agent are noticed`() throws {
        var carrier = VirtualCarrier()
        carrier.exchange.setAgent("sip:ana@agents.example", [.ignores])
        _ = try carrier.dial("sip:ana@agents.example")
        let second = try carrier.dial("sip:ana@agents.example")
        let anomaly = try #require(carrier.exchange.report().anomalies.first)
        #expect(anomaly.kind == .dialledTwice(endpoint: "sip:ana@agents.example"))
        #expect(anomaly.leg == carrier.exchange.report().legs.last?.leg)
        carrier.order("hangup", second)
        carrier.pass(.seconds(31))
        _ = try carrier.dial("sip:ana@agents.example")
        #expect(carrier.exchange.report().anomalies.count == 1)
    }
}
