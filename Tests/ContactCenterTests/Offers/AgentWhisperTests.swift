import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

struct AgentWhisperTests {
    /// A caller whose agent has picked up and hears the whisper.
    private func whispering(_ center: inout Center) throws -> (caller: LegID, agent: LegID) {
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.report(.enqueued(queue: "sales", position: 1), on: caller)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        return (caller, agent)
    }

    @Test func `the agent hears the whisper before the caller is put through`() throws {
        var center = Center(.running(whisperFlow))
        let (caller, agent) = try whispering(&center)
        #expect(center.orders(on: agent) == ["dial", "speak"])
        #expect(!center.orders(on: caller).contains("bridge"))
        center.report(.speakEnded(.completed), on: agent)
        #expect(center.orders(on: caller).contains("bridge"))
        center.report(.bridged, on: caller)
        #expect(center.story.contains("connected"))
    }

    @Test func `a whisper that never ends is cut short`() throws {
        var center = Center(.running(whisperFlow))
        let (caller, _) = try whispering(&center)
        center.wait(.seconds(76))
        #expect(center.orders(on: caller).contains("bridge"))
    }

    @Test func `an agent who hangs up during the whisper has not talked, and the caller keeps its place`() throws {
        var center = Center(.running(whisperFlow))
        let (caller, agent) = try whispering(&center)
        center.wait(.seconds(20))
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: agent)
        #expect(!center.story.contains("connected"))
        #expect(center.story.contains("connection_failed"))
        #expect(center.switchboard.callView(caller.call)?.stage == "waiting")
    }
}

private let whisperFlow = """
    {
      "spec": 1,
      "title": "Whispers",
      "numbers": ["+34910000001"],
      "languages": ["en"],
      "start": "line",
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
