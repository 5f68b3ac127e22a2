import CallFlow
import Telephony
import TestSupport
import Testing

@testable import ContactCenter

/// Answers that are said: listening lasts as long as the question, and only what is certain counts.
struct HeardWordsTests {
    private func asked() -> (center: Center, caller: LegID) {
        var center = Center(.running(spokenFlow))
        let caller = center.answeredCall()
        return (center, caller)
    }

    private func say(
        _ words: String, _ center: inout Center, _ caller: LegID, isFinal: Bool = true, track: String? = "inbound"
    ) -> [String] {
        let transcript = CallEvent.Transcript(text: words, isFinal: isFinal, confidence: 0.9, track: track)
        return center.report(.transcribed(transcript), on: caller).map(\.action.name)
    }

    private func state(_ center: Center, _ caller: LegID) -> String? {
        center.facts.reversed().lazy.compactMap {
            if case .flow(.entered(_, let state, _, _)) = $0.kind { state } else { nil }
        }.first
    }

    @Test func `listening begins with the question and ends with the answer`() {
        var (center, caller) = asked()
        #expect(center.orders(on: caller).count { $0 == "start_transcription" } == 1)
        let brought = say("the sales team please", &center, caller)
        #expect(brought.contains("stop_transcription"))
        #expect(state(center, caller) == "sold")
    }

    @Test func `a key ends listening as well, and words that come late change nothing`() throws {
        var (center, caller) = asked()
        let question = try #require(center.commands.last { $0.action.name == "gather" })
        let keys = CallEvent.Gathered(digits: "2", status: .valid)
        let brought = center.report(.gathered(keys), on: caller, tag: question.tag).map(\.action.name)
        #expect(brought.contains("stop_transcription"))
        #expect(state(center, caller) == "bought")
        #expect(say("sales", &center, caller).isEmpty)
        #expect(state(center, caller) == "bought")
    }

    @Test func `what may still change is not taken, nor what we say ourselves`() {
        var (center, caller) = asked()
        #expect(say("sales", &center, caller, isFinal: false).isEmpty)
        #expect(say("sales", &center, caller, track: "outbound").isEmpty)
        #expect(state(center, caller) == "ask")
        center.restart()
        _ = say("sales", &center, caller)
        #expect(state(center, caller) == "sold", "also after a restart")
    }

    @Test func `a very long sentence is looked at in part only`() {
        var (center, caller) = asked()
        _ = say(String(repeating: "well ", count: 1000) + "sales", &center, caller)
        #expect(state(center, caller) != "sold")
    }

    @Test func `nothing is ordered on the line of a caller who has gone`() {
        var (center, caller) = asked()
        center.drop(caller)
        #expect(!center.orders(on: caller).contains("stop_transcription"))
        #expect(center.switchboard.calls[caller.call]?.isListenedTo == false)
    }
}

private let spokenFlow = """
    {
      "spec": 1, "title": "Spoken", "numbers": ["+34910000001"], "languages": ["en"], "start": "ask",
      "prompts": { "ask": { "en": "Sales or purchases?" }, "bye": { "en": "Goodbye." } },
      "states": {
        "ask": {
          "do": "menu", "prompt": "ask", "listen": true, "attempts": 3,
          "keys": {
            "1": { "label": "Sales", "goto": "sold", "speech": { "en": ["sales"] } },
            "2": { "label": "Purchases", "goto": "bought", "speech": { "en": ["purchases"] } }
          },
          "on": { "exhausted": "sold" }
        },
        "sold": { "do": "say", "prompt": "bye", "next": "@end" },
        "bought": { "do": "say", "prompt": "bye", "next": "@end" }
      }
    }
    """
