import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

struct WholeRecordingTests {
    private func recorded(_ key: String, _ center: inout Center) -> LegID {
        center.set("ana", .available)
        let caller = center.answeredCall()
        center.report(.speakEnded(.completed), on: caller)
        center.gather(key, on: caller)
        return caller
    }

    private func recordings(_ center: Center, _ caller: LegID) -> [String] {
        center.orders(on: caller).filter { $0.contains("recording") }
    }

    @Test func `a conversation within a whole recording is not recorded a second time`() throws {
        var center = Center(.running(recordingFlow))
        let caller = recorded("1", &center)
        let agent = try #require(center.lastDialled)
        center.report(.answered, on: agent)
        center.report(.bridged, on: caller)
        center.wait(.seconds(30))
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: agent)
        #expect(recordings(center, caller) == ["start_recording"])
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: caller)
        center.report(.recordingSaved(CallEvent.SavedRecording(id: "r1")), on: caller)
        #expect(center.story.filter { $0 == "recording_started" }.count == 1)
        #expect(center.story.contains("recording_saved"))
    }

    @Test func `a message interrupts the whole recording, which goes on afterwards`() throws {
        var center = Center(.running(recordingFlow))
        let caller = recorded("2", &center)
        center.report(.speakEnded(.completed), on: caller)
        #expect(recordings(center, caller) == ["start_recording", "stop_recording", "start_recording"])
        // The first part is saved while the message is being recorded.
        center.report(
            .recordingSaved(
                CallEvent.SavedRecording(id: "part", startedAt: center.now - .seconds(9), endedAt: center.now)),
            on: caller)
        center.wait(.seconds(5))
        center.report(
            .recordingSaved(
                CallEvent.SavedRecording(id: "message", startedAt: center.now - .seconds(5), endedAt: center.now)),
            on: caller)
        #expect(recordings(center, caller).count == 4)
        #expect(recordings(center, caller).last == "start_recording")
        #expect(center.story.contains("flow_message_left"))
    }

    @Test func `what is paused is resumed, and off is off`() throws {
        var center = Center(.running(recordingFlow))
        let caller = recorded("3", &center)
        center.report(.speakEnded(.completed), on: caller)
        center.report(.speakEnded(.completed), on: caller)
        #expect(
            recordings(center, caller) == ["start_recording", "pause_recording", "resume_recording", "stop_recording"])
    }

    @Test func `a pause that the carrier refuses ends the part, and another begins afterwards`() throws {
        var center = Center(.running(recordingFlow))
        let caller = recorded("3", &center)
        let pause = try #require(center.commands.last { $0.action == .pauseRecording })
        center.take(.commandEnded(pause, .failed(CarrierFailure(.refused(code: "90000")))))
        center.report(.speakEnded(.completed), on: caller, tag: nil)
        #expect(
            recordings(center, caller).prefix(4) == [
                "start_recording", "pause_recording", "stop_recording", "start_recording",
            ])
    }

    @Test func `what the carrier writes down of a message is kept, although the caller has gone`() throws {
        var center = Center(.running(recordingFlow))
        let caller = recorded("2", &center)
        center.report(.hungUp(CallEvent.HangUp(cause: .normalClearing)), on: caller)
        center.wait(.seconds(30))
        center.report(.recordingTranscribed(recording: "r1", text: "Call me."), on: caller)
        #expect(center.facts.last?.kind == .recordingTranscribed(id: "r1", text: "Call me."))
    }
}

private let recordingFlow = """
    {
      "spec": 1,
      "title": "Recorded line",
      "numbers": ["+34910000001"],
      "languages": ["en"],
      "start": "notice",
      "recording": { "consent": "notice" },
      "queues": { "sales": {} },
      "mailboxes": { "box": {} },
      "prompts": {
        "notice": { "en": "This call is recorded." }, "main": { "en": "Press 1, 2 or 3." },
        "card": { "en": "Now the number." }, "on": { "en": "Thank you." }, "bye": { "en": "Goodbye." }
      },
      "states": {
        "notice": { "do": "say", "prompt": "notice", "next": "begin" },
        "begin": { "do": "recording", "turn": "on", "next": "main", "on": { "error": "main" } },
        "main": {
          "do": "menu", "prompt": "main", "keys": { "1": "line", "2": "message", "3": "pause" },
          "on": { "exhausted": "bye" }
        },
        "line": {
          "do": "queue", "queue": "sales", "max_wait": "5m", "next": "bye",
          "on": { "timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye" }
        },
        "message": {
          "do": "voicemail", "mailbox": "box", "prompt": "card", "max": "1m", "next": "bye",
          "on": { "empty": "bye", "error": "bye" }
        },
        "pause": { "do": "recording", "turn": "pause", "next": "card", "on": { "error": "bye" } },
        "card": { "do": "say", "prompt": "card", "next": "resume" },
        "resume": { "do": "recording", "turn": "resume", "next": "more", "on": { "error": "bye" } },
        "more": { "do": "say", "prompt": "on", "next": "off" },
        "off": { "do": "recording", "turn": "off", "next": "bye", "on": { "error": "bye" } },
        "bye": { "do": "hangup", "prompt": "bye" }
      }
    }
    """
