import Telephony
import Testing

@testable import CarrierSimulator

struct CrowdTests {
    @Test func `a thousand calls at once are queued, talk and leave nothing behind`() throws {
        let mischief = DeliveryOptions(delay: .zero ... .milliseconds(20), duplicates: 0.05, reorders: 0.05)
        var carrier = VirtualCarrier(ExchangeOptions(delivery: mischief))
        let crowd = 1000
        var callers: [String] = []
        for index in 0..<crowd {
            let caller = try carrier.answeredCall(CallerScript([.press("1"), .untilBridged, .untilAlone, .hangUp]))
            carrier.order("enqueue", caller, ["queue_name": "support", "max_size": .integer(crowd)])
            carrier.exchange.setAgent(
                "sip:a\(index)@agents.example", [.answers(after: .seconds(2), talks: .seconds(30))])
            callers.append(caller)
        }
        #expect(carrier.send(.get, "/v2/queues/support").body?["data"]?["current_size"]?.whole == crowd)
        let agents = try callers.indices.map { index in
            try carrier.dial("sip:a\(index)@agents.example", [.init("link_to", .string(callers[index]))])
        }
        carrier.pass(.seconds(3))
        for (caller, agent) in zip(callers, agents) {
            let body: JSON = ["call_control_id": .string(agent), "park_after_unbridge": "self"]
            #expect(carrier.order("bridge", caller, body) == nil)
        }
        carrier.pass(.seconds(40))
        let report = carrier.exchange.report()
        #expect(report.legs.count == 2 * crowd)
        #expect(report.liveLegs.isEmpty)
        #expect(report.stranded.isEmpty)
        #expect(report.repeatedCommands.isEmpty)
        #expect(report.legs.allSatisfy { $0.talkTime == .seconds(30) })
        #expect(report.acknowledged.count == report.events)
        #expect(report.attempts > report.events)
    }
}
