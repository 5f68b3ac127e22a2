import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

struct CallbackTests {
    private let number = "+34600111222"

    private func request(_ attempts: Int = 2) throws -> CallbackRequest {
        CallbackRequest(
            queue: "sales", number: try #require(PhoneNumber(number)), window: nil, attempts: attempts,
            keepsPlace: true, language: "en")
    }

    /// Ana is away; somebody waits for a minute, books, and hangs up.
    private func booked(_ center: inout Center, attempts: Int = 2) throws -> LegID {
        center.set("ana", .away)
        let caller = center.waiting(from: number)
        center.wait(.seconds(60))
        #expect(center.book(try request(attempts), for: caller) == .booked)
        center.drop(caller)
        let left = center.facts.compactMap { if case .leftQueue(let reason, _) = $0.kind { reason } else { nil } }
        #expect(left == [.callback], "who is to be called back has not given up")
        return caller
    }

    @Test func `a callback is the same entry with its age, and the agent is called first`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = try booked(&center)
        let other = center.waiting(from: "+34600000009")
        let view = try #require(center.switchboard.queueView("sales", at: center.now))
        #expect(view.callers.map(\.call) == [caller.call, other.call], "the spoken position counts callbacks")
        #expect(view.callers.map(\.isCallback) == [true, false])
        #expect(view.callers.first?.waitSeconds == 60)
        center.restart()
        center.set("ana", .available)
        let agent = try #require(center.phone(of: "ana"))
        #expect(agent.call == caller.call)
        center.report(.answered, on: agent)
        let dial = try #require(center.commands.last)
        guard case .dial(let order) = dial.action else {
            Issue.record("the person is dialled when the agent is there")
            return
        }
        #expect(order.to == number)
        center.report(.answered, on: dial.leg)
        #expect(center.orders(on: dial.leg) == ["dial", "bridge"])
        center.report(.bridged, on: dial.leg)
        #expect(center.activity("ana") == "talking")
        center.wait(.seconds(30))
        center.drop(dial.leg)
        #expect(center.orders(on: agent).last == "hang_up")
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
    }

    @Test func `who is not reached is tried again later, and not for ever`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = try booked(&center)
        center.set("ana", .available)
        for attempt in 1...2 {
            let agent = try #require(center.phone(of: "ana"), "attempt \(attempt)")
            center.report(.answered, on: agent)
            let person = try #require(center.lastDialled)
            center.drop(person, .noAnswer)
            #expect(center.orders(on: agent).last == "hang_up")
            center.drop(agent)
            #expect(center.activity("ana") == "idle")
            if attempt == 1 {
                center.wait(.seconds(599))
                #expect(center.phone(of: "ana") == nil)
                center.wait(.seconds(1))
            }
        }
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
        #expect(center.story.filter { $0 == "callback_failed" }.count == 2)
        #expect(center.switchboard.queueView("sales", at: center.now)?.waiting == 0)
        center.wait(.seconds(3600))
        #expect(center.switchboard.nextDeadline == nil)
    }

    @Test func `an agent who leaves before the person picks up costs the person nothing`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")])
        center.set("ben", .away)
        let caller = try booked(&center)
        center.set("ana", .available)
        let agent = try #require(center.phone(of: "ana"))
        center.report(.answered, on: agent)
        let person = try #require(center.lastDialled)
        center.drop(agent)
        #expect(center.orders(on: person) == ["dial", "hang_up"])
        center.drop(person)
        #expect(center.switchboard.queueView("sales", at: center.now)?.callers.first?.call == caller.call)
        center.set("ben", .available)
        #expect(center.ringing(for: caller) == ["ben"])
    }

    @Test func `a dial to the person that the carrier refuses is an attempt`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = try booked(&center, attempts: 1)
        center.set("ana", .available)
        center.report(.answered, on: try #require(center.phone(of: "ana")))
        let dial = try #require(center.commands.last)
        center.take(.commandEnded(dial, .failed(CarrierFailure(.refused(code: "10016")))))
        #expect(center.switchboard.callView(caller.call)?.stage == "ended")
        #expect(center.story.contains("callback_failed"))
    }

    @Test func `one number is booked once in a queue, also after a restart`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        _ = try booked(&center)
        center.restart()
        let again = center.waiting(from: number)
        #expect(center.book(try request(), for: again) == .bookingRefused(.duplicate))
    }

    @Test func `a person who picked up and could not be joined is not rung again at once`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = try booked(&center)
        center.set("ana", .available)
        let agent = try #require(center.phone(of: "ana"))
        center.report(.answered, on: agent)
        let person = try #require(center.lastDialled)
        center.report(.answered, on: person)
        let bridge = try #require(center.commands.last { $0.action.name == "bridge" })
        center.take(.commandEnded(bridge, .failed(CarrierFailure(.refused(code: "90034")))))
        #expect(center.orders(on: person) == ["dial", "bridge", "hang_up"])
        center.drop(person)
        center.drop(agent)
        center.wait(.seconds(70))
        #expect(center.phone(of: "ana") == nil, "the next attempt comes after its pause")
        #expect(center.switchboard.queueView("sales", at: center.now)?.callers.first?.call == caller.call)
    }

    @Test func `a callback outside its hours holds up nobody behind it`() throws {
        let flow = """
            {
              "spec": 1, "title": "Hours", "numbers": ["+34910000001"], "languages": ["en"], "start": "a",
              "calendars": { "week": { "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] } } },
              "prompts": { "p": { "en": "Press 1." } },
              "states": {
                "a": { "do": "hours", "calendar": "week", "on": { "open": "b", "closed": "b" } },
                "b": { "do": "menu", "prompt": "p", "keys": { "1": "@end" } }
              }
            }
            """
        let folder = FlowFolder([FlowFolder.File(name: "hours.json", bytes: Array(flow.utf8))])
        var configuration = Configuration.sample
        configuration.programs = folder.programs
        var center = Center(configuration)
        center.set("ana", .available)
        center.set("ana", .away)
        let early = center.waiting(from: number)
        var request = try request()
        request.window = CallWindow(calendar: "hours:week", opens: nil)
        #expect(center.book(request, for: early) == .booked)
        center.drop(early)
        let late = center.waiting(from: "+34600000009")
        _ = center.ask(
            .overrideHours(
                HoursOverride(
                    calendar: "hours:week", state: .closed, until: center.now + .seconds(3600), reason: "snow")))
        center.set("ana", .available)
        #expect(center.ringing(for: late) == ["ana"])
    }
}
