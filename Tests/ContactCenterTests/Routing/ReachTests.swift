import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct ReachTests {
    @Test func `higher tiers are asked when the caller has waited long enough`() throws {
        var queue = QueueSettings(name: "sales")
        queue.tiers = [.seconds(30), .seconds(60)]
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", tier: 2), Staff(name: "cleo", tier: 3)], queues: [queue])
        try busy("ana", &center)
        let caller = center.waiting()
        #expect(center.ringing(for: caller).isEmpty)
        center.wait(.seconds(29))
        #expect(center.ringing(for: caller).isEmpty)
        center.wait(.seconds(1))
        #expect(center.ringing(for: caller) == ["ben"])
        center.drop(try #require(center.phone(of: "ben")), .callRejected)
        #expect(center.ringing(for: caller).isEmpty)
        center.wait(.seconds(30))
        #expect(center.ringing(for: caller) == ["cleo"])
        #expect(center.decisions.last?.tier == 3)
    }

    /// Gives an agent a caller to talk to.
    private func busy(_ agent: String, _ center: inout Center) throws {
        let other = center.waiting(from: "+34600999000")
        try #require(center.ringing(for: other) == [agent])
        try center.connect(agent)
    }

    @Test func `a tier opens at once when nobody is at work below it, and closes again`() throws {
        var queue = QueueSettings(name: "sales")
        queue.tiers = [.seconds(300)]
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben", tier: 2)], queues: [queue])
        try busy("ana", &center)
        let caller = center.waiting()
        #expect(center.ringing(for: caller).isEmpty)
        center.set("ana", .away)
        #expect(center.ringing(for: caller) == ["ben"])
    }

    @Test func `a caller who needs a skill that nobody free has does not hold up the next one`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben", skills: ["french": 3])])
        let first = center.waiting(skills: ["french"])
        #expect(center.ringing(for: first) == ["ben"])
        let second = center.waiting(skills: ["french:2"])
        #expect(center.ringing(for: second).isEmpty)
        let third = center.waiting()
        #expect(center.ringing(for: third) == ["ana"])
        #expect(center.decisions.first?.excluded?["lacks_skill"] == 1)
    }

    @Test func `skills have levels`() throws {
        var center = Center.staffed([
            Staff(name: "ana", skills: ["french": 1]), Staff(name: "ben", skills: ["french": 4]),
        ])
        let fluent = center.waiting(skills: ["french:4"])
        #expect(center.ringing(for: fluent) == ["ben"])
        let easy = center.waiting(skills: ["french"])
        #expect(center.ringing(for: easy) == ["ana"])
    }

    @Test func `a wish makes an agent come first, and nobody wait`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben", skills: ["french": 1])])
        let first = center.waiting(skills: ["french?"])
        #expect(center.ringing(for: first) == ["ben"])
        let second = center.waiting(skills: ["french?"])
        #expect(center.ringing(for: second) == ["ana"])
    }

    @Test func `time relaxes what is needed`() throws {
        var queue = QueueSettings(name: "sales")
        queue.relaxations = [Relaxation(after: .seconds(20), level: 2), Relaxation(after: .seconds(40), keeps: 0)]
        var center = Center.staffed(
            [
                Staff(name: "ana"), Staff(name: "ben", skills: ["french": 2]),
                Staff(name: "cleo", skills: ["french": 5]),
            ], queues: [queue])
        center.set("cleo", .away)
        let caller = center.waiting(skills: ["french:4"])
        #expect(center.ringing(for: caller).isEmpty)
        center.wait(.seconds(20))
        #expect(center.ringing(for: caller) == ["ben"])
        center.drop(try #require(center.phone(of: "ben")), .userBusy)
        #expect(center.ringing(for: caller).isEmpty)
        center.wait(.seconds(20))
        #expect(center.ringing(for: caller) == ["ana"])
    }

    @Test func `a skill that nobody has is left out, and the record says so`() {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = center.waiting(skills: ["klingon"])
        #expect(center.ringing(for: caller) == ["ana"])
        #expect(center.story.contains("skill_missing"))
    }

    @Test func `priority is a head start that the others catch up with`() throws {
        var queue = QueueSettings(name: "sales")
        queue.headStart = .seconds(60)
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        center.set("ana", .away)
        let old = center.waiting(priority: 5, from: "+34600000001")
        center.wait(.seconds(200))
        let usual = center.waiting(priority: 5, from: "+34600000002")
        let important = center.waiting(priority: 2, from: "+34600000003")
        let view = try #require(center.switchboard.queueView("sales", at: center.now))
        #expect(view.callers.map(\.call) == [old.call, important.call, usual.call])
    }

    @Test func `an agent of several queues takes the one who counts as having come first`() throws {
        var urgent = QueueSettings(name: "urgent")
        urgent.priority = 3
        var center = Center.staffed(
            [Staff(name: "ana", queues: ["sales", "urgent"])], queues: [QueueSettings(name: "sales"), urgent])
        center.set("ana", .away)
        let early = center.waiting(in: "sales", from: "+34600000001")
        center.wait(.seconds(130))
        let usual = center.waiting(in: "sales", from: "+34600000002")
        center.wait(.seconds(10))
        let ahead = center.waiting(in: "urgent", from: "+34600000003")
        center.set("ana", .available)
        #expect(center.ringing(for: early) == ["ana"])
        center.drop(early)
        center.drop(LegID(call: early.call, number: 2))
        #expect(center.ringing(for: ahead) == ["ana"], "two steps of priority are worth two minutes")
        center.drop(ahead)
        center.drop(LegID(call: ahead.call, number: 2))
        #expect(center.ringing(for: usual) == ["ana"])
    }

    @Test func `a caller is kept for the agent who talked to the same number last, for a while`() throws {
        var queue = QueueSettings(name: "sales", wrapUp: .zero)
        queue.lastAgent = LastAgent(within: .seconds(3600), wait: .seconds(30))
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue])
        let first = center.waiting()
        try center.connect("ana")
        center.drop(first)
        center.wait(.seconds(60))
        let again = center.waiting()
        #expect(center.ringing(for: again) == ["ana"], "although ben has been idle for longer")
        #expect(center.decisions.last?.rule == "last_agent")
        try center.connect("ana")
        let other = center.waiting(from: "+34600000009")
        #expect(center.ringing(for: other) == ["ben"])
        center.drop(other)
        center.drop(LegID(call: other.call, number: 2))
        let third = center.waiting()
        #expect(center.ringing(for: third).isEmpty, "ana talks, and ben is spared for now")
        center.restart()
        center.wait(.seconds(30))
        #expect(center.ringing(for: third) == ["ben"])
    }
}
