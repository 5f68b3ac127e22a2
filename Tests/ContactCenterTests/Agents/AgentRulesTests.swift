import Foundation
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct AgentRulesTests {
    private let ana = AgentID(rawValue: "ana")

    private func status(_ center: Center) -> AgentStatus? {
        center.switchboard.agentView(ana, at: center.now)?.status
    }

    /// Ana talks to somebody; returns the caller's leg.
    private func talking(_ center: inout Center) throws -> LegID {
        let caller = center.waiting()
        try center.connect("ana")
        return caller
    }

    @Test func `a reason must be one of the house's`() {
        var house = HouseRules()
        house.awayReasons = ["lunch", "training"]
        var center = Center.staffed([Staff(name: "ana")], house: house)
        let lunch = Request.setStatus(ana, StatusChoice(.away, reason: "lunch"), .now, by: .agent)
        let nap = Request.setStatus(ana, StatusChoice(.away, reason: "nap"), .now, by: .agent)
        let odd = Request.setStatus(ana, StatusChoice(.available, reason: "lunch"), .now, by: .agent)
        #expect(center.request(nap) == .unknownReason(known: ["lunch", "training"]))
        #expect(center.request(odd) == .reasonNotWanted)
        #expect(status(center) == .available)
        #expect(center.request(lunch) == nil)
        #expect(center.switchboard.agentView(ana, at: center.now)?.reason == "lunch")
    }

    @Test func `a next status waits for the end of the call and of the wrap-up`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = try talking(&center)
        center.request(.setStatus(ana, StatusChoice(.away), .afterCall, by: .agent))
        #expect(status(center) == .available)
        #expect(center.switchboard.agentView(ana, at: center.now)?.next == StatusChoice(.away))
        center.restart()
        center.drop(caller)
        #expect(center.activity("ana") == "wrap_up")
        #expect(status(center) == .available)
        center.wait(.seconds(15))
        #expect(status(center) == .away)
        let next = center.waiting(from: "+34600000002")
        #expect(center.ringing(for: next).isEmpty)
    }

    @Test(arguments: [
        (WrapUpMode.none, false, false), (.timed, true, true), (.forced, true, false), (.open, true, true),
    ])
    func `each mode of wrap-up ends in its own way`(_ mode: WrapUpMode, _ begins: Bool, _ endsByAgent: Bool) throws {
        var queue = QueueSettings(name: "sales", wrapUp: .seconds(30))
        queue.wrapUpMode = mode
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        let caller = try talking(&center)
        center.drop(caller)
        #expect(center.activity("ana") == (begins ? "wrap_up" : "idle"))
        guard begins else { return }
        let refusal = center.request(.endWrapUp(ana, by: .agent))
        #expect((refusal == nil) == endsByAgent)
        if !endsByAgent {
            #expect(center.request(.endWrapUp(ana, by: .supervisor)) == nil)
        }
        #expect(center.activity("ana") == "idle")
        #expect(center.request(.endWrapUp(ana, by: .agent)) == .notWrappingUp)
    }

    @Test func `an open wrap-up lasts until it is ended, and is listed when it lasts too long`() throws {
        var queue = QueueSettings(name: "sales")
        queue.wrapUpMode = .open
        var house = HouseRules()
        house.longestWrapUp = .seconds(600)
        var center = Center.staffed([Staff(name: "ana")], queues: [queue], house: house)
        let caller = try talking(&center)
        center.drop(caller)
        center.drop(LegID(call: caller.call, number: 2))
        center.wait(.seconds(590))
        #expect(center.switchboard.overdue(at: center.now).isEmpty)
        center.wait(.seconds(100))
        #expect(center.activity("ana") == "wrap_up")
        #expect(center.switchboard.overdue(at: center.now).map(\.subject) == [.agent(ana)])
        #expect(center.story.filter { $0 == "overdue" }.count == 1)
        center.request(.endWrapUp(ana, by: .supervisor))
        center.wait(.seconds(100))
        #expect(center.switchboard.overdue(at: center.now).isEmpty)
        #expect(center.switchboard.nextDeadline == nil)
    }

    @Test func `pauses grow with each miss in a row, and many misses set the agent away with its age kept`() throws {
        var queue = QueueSettings(name: "sales", avoidAfterMiss: .seconds(1))
        queue.awayAfterMisses = 3
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        let caller = center.waiting()
        for pause in [5, 10] {
            center.drop(try #require(center.phone(of: "ana")), .callRejected)
            #expect(center.activity("ana") == "paused")
            center.wait(.seconds(pause - 1))
            #expect(center.ringing(for: caller).isEmpty)
            center.wait(.seconds(1))
            #expect(center.ringing(for: caller) == ["ana"])
        }
        center.drop(try #require(center.phone(of: "ana")), .noAnswer)
        #expect(status(center) == .away)
        let view = try #require(center.switchboard.agentView(ana, at: center.now))
        #expect(view.reason == "missed_calls")
        #expect(view.idleSeconds == 16)
        center.wait(.seconds(100))
        #expect(center.ringing(for: caller).isEmpty)
        center.set("ana", .available)
        #expect(center.ringing(for: caller) == ["ana"])
    }

    @Test func `a desktop that falls silent releases its agent and returns the offer`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")])
        for _ in 0..<5 {
            center.request(.heartbeat(ana))
            center.wait(.seconds(40))
        }
        #expect(status(center) == .available)
        let caller = center.waiting()
        #expect(center.ringing(for: caller) == ["ana"])
        let phone = try #require(center.phone(of: "ana"))
        center.wait(.seconds(20))
        #expect(status(center) == .offline)
        #expect(center.ringing(for: caller) == ["ben"])
        #expect(center.orders(on: phone) == ["dial", "hang_up"])
        #expect(center.story.contains("desktop_lost"))
        center.drop(phone)
        #expect(center.activity("ana") == "offline")
    }

    @Test func `a desktop has a whole lease after a restart, and an agent without one needs none`() {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")])
        center.request(.heartbeat(ana))
        center.wait(.seconds(50))
        center.restart()
        center.wait(.seconds(50))
        #expect(status(center) == .available)
        center.wait(.seconds(20))
        #expect(status(center) == .offline)
        center.wait(.seconds(10_000))
        #expect(center.activity("ben") == "idle")
    }

    @Test func `a conversation that lasts too long is listed once`() throws {
        var house = HouseRules()
        house.longestTalk = .seconds(600)
        var center = Center.staffed([Staff(name: "ana")], house: house)
        let caller = try talking(&center)
        center.wait(.seconds(700))
        let late = center.switchboard.overdue(at: center.now)
        #expect(late.map(\.state) == ["talking"])
        center.drop(caller)
        center.wait(.seconds(120))
        #expect(center.story.filter { $0 == "overdue" }.count == 1)
        #expect(center.switchboard.overdue(at: center.now).isEmpty)
    }

    @Test func `what was said to be overdue is not said again after a restart, and what becomes so later is`() throws {
        var house = HouseRules()
        house.longestTalk = .seconds(600)
        house.longestWrapUp = .seconds(1200)
        var queue = QueueSettings(name: "sales")
        queue.wrapUpMode = .open
        var center = Center.staffed([Staff(name: "ana")], queues: [queue], house: house)
        let caller = try talking(&center)
        let said = { (center: Center) -> [String] in
            center.facts.compactMap { if case .overdue(_, let state, _) = $0.kind { state } else { nil } }
        }
        center.wait(.seconds(700))
        #expect(said(center) == ["talking"])
        for _ in 0..<3 {
            center.restart()
            center.wait(.seconds(150))
        }
        #expect(said(center) == ["talking"])
        // Her next state is another matter; its call is forgotten long before it is overdue.
        center.drop(caller)
        center.wait(.seconds(800))
        #expect(said(center) == ["talking"] && center.switchboard.calls.isEmpty)
        center.restart()
        center.wait(.seconds(600))
        #expect(said(center) == ["talking", "wrap_up"])
        center.restart()
        center.wait(.seconds(300))
        #expect(said(center) == ["talking", "wrap_up"])
        // Once she is free and late again, it is said again.
        center.request(.endWrapUp(ana, by: .supervisor))
        center.wait(.seconds(100))
        #expect(center.switchboard.nextDeadline == nil)
        _ = try talking(&center)
        center.wait(.seconds(700))
        center.restart()
        center.wait(.seconds(100))
        #expect(said(center) == ["talking", "wrap_up", "talking"])
    }

    @Test func `of two conversations that last too long each is said once, whatever starts between`() throws {
        var house = HouseRules()
        house.longestTalk = .seconds(600)
        var center = Center.staffed([Staff(name: "ana", capacity: 2)], house: house)
        let count = { (center: Center) in center.story.filter { $0 == "overdue" }.count }
        _ = try talking(&center)
        center.wait(.seconds(300))
        _ = center.waiting(from: "+34600000002")
        try center.connect("ana")
        center.wait(.seconds(400))
        #expect(count(center) == 1)
        for _ in 0..<2 {
            center.restart()
            center.wait(.seconds(300))
            #expect(count(center) == 2)
        }
    }

    @Test func `an agent of whom nothing was said to be overdue is stored as before`() throws {
        let agent = Agent(id: ana)
        let text = String(decoding: try JSONEncoder().encode(agent), as: UTF8.self)
        #expect(!text.contains("saidOverdue"))
        #expect(try JSONDecoder().decode(Agent.self, from: Data(text.utf8)) == agent)
    }

    @Test func `an agent is told why it is not offered a call`() throws {
        var queue = QueueSettings(name: "sales")
        queue.tiers = [.seconds(60)]
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", tier: 2), Staff(name: "cleo", tier: 2)], queues: [queue])
        _ = try talking(&center)
        let caller = center.waiting(from: "+34600000002")
        let cleo = try #require(center.switchboard.standing(of: AgentID(rawValue: "cleo"), at: center.now))
        #expect(cleo.isFree)
        #expect(cleo.queues.first?.place == 2)
        #expect(cleo.queues.first?.ahead.map(\.agent.rawValue) == ["ben"])
        #expect(cleo.queues.first?.callers.map(\.reason) == ["tier 2 is not open for this caller yet"])
        let mine = try #require(center.switchboard.standing(of: ana, at: center.now))
        #expect(!mine.isFree)
        #expect(mine.reason.hasPrefix("talking, call c1"))
        let line = try #require(center.switchboard.standing(of: "sales", at: center.now))
        #expect(line.callers.map(\.call) == [caller.call])
        #expect(line.excluded == ["busy": 1])
    }
}
