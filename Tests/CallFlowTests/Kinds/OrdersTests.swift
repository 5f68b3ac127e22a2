import CallFlow
import Telephony
import Testing

/// Notices, messages, call backs, recordings and languages.
struct OrdersTests {
    private static func flow(_ state: String) -> String {
        Flows.flow(
            """
            "a": \(state), "b": { "do": "menu", "prompt": "menu", "keys": { "1": "a" } }, "c": { "do": "hangup" }
            """,
            #"""
            "variables": {
              "topic": { "type": "text", "default": "two" }, "pin": { "type": "digits", "private": true, "default": "1234" },
              "wish": { "type": "text", "default": "es-MX" }
            },
            "calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["11:00-17:00"] } } },
            "on": { "error": "c" },
            """#)
    }

    private let notify = flow(
        #"{ "do": "notify", "event": "seen", "with": { "topic": "{topic}", "pin": "{pin}" }, "next": "b" }"#)

    @Test func `other software is told everything, the facts are told no secret`() throws {
        var caller = try Caller(flow: notify)
        #expect(
            caller.commands == [
                .notify(Notice(event: "seen", with: ["topic": "two", "pin": "1234"], key: "call-1.test.a.1"))
            ])
        #expect(caller.facts.contains(.notified(event: "seen", with: ["topic": "two", "pin": "•••"])))
        try caller.tell(.orderTaken)
        #expect(caller.session.state == "b")
    }

    @Test func `an order that is refused, or that nobody answers, is an error`() throws {
        var refused = try Caller(flow: notify)
        try refused.tell(.orderFailed)
        #expect(refused.session.state == "c")
        var forgotten = try Caller(flow: notify)
        try forgotten.waitForDeadline()
        #expect(forgotten.session.state == "c")
        var patient = try Caller(flow: notify)
        for event in Events.all where ![.hungUp, .orderTaken, .orderFailed, .deadline].contains(event) {
            patient.ignores(event)
        }
    }

    @Test func `a message has the caller's language and number`() throws {
        let flow = Self.flow(#"{ "do": "message", "to": "{call.from}", "text": "hello", "next": "b" }"#)
        let caller = try Caller(flow: flow)
        let number = try #require(PhoneNumber("+34600111222"))
        #expect(
            caller.commands == [.message(TextMessage(to: number, from: nil, text: "Hello.", key: "call-1.test.a.1"))])
        #expect(caller.facts.contains(.messaged(to: "+34600111222", text: "Hello.")))
        let nobody = try Caller(try Caller.program(flow), from: nil)
        #expect(nobody.session.state == "c")
    }

    private let callback = flow(
        #"""
        { "do": "callback", "queue": "sales", "number": "{call.from}", "window": "office", "prompt": "hello",
          "next": "b", "on": { "duplicate": "c", "withheld_number": "end" } }
        """#)

    @Test func `a call back is noted with its window, then the caller is told`() throws {
        var caller = try Caller(flow: callback)
        let number = try #require(PhoneNumber("+34600111222"))
        let opens = try #require(Timestamp(iso8601: "2026-03-10T10:00:00Z"))
        #expect(
            caller.commands == [
                .book(
                    CallbackRequest(
                        queue: "sales", number: number, window: CallWindow(calendar: "test:office", opens: opens),
                        attempts: 3, keepsPlace: true, language: "en"))
            ])
        #expect(caller.program.isOpen("test:office", at: caller.now) == false)
        #expect(caller.program.nextOpening("test:office", after: caller.now) == opens)
        try caller.tell(.booked)
        #expect(caller.heard == ["Hello."])
        #expect(caller.facts.contains(.callbackAsked(queue: "sales", outcome: "booked")))
        try caller.tell(.promptFinished)
        #expect(caller.session.state == "b")
    }

    @Test func `a withheld number and a second wish have outcomes of their own`() throws {
        let withheld = try Caller(try Caller.program(callback), from: nil)
        #expect(withheld.session.state == "end")
        #expect(withheld.facts.contains(.callbackAsked(queue: "sales", outcome: "withheld_number")))
        var twice = try Caller(flow: callback)
        try twice.tell(.bookingRefused(.duplicate))
        #expect(twice.session.state == "c")
    }

    @Test func `a recording is turned on, and goes on without it if that fails`() throws {
        let flow = Self.flow(#"{ "do": "recording", "turn": "on", "next": "b" }"#)
        var caller = try Caller(flow: flow)
        #expect(caller.commands == [.recordConversation(ConversationRecording(turn: .on, channels: .dual))])
        var failing = caller
        try caller.tell(.orderTaken)
        #expect(caller.facts.contains(.recordingTurned("on")))
        try failing.tell(.orderFailed)
        #expect(failing.session.state == "b")
        #expect(!failing.facts.contains(.recordingTurned("on")))
    }

    @Test func `a recording of the caller is kept under a variable`() throws {
        let flow = Self.flow(
            #"{ "do": "record", "prompt": "hello", "max": "30s", "save": "topic", "next": "b", "on": { "empty": "end" } }"#
        )
        var caller = try Caller(flow: flow)
        try caller.tell(.promptFinished)
        #expect(
            caller.commands == [.record(RecordingRequest(maximumLength: .seconds(30), silence: nil, finishKey: nil))])
        var leaving = caller
        var mute = caller
        try caller.tell(.recorded(length: .seconds(7), id: "r1"))
        #expect(caller.facts.contains(.saved(variable: "topic", value: "r1")))
        #expect(caller.facts.contains(.recorded(state: "a", seconds: 7, recording: "r1")))
        #expect(caller.session.state == "b")
        try mute.tell(.recorded(length: .milliseconds(900), id: "r1"))
        #expect(mute.session.state == "end")
        try leaving.tell(.hungUp)
        try leaving.tell(.recorded(length: .seconds(3), id: "r2"))
        #expect(leaving.facts.contains(.saved(variable: "topic", value: "r2")))
    }

    @Test func `a language is chosen by its code or by its base, and an unknown one changes nothing`() throws {
        let flow = Self.flow(#"{ "do": "language", "to": "{wish}", "next": "b" }"#)
        let caller = try Caller(flow: flow)
        #expect(caller.heard == ["Pulse 1 o 2."])
        #expect(caller.facts.contains(.languageChosen("es")))
        let foreign = try Caller(flow: flow.replacing("es-MX", with: "fr"))
        #expect(foreign.heard == ["Press 1 or 2."])
    }
}
