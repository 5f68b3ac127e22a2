import CallFlow
import Telephony
import Testing

struct VoicemailTests {
    private func recording() throws -> Caller {
        var caller = try Caller(flow: Flows.voicemail)
        try caller.tell(.promptFinished)
        return caller
    }

    private func message(_ seconds: Int, _ id: String?) -> FlowFact {
        .messageLeft(
            mailbox: "box", seconds: seconds, recording: id, attached: ["topic": "general", "pin": "•••"])
    }

    @Test func `the caller is recorded after the prompt`() throws {
        let caller = try recording()
        #expect(
            caller.commands == [
                .record(RecordingRequest(maximumLength: .seconds(60), silence: .seconds(4), finishKey: Key("#")))
            ])
    }

    @Test func `a message can be kept or recorded again`() throws {
        var caller = try recording()
        try caller.tell(.recorded(length: .seconds(7), id: "r1"), after: .seconds(7))
        #expect(caller.prompts == ["system.review_menu"])
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.commands.count == 1)
        try caller.tell(.recorded(length: .seconds(8), id: "r2"), after: .seconds(7))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.first == message(8, "r2"))
        #expect(caller.session.state == "end")
    }

    @Test func `the third recording is kept without asking`() throws {
        var caller = try recording()
        for take in 1...2 {
            try caller.tell(.recorded(length: .seconds(7), id: "r\(take)"))
            try caller.tell(.collected(digits: "2", ending: .complete))
        }
        try caller.tell(.recorded(length: .seconds(7), id: "r3"))
        #expect(caller.facts.first == message(7, "r3"))
    }

    @Test func `who says nothing to the question keeps the message`() throws {
        var caller = try recording()
        try caller.tell(.recorded(length: .seconds(7), id: nil))
        try caller.tell(.collected(digits: "", ending: .silence))
        try caller.tell(.collected(digits: "", ending: .silence))
        #expect(caller.facts.contains(message(7, nil)))
    }

    @Test func `who hangs up while being recorded leaves the message`() throws {
        var caller = try recording()
        try caller.tell(.hungUp, after: .seconds(9))
        #expect(caller.facts == [.ended(reason: "hung_up")])
        caller.ignores(.promptFinished)
        caller.ignores(.hungUp)
        try caller.tell(.recorded(length: .seconds(9), id: "r1"), after: .seconds(2))
        #expect(caller.facts == [message(9, "r1")])
        caller.ignores(.recorded(length: .seconds(9), id: "r1"))
    }

    @Test func `who hangs up while being asked leaves the message`() throws {
        var caller = try recording()
        try caller.tell(.recorded(length: .seconds(7), id: "r1"))
        try caller.tell(.hungUp)
        #expect(caller.facts == [message(7, "r1"), .ended(reason: "hung_up")])
    }

    @Test func `less than a second is no message`() throws {
        var caller = try recording()
        try caller.tell(.recorded(length: .milliseconds(900), id: "r1"))
        #expect(caller.session.state == "none")
        var gone = try recording()
        try gone.tell(.hungUp)
        try gone.tell(.recorded(length: .milliseconds(100), id: "r1"))
        #expect(gone.facts == [])
    }

    @Test func `failures lead to error`() throws {
        for event in [FlowEvent.recordingFailed, .commandFailed] {
            var caller = try recording()
            try caller.tell(event)
            #expect(caller.session.state == "fault")
        }
    }

    @Test func `a recording that never ends is stopped, then given up`() throws {
        var caller = try recording()
        try caller.waitForDeadline()
        #expect(caller.commands == [.stopRecording])
        var late = caller
        try caller.waitForDeadline()
        #expect(caller.session.state == "fault")
        try late.tell(.recorded(length: .seconds(60), id: "r"))
        #expect(late.prompts == ["system.review_menu"])
    }
}
