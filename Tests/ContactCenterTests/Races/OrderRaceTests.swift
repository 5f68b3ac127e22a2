import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Failures of the line that users of other systems have met.
struct OrderRaceTests {
    private let bothQueues = [QueueSettings(name: "sales", wrapUp: .zero), QueueSettings(name: "support")]

    @Test func `thirteen callers are served in the order in which they came`() throws {
        var center = Center.staffed([Staff(name: "ana")], queues: bothQueues)
        var callers: [LegID] = []
        for number in 10...22 {
            callers.append(center.waiting(from: "+346000000\(number)"))
            center.wait(.milliseconds(1))
        }
        var served: [CallID] = []
        for caller in callers {
            let phone = try #require(center.phone(of: "ana"))
            served.append(phone.call)
            try center.connect("ana")
            center.drop(caller)
            center.drop(phone)
        }
        #expect(served == callers.map(\.call))
    }

    @Test func `who comes in at the front and cannot be served does not stop the offers`() {
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", skills: ["french": 5])], queues: bothQueues)
        center.set("ana", .away)
        center.set("ben", .away)
        let usual = center.waiting(from: "+34600000001")
        let first = center.waiting(priority: 1, skills: ["french"], from: "+34600000002")
        center.set("ana", .available)
        #expect(center.ringing(for: first).isEmpty)
        #expect(center.ringing(for: usual) == ["ana"])
        center.set("ben", .available)
        #expect(center.ringing(for: first) == ["ben"])
    }

    @Test func `with priority, the next in order is asked while the first is busy or does not answer`() throws {
        var queue = QueueSettings(name: "sales")
        queue.strategy = .priority
        var center = Center.staffed(
            [Staff(name: "ana", order: 1), Staff(name: "ben", order: 2), Staff(name: "cleo", order: 3)],
            queues: [queue])
        let first = center.waiting(from: "+34600000001")
        try center.connect("ana")
        let second = center.waiting(from: "+34600000002")
        #expect(center.ringing(for: second) == ["ben"])
        center.drop(try #require(center.phone(of: "ben")), .noAnswer)
        #expect(center.ringing(for: second) == ["cleo"])
        #expect(center.switchboard.callView(first.call)?.stage == "talking")
    }

    @Test func `a queue of higher priority does not keep another one waiting for ever`() {
        var sales = QueueSettings(name: "sales", wrapUp: .zero)
        sales.priority = 1
        var center = Center.staffed(
            [Staff(name: "ana", queues: ["sales", "support"])], queues: [sales, QueueSettings(name: "support")])
        center.set("ana", .away)
        let usual = center.waiting(in: "support", from: "+34600000001")
        center.wait(.seconds(4 * 60 + 1))
        let urgent = center.waiting(in: "sales", from: "+34600000002")
        center.set("ana", .available)
        #expect(center.ringing(for: usual) == ["ana"], "its wait is worth more than four steps of priority")
        #expect(center.ringing(for: urgent).isEmpty)
    }

    @Test func `an overflow that finds no room is tried again until there is some`() {
        var sales = QueueSettings(name: "sales")
        sales.overflow = Overflow(after: .seconds(30), to: "support")
        let support = QueueSettings(name: "support", maximumSize: 1)
        var center = Center.staffed(
            [Staff(name: "ana"), Staff(name: "ben", queues: ["support"])], queues: [sales, support])
        center.set("ana", .away)
        center.set("ben", .away)
        let there = center.waiting(in: "support", from: "+34600000001")
        let caller = center.waiting(from: "+34600000002")
        center.wait(.seconds(35))
        #expect(center.switchboard.queueView("support", at: center.now)?.waiting == 1, "there was no room")
        center.drop(there)
        center.wait(.seconds(10))
        let callers = center.switchboard.queueView("support", at: center.now)?.callers
        #expect(callers?.map(\.call) == [caller.call])
    }

    @Test func `of two places that one number has lost, the later one counts, also after a restart`() {
        for isRestarted in [false, true] {
            var queue = QueueSettings(name: "sales")
            queue.resumeWithin = .seconds(300)
            var center = Center.staffed([Staff(name: "ana")], queues: [queue])
            center.set("ana", .away)
            // Two lines of one number wait at once, so that neither is taken for a return.
            let lost = (1...2).map { _ in center.waiting(from: "+34600000001") }
            for caller in lost { center.drop(caller) }
            let kept = center.switchboard.calls.values.filter { $0.dropped != nil }
            #expect(kept.count == 1)
            if isRestarted { center.restart() }
            #expect(center.switchboard.droppedCalls == ["+34600000001": lost[1].call])
        }
    }

    @Test func `a number that two queues are to call back stays one entry in each`() throws {
        var center = Center.staffed([Staff(name: "ana")], queues: bothQueues)
        center.set("ana", .away)
        let number = try #require(PhoneNumber("+34600000001"))
        var booked: [LegID] = []
        for queue in ["sales", "support"] {
            let caller = center.waiting(in: queue, from: number.text)
            let request = CallbackRequest(
                queue: queue, number: number, window: nil, attempts: 2, keepsPlace: true, language: "en")
            #expect(center.book(request, for: caller) == .booked)
            center.drop(caller)
            booked.append(caller)
        }
        #expect(center.request(.move(booked[0].call, to: "support")) == .numberIsBooked)
        #expect(center.request(.takeOut(booked[1].call)) == nil)
        #expect(center.request(.move(booked[0].call, to: "support")) == nil)
        #expect(center.switchboard.bookings.count == 1)
    }

    @Test func `what is said twice is counted once`() throws {
        var center = Center.staffed([Staff(name: "ana")], queues: bothQueues)
        let caller = center.waiting()
        let phone = try #require(center.phone(of: "ana"))
        for _ in 0..<3 { center.report(.answered, on: phone) }
        for leg in [phone, caller, phone, caller] { center.report(.bridged, on: leg) }
        for leg in [caller, phone, caller, phone] { center.drop(leg) }
        let counted = center.story.filter { ["accepted", "connected", "parted", "ended"].contains($0) }
        #expect(counted == ["accepted", "connected", "parted", "ended"])
        #expect(center.switchboard.agents[AgentID(rawValue: "ana")]?.talks == 1)
    }
}
