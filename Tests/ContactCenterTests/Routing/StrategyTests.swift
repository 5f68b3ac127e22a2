import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct StrategyTests {
    private func queue(_ strategy: Strategy, _ change: (inout QueueSettings) -> Void = { _ in }) -> QueueSettings {
        var queue = QueueSettings(name: "sales", wrapUp: .zero)
        queue.strategy = strategy
        change(&queue)
        return queue
    }

    /// Serves a caller from the first ring to the end; returns who was asked.
    private func serve(_ center: inout Center) throws -> String {
        let caller = center.waiting()
        let agent = try #require(center.ringing(for: caller).first)
        try center.connect(agent)
        center.wait(.seconds(10))
        center.drop(caller)
        center.wait(.seconds(10))
        return agent
    }

    @Test func `round robin asks one after the other, however idle they are`() throws {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")], queues: [queue(.roundRobin)])
        let order = try (0..<6).map { _ in try serve(&center) }
        #expect(order[..<3].sorted() == ["ana", "ben", "cleo"])
        #expect(order[3...] == order[..<3])
        center.restart()
        #expect(try serve(&center) == order[0], "the turn survives a restart")
    }

    @Test func `priority asks by the configured order`() throws {
        var center = Center.staffed(
            [Staff(name: "ana", order: 30), Staff(name: "ben", order: 10), Staff(name: "cleo", order: 20)],
            queues: [queue(.priority)])
        #expect(try (0..<3).map { _ in try serve(&center) } == ["ben", "ben", "ben"])
        center.set("ben", .away)
        #expect(try serve(&center) == "cleo")
        #expect(center.decisions.last?.decidedBy == "priority")
    }

    @Test func `fewest calls evens out, and being away for a moment does not reset the count`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue(.fewestCalls)])
        #expect(try serve(&center) == "ana")
        #expect(try serve(&center) == "ben")
        #expect(try serve(&center) == "ana")
        center.set("ana", .away)
        center.set("ana", .available)
        #expect(try serve(&center) == "ben")
    }

    @Test func `least connections gives a second caller to the one with a free hand`() throws {
        var center = Center.staffed(
            [Staff(name: "ana", capacity: 2), Staff(name: "ben", capacity: 2)], queues: [queue(.leastConnections)])
        let callers = try (0..<4).map { _ in
            let caller = center.waiting()
            let agent = try #require(center.ringing(for: caller).first)
            try center.connect(agent)
            return (caller, agent)
        }
        #expect(callers[0].1 != callers[1].1)
        #expect(callers[2].1 != callers[3].1)
        let fifth = center.waiting()
        #expect(center.ringing(for: fifth).isEmpty, "both hands are full")
        center.drop(callers[0].0)
        #expect(center.ringing(for: fifth) == [callers[0].1])
    }

    @Test func `ring all rings several, and stops the others only when the two are joined`() throws {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")], queues: [queue(.ringAll)])
        let caller = center.waiting()
        #expect(center.ringing(for: caller).sorted() == ["ana", "ben", "cleo"])
        let (ana, ben) = (try #require(center.phone(of: "ana")), try #require(center.phone(of: "ben")))
        let cleo = try #require(center.phone(of: "cleo"))
        center.report(.answered, on: ben)
        #expect(center.orders(on: ana) == ["dial"])
        center.report(.answered, on: cleo)
        #expect(center.orders(on: cleo) == ["dial", "hang_up"], "who answers before the bridge is hung up")
        center.report(.bridged, on: ben)
        #expect(center.orders(on: ana) == ["dial", "hang_up"])
        #expect(center.story.filter { $0 == "taken" }.count == 2)
        #expect(center.story.filter { $0 == "missed" }.isEmpty)
        center.drop(ana)
        center.drop(cleo)
        #expect(center.activity("ana") == "idle")
        #expect(center.activity("cleo") == "idle")
        #expect(center.activity("ben") == "talking")
    }

    @Test func `with ring all, phones go on ringing when the first to answer cannot be joined`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue(.ringAll)])
        let caller = center.waiting()
        let (ana, ben) = (try #require(center.phone(of: "ana")), try #require(center.phone(of: "ben")))
        center.report(.answered, on: ana)
        center.drop(ana)
        #expect(center.orders(on: ben) == ["dial"])
        #expect(center.ringing(for: caller) == ["ben"])
        try center.connect("ben")
        #expect(center.activity("ben") == "talking")
        let settled = center.story.filter { ["connection_failed", "connected", "missed", "taken"].contains($0) }
        #expect(settled.sorted() == ["connected", "connection_failed"])
    }

    @Test func `with ring all, an agent who becomes free is rung as well, up to the limit`() throws {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")],
            queues: [queue(.ringAll) { $0.ringsAtOnce = 2 }])
        center.set("ben", .away)
        center.set("cleo", .away)
        let caller = center.waiting()
        #expect(center.ringing(for: caller) == ["ana"])
        center.set("ben", .available)
        center.set("cleo", .available)
        #expect(center.ringing(for: caller) == ["ana", "ben"])
        center.drop(caller)
        #expect(center.orders(on: LegID(call: caller.call, number: 2)) == ["dial", "hang_up"])
        #expect(center.orders(on: LegID(call: caller.call, number: 3)) == ["dial", "hang_up"])
    }
}
