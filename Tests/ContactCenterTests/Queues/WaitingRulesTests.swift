import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct WaitingRulesTests {
    private let hungUp = CallEvent.Kind.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .caller))

    private func position(_ leg: LegID, _ center: Center, in queue: String = "sales") -> Int? {
        center.switchboard.queueView(queue, at: center.now)?.callers.first { $0.call == leg.call }?.position
    }

    @Test(arguments: [([Absence.offline], "available"), ([.offline, .away], nil)])
    func `the configuration says which agents count as being there`(
        _ absences: [Absence], _ accepted: String?
    ) throws {
        var queue = QueueSettings(name: "sales")
        queue.emptyForJoining = absences
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue])
        center.set("ana", .away)
        center.set("ben", .offline)
        let caller = center.waiting()
        #expect((position(caller, center) != nil) == (accepted != nil))
    }

    @Test func `callers are sent on when nobody is left, in the order of the line`() throws {
        var queue = QueueSettings(name: "sales")
        queue.emptyForWaiting = [.offline, .away]
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue])
        let talking = center.waiting(from: "+34600000001")
        try center.connect("ana")
        let ringing = center.waiting(from: "+34600000002")
        let waiting = center.waiting(from: "+34600000003")
        center.set("ana", .away)
        #expect(position(waiting, center) == 2, "ben is still there")
        center.set("ben", .offline)
        #expect(position(waiting, center) == nil)
        #expect(position(ringing, center) == nil)
        #expect(center.switchboard.callView(talking.call)?.stage == "talking")
        let reasons = center.facts.compactMap {
            if case .leftQueue(let reason, _) = $0.kind { reason } else { nil }
        }
        #expect(reasons == [.empty, .empty])
    }

    @Test func `who has waited long goes on in another queue with its age, and comes back to none`() throws {
        var sales = QueueSettings(name: "sales")
        sales.overflow = Overflow(after: .seconds(30), to: "billing")
        var billing = QueueSettings(name: "billing")
        billing.overflow = Overflow(after: .seconds(60), to: "sales")
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", queues: ["billing"])], queues: [sales, billing])
        center.set("ana", .away)
        center.set("ben", .away)
        let first = center.waiting(from: "+34600000001")
        center.wait(.seconds(25))
        let other = center.waiting(in: "billing", from: "+34600000002")
        center.wait(.seconds(5))
        #expect(position(first, center, in: "billing") == 1, "it came earlier")
        #expect(position(other, center, in: "billing") == 2)
        center.wait(.seconds(200))
        #expect(position(first, center, in: "billing") == 1)
        #expect(position(other, center, in: "sales") == 1)
        center.set("ben", .available)
        #expect(center.ringing(for: first) == ["ben"])
    }

    @Test func `a supervisor moves a caller and takes one out`() throws {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", queues: ["billing"])],
            queues: [QueueSettings(name: "sales"), QueueSettings(name: "billing")])
        center.set("ben", .away)
        let caller = center.waiting()
        #expect(center.ringing(for: caller) == ["ana"])
        center.wait(.seconds(9))
        #expect(center.request(.move(caller.call, to: "nowhere")) == .unknownQueue)
        #expect(center.request(.move(caller.call, to: "sales")) == .alreadyThere)
        #expect(center.request(.move(caller.call, to: "billing")) == nil)
        #expect(center.orders(on: LegID(call: caller.call, number: 2)) == ["dial", "hang_up"])
        #expect(center.switchboard.queueView("billing", at: center.now)?.callers.first?.waitSeconds == 9)
        #expect(center.request(.takeOut(caller.call)) == nil)
        #expect(center.request(.takeOut(caller.call)) == .callIsNotWaiting)
        #expect(center.request(.takeOut(CallID(99))) == .unknownCall)
    }

    @Test func `a call is picked by hand, over the order of the line`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")])
        let first = center.waiting(from: "+34600000001")
        let second = center.waiting(from: "+34600000002")
        let third = center.waiting(from: "+34600000003")
        #expect(center.ringing(for: third).isEmpty)
        let ana = AgentID(rawValue: "ana")
        #expect(center.request(.pick(third.call, for: ana, by: .agent)) == .agentIsBusy)
        try center.connect("ana")
        center.drop(first)
        #expect(center.request(.pick(third.call, for: ana, by: .agent)) == .agentIsBusy, "she wraps up")
        #expect(center.request(.endWrapUp(ana, by: .agent)) == nil)
        center.drop(LegID(call: first.call, number: 2))
        #expect(center.ringing(for: third) == ["ana"])
        center.drop(try #require(center.phone(of: "ana")), .callRejected)
        center.wait(.seconds(6))
        #expect(center.request(.pick(third.call, for: ana, by: .supervisor)) == nil, "although she missed this call")
        #expect(center.ringing(for: third) == ["ana"])
        #expect(center.decisions.last?.rule == "picked")
        #expect(center.decisions.last?.pickedBy == .supervisor)
        #expect(center.ringing(for: second) == ["ben"])
        #expect(center.request(.pick(first.call, for: ana, by: .agent)) == .callIsNotWaiting)
    }

    @Test func `a caller whose line was lost has its place back: once, in time, and only by a known number`() throws {
        var queue = QueueSettings(name: "sales")
        queue.resumeWithin = .seconds(120)
        var center = Center.staffed([Staff(name: "ana")], queues: [queue])
        center.set("ana", .away)
        let lost = center.waiting(from: "+34600000001")
        center.wait(.seconds(10))
        let hidden = center.waiting(from: "anonymous")
        let other = center.waiting(from: "+34600000002")
        center.wait(.seconds(50))
        center.drop(lost)
        center.drop(hidden)
        center.wait(.seconds(60))
        center.restart()
        let back = center.waiting(from: "+34600000001")
        #expect(position(back, center) == 1)
        #expect(center.story.contains("resumed"))
        let stranger = center.waiting(from: "anonymous")
        #expect(position(stranger, center) == 3)
        let twice = center.waiting(from: "+34600000001")
        #expect(position(twice, center) == 4)
        center.drop(other)
        center.wait(.seconds(121))
        let late = center.waiting(from: "+34600000002")
        #expect(position(late, center) == 4)
    }

    @Test(arguments: [(true, 2), (false, 4)])
    func `a position is said again only when it is better, if the queue says so`(_ only: Bool, _ times: Int) {
        var queue = QueueSettings(name: "sales")
        queue.announcesOnlyProgress = only
        var center = Center(.sample(agents: ["ana"], queue: queue))
        center.set("ana", .available)
        let first = center.answeredCall(from: "+34600000001")
        center.gather("1", on: first)
        let second = center.answeredCall(from: "+34600000002")
        center.gather("1", on: second)
        let third = center.answeredCall(from: "+34600000003")
        center.gather("1", on: third)
        center.report(.enqueued(queue: "sales", position: 3), on: third)
        for round in 0..<3 {
            center.report(.speakEnded(.completed), on: third)
            if round == 1 { center.drop(second) }
            center.wait(.seconds(30))
        }
        #expect(center.orders(on: third).count { $0 == "speak" } == times)
    }

    @Test func `the predictor that was wrong least is the one that is told`() throws {
        var memory = QueueMemory(queue: "sales")
        #expect(memory.best == .length)
        memory.handled(in: .seconds(100))
        for _ in 0..<30 {
            let guesses = memory.predictions(position: 3, atWork: 3, headWait: 20)
            memory.waited(40, predicted: guesses)
        }
        #expect(memory.best == .lastConnected)
        #expect(memory.errors[QueueMemory.Predictor.length.rawValue].map { $0 > 59 } == true)
        #expect(memory.errors[QueueMemory.Predictor.headOfLine.rawValue].map { abs($0 - 20) < 1 } == true)
    }

    @Test func `a queue shows its expected wait and the errors of all predictors`() throws {
        var center = Center.staffed([Staff(name: "ana")], queues: [QueueSettings(name: "sales", wrapUp: .seconds(10))])
        for _ in 0..<3 {
            let caller = center.waiting()
            try center.connect("ana")
            center.wait(.seconds(50))
            center.drop(caller)
            center.drop(LegID(call: caller.call, number: 2))
            center.wait(.seconds(15))
        }
        center.restart()
        let view = try #require(center.switchboard.queueView("sales", at: center.now))
        #expect(view.expectation.errors["history"] == 0)
        #expect(view.expectation.errors.count == 3)
        #expect(center.switchboard.memories["sales"]?.handling == 60)
    }

    @Test func `a reload right after a start, with a queue less, finds its way`() {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", queues: ["support"])],
            queues: [QueueSettings(name: "sales"), QueueSettings(name: "support")])
        var smaller = center.switchboard.configuration
        smaller.queues["support"] = nil
        center.restart()
        center.configure(smaller)
        let caller = center.waiting()
        #expect(center.ringing(for: caller) == ["ana"])
    }
}
