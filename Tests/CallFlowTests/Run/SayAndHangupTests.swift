import CallFlow
import Telephony
import Testing

struct SayAndHangupTests {
    private static let flow = Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "end" }"#)

    @Test func `a call is greeted, said goodbye to, and hung up`() throws {
        var caller = try Caller(flow: Self.flow)
        #expect(caller.commands == [.speak(Utterance([.text("Hello.", language: "en", voice: nil)]))])
        caller.ignores(.key(try #require(Key("1"))))
        try caller.tell(.promptFinished)
        #expect(caller.heard == ["Bye."])
        #expect(!caller.session.hasEnded)
        try caller.tell(.promptFinished)
        #expect(caller.commands == [.hangUp])
        #expect(caller.session.hasEnded)
        for event in Events.all { caller.ignores(event) }
    }

    @Test func `a sound that fails or hangs does not end the call`() throws {
        var failed = try Caller(flow: Self.flow)
        try failed.tell(.commandFailed)
        #expect(failed.session.state == "end")
        var stuck = try Caller(flow: Self.flow)
        #expect(stuck.session.deadline == stuck.now + .milliseconds(6 * 1000 / 14) + .seconds(30))
        try stuck.waitForDeadline()
        #expect(stuck.session.state == "end")
        try stuck.waitForDeadline()
        #expect(stuck.commands == [.hangUp])
    }

    @Test func `who hangs up is gone at any point`() throws {
        var early = try Caller(flow: Self.flow)
        try early.tell(.hungUp)
        #expect(early.facts == [.ended(reason: "hung_up")])
        for event in Events.all { early.ignores(event) }
        var late = try Caller(flow: Self.flow)
        try late.tell(.promptFinished)
        try late.tell(.hungUp)
        #expect(late.commands == [])
        #expect(late.session.hasEnded)
    }

    @Test func `a hangup without a prompt ends at once`() throws {
        let caller = try Caller(flow: Flows.flow(#""a": { "do": "hangup", "reason": "test" }"#))
        #expect(caller.commands == [.hangUp])
        #expect(caller.facts.last == .ended(reason: "test"))
    }

    @Test func `the end target says goodbye`() throws {
        var caller = try Caller(flow: Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "@end" }"#))
        try caller.tell(.promptFinished)
        #expect(caller.prompts == ["system.goodbye"])
    }
}
