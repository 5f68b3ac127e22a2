import CallFlow
import Telephony
import Testing

struct TransferTests {
    private func dialled() throws -> Caller {
        var caller = try Caller(flow: Flows.transfer)
        #expect(caller.heard == ["Hello."])
        try caller.tell(.promptFinished)
        return caller
    }

    @Test func `the phones of the destination are dialled after the prompt`() throws {
        let caller = try dialled()
        #expect(
            caller.commands == [
                .transfer(
                    TransferRequest(
                        destination: "desk", phones: ["+34910000099", "sip:desk@example.com"], ring: .seconds(25),
                        callerID: nil))
            ])
    }

    @Test func `every end has its way`() throws {
        for (end, state) in [
            (FlowEvent.TransferEnd.finished, "end"), (.busy, "busy"), (.noAnswer, "none"), (.machine, "none"),
            (.failed, "fault"),
        ] {
            var caller = try dialled()
            try caller.tell(.transferEnded(end), after: .seconds(20))
            #expect(caller.session.state == state)
        }
        var refused = try dialled()
        try refused.tell(.commandFailed)
        #expect(refused.session.state == "fault")
    }

    @Test func `a conversation without end is ended by its limit`() throws {
        var caller = try dialled()
        #expect(caller.session.deadline == caller.now + .seconds(50 + 600 + 30))
        try caller.waitForDeadline()
        #expect(caller.commands == [.hangUp])
        #expect(caller.session.hasEnded)
    }
}
