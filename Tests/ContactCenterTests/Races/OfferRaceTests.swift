import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Races of offers that users of other systems have met.
struct OfferRaceTests {
    private func hung(_ center: Center, _ leg: LegID) -> Bool { center.orders(on: leg).last == "hang_up" }

    @Test func `a burst of callers is offered to as many agents, one each`() {
        let names = ["ana", "ben", "cleo", "dora"]
        var center = Center.staffed(names.map { Staff(name: $0) })
        let callers = (1...6).map { center.waiting(from: "+3460000000\($0)") }
        #expect(callers.map { center.ringing(for: $0) } == [["ana"], ["ben"], ["cleo"], ["dora"], [], []])
    }

    @Test func `of two who pick the same caller one gets it, and no phone is left ringing`() throws {
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben"), Staff(name: "cleo")])
        let (ana, ben) = (AgentID(rawValue: "ana"), AgentID(rawValue: "ben"))
        center.set("cleo", .away)
        let caller = center.waiting(from: "+34600000001")
        #expect(center.ringing(for: caller) == ["ana"])
        let first = try #require(center.phone(of: "ana"))
        #expect(center.request(.pick(caller.call, for: ben, by: .agent)) == nil)
        #expect(hung(center, first))
        let second = try #require(center.phone(of: "ben"))
        center.report(.answered, on: second)
        // Ana's thumb was as quick as the order to stop ringing.
        center.report(.answered, on: first)
        #expect(center.request(.pick(caller.call, for: ana, by: .agent)) == .callIsBeingConnected)
        center.report(.bridged, on: second)
        #expect(center.request(.pick(caller.call, for: ana, by: .agent)) == .callIsNotWaiting)
        #expect(center.orders(on: caller).count { $0 == "bridge" } == 1)
        center.drop(first)
        #expect(center.activity("ana") == "idle")
        #expect(center.activity("ben") == "talking")
    }

    @Test func `an agent who picks up while an announcement is said is joined at once`() throws {
        var center = Center(.sample)
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        #expect(center.orders(on: caller).last == "speak", "the announcement is under way")
        let brought = center.report(.answered, on: try #require(center.lastDialled))
        #expect(brought.map(\.action.name) == ["stop_playing", "bridge"])
    }

    @Test func `a phone that cannot be reached counts, and its agent does not stay available for ever`() throws {
        var queue = QueueSettings(name: "sales", avoidAfterMiss: .seconds(1), pauseAfterMiss: .seconds(1))
        queue.awayAfterMisses = 3
        var center = Center.staffed([Staff(name: "ana"), Staff(name: "ben")], queues: [queue])
        center.set("ben", .away)
        let caller = center.waiting()
        for _ in 0..<3 {
            center.drop(try #require(center.phone(of: "ana")), .notFound)
            center.wait(.seconds(20))
        }
        #expect(center.switchboard.agentView(AgentID(rawValue: "ana"), at: center.now)?.status == .away)
        center.set("ben", .available)
        #expect(center.ringing(for: caller) == ["ben"], "the caller kept its place all the time")
    }

    @Test func `an agent whose phone never confirms its end is free again after ten seconds`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = center.waiting()
        let phone = try #require(center.phone(of: "ana"))
        center.drop(caller)
        #expect(hung(center, phone))
        let next = center.waiting(from: "+34600000002")
        center.wait(.seconds(9))
        #expect(center.ringing(for: next).isEmpty, "the phone may still ring")
        center.wait(.seconds(1))
        #expect(center.ringing(for: next) == ["ana"])
    }

    @Test func `a caller who hangs up while being joined leaves nobody behind`() throws {
        var center = Center.staffed([Staff(name: "ana")])
        let caller = center.waiting()
        let phone = try #require(center.phone(of: "ana"))
        center.report(.answered, on: phone)
        center.drop(caller)
        center.report(.bridged, on: phone)
        #expect(hung(center, phone))
        #expect(!center.story.contains("connected"))
        center.drop(phone)
        #expect(center.activity("ana") == "idle", "who has not talked has nothing to wrap up")
    }

    @Test func `a late word of the joining is none while the agent still hears who calls`() throws {
        var center = Center(.running(whisperFlow))
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        center.report(.bridged, on: agent)
        #expect(!center.story.contains("connected"))
        center.report(.speakEnded(.completed), on: agent)
        #expect(center.orders(on: caller).last == "bridge", "and the caller is put through all the same")
        center.report(.bridged, on: agent)
        #expect(center.story.contains("connected"))
    }
}

private let whisperFlow = """
    {
      "spec": 1, "title": "Whispers", "numbers": ["+34910000001"], "languages": ["en"], "start": "line",
      "queues": { "sales": {} },
      "prompts": { "whisper": { "en": "A customer." }, "bye": { "en": "Goodbye." } },
      "states": {
        "line": {
          "do": "queue", "queue": "sales", "max_wait": "5m", "whisper": "whisper", "next": "bye",
          "on": { "timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye" }
        },
        "bye": { "do": "hangup", "prompt": "bye" }
      }
    }
    """
