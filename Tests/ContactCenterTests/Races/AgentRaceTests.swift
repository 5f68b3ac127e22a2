import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Races of agents' states that users of other systems have met.
struct AgentRaceTests {
    private let ana = AgentID(rawValue: "ana")

    private func view(_ center: Center) -> AgentView? { center.switchboard.agentView(ana, at: center.now) }

    private func chooseAfterCall(_ status: AgentStatus, _ center: inout Center) {
        center.request(.setStatus(ana, StatusChoice(status), .afterCall, by: .agent))
    }

    @Test func `the wrap-up of one queue holds for all queues of the agent`() throws {
        let queues = [
            QueueSettings(name: "sales", wrapUp: .seconds(30)), QueueSettings(name: "support", wrapUp: .zero),
        ]
        var center = Center.staffed([Staff(name: "ana", queues: ["sales", "support"])], queues: queues)
        let first = center.waiting(in: "sales", from: "+34600000001")
        try center.connect("ana")
        let second = center.waiting(in: "support", from: "+34600000002")
        center.drop(first)
        center.drop(LegID(call: first.call, number: 2))
        center.wait(.seconds(29))
        #expect(center.ringing(for: second).isEmpty)
        center.restart()
        center.wait(.seconds(1))
        #expect(center.ringing(for: second) == ["ana"])
    }

    @Test func `wrap-ups end one by one, each at its own time`() throws {
        let queue = QueueSettings(name: "sales", wrapUp: .seconds(30))
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue])
        let callers = [center.waiting(from: "+34600000001"), center.waiting(from: "+34600000002")]
        try center.connect("ana")
        try center.connect("ben")
        center.drop(callers[0])
        center.wait(.seconds(10))
        center.drop(callers[1])
        center.wait(.seconds(20))
        #expect([center.activity("ana"), center.activity("ben")] == ["idle", "wrap_up"])
        center.wait(.seconds(9))
        #expect(center.activity("ben") == "wrap_up")
        center.wait(.seconds(1))
        #expect(center.activity("ben") == "idle")
    }

    @Test func `a wrap-up is seen as one, and so is being left alone`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = center.waiting()
        try center.connect("ana")
        center.drop(caller)
        #expect(view(center)?.activity == "wrap_up")
        #expect(view(center)?.status == .available)
    }

    @Test func `a miss ends the work, so the next status is taken then`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = center.waiting()
        chooseAfterCall(.away, &center)
        center.drop(try #require(center.phone(of: "ana")), .noAnswer)
        #expect(view(center)?.status == .away)
        #expect(view(center)?.next == nil)
        center.wait(.seconds(300))
        #expect(center.ringing(for: caller).isEmpty)
    }

    @Test func `an agent who hangs up before being joined takes the next status, and is not busy for ever`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        _ = center.waiting()
        let phone = try #require(center.phone(of: "ana"))
        chooseAfterCall(.away, &center)
        center.report(.answered, on: phone)
        center.drop(phone)
        #expect(view(center)?.status == .away)
        #expect(center.switchboard.agents[ana]?.work.isEmpty == true)
        center.set("ana", .available)
        #expect(center.activity("ana") == "idle")
    }

    @Test func `to be available now is the last word, whatever was to come next`() throws {
        var center = Center.staffed([Staff(name: "ana")], queues: [QueueSettings(name: "sales", wrapUp: .zero)])
        let caller = center.waiting(from: "+34600000001")
        try center.connect("ana")
        chooseAfterCall(.away, &center)
        center.set("ana", .available)
        center.drop(caller)
        center.drop(LegID(call: caller.call, number: 2))
        #expect(view(center)?.status == .available)
        let next = center.waiting(from: "+34600000002")
        #expect(center.ringing(for: next) == ["ana"])
    }

    @Test func `a call given by hand to somebody away, and missed, makes nobody available`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        center.set("ana", .away)
        let caller = center.waiting()
        #expect(center.request(.pick(caller.call, for: ana, by: .supervisor)) == nil)
        center.drop(try #require(center.phone(of: "ana")), .noAnswer)
        center.wait(.seconds(300))
        #expect(view(center)?.status == .away)
        #expect(center.ringing(for: caller).isEmpty)
    }

    @Test func `who logs in away is not rung in between`() {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")])
        center.set("ana", .offline)
        center.set("ben", .away)
        let caller = center.waiting()
        center.set("ana", .away)
        center.wait(.seconds(100))
        #expect(center.ringing(for: caller).isEmpty)
        #expect(!center.story.contains("offered"))
    }

    @Test func `misses are not forgotten by going away and coming back, but by having been set away`() throws {
        var queue = QueueSettings(name: "sales", avoidAfterMiss: .seconds(1), pauseAfterMiss: .seconds(1))
        queue.awayAfterMisses = 2
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        _ = center.waiting()
        let miss = { (center: inout Center) in
            center.wait(.seconds(20))
            center.drop(try #require(center.phone(of: "ana")), .callRejected)
        }
        try miss(&center)
        center.set("ana", .away)
        center.set("ana", .available)
        try miss(&center)
        #expect(view(center)?.reason == "missed_calls")
        center.set("ana", .available)
        try miss(&center)
        #expect(view(center)?.status == .available, "the count began anew")
    }

    @Test func `the order of those who are idle is the same after a restart`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")])
        let first = center.waiting(from: "+34600000001")
        try center.connect("ana")
        center.drop(first)
        center.drop(LegID(call: first.call, number: 2))
        center.wait(.seconds(100))
        center.restart()
        let callers = (2...4).map { center.waiting(from: "+3460000000\($0)") }
        #expect(callers.map { center.ringing(for: $0) } == [["ben"], ["cleo"], ["ana"]])
    }
}
