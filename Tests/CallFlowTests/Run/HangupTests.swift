import CallFlow
import Telephony
import Testing

/// What a flow does after the caller has hung up.
struct HangupTests {
    private static let flow = Flows.flow(
        """
        "a": { "do": "menu", "prompt": "menu", "keys": { "1": "v", "2": "n" } },
        "v": {
          "do": "voicemail", "mailbox": "box", "prompt": "hello", "max": "60s", "attach": ["topic"], "next": "end",
          "on": { "empty": "end", "error": "end" }
        },
        "n": { "do": "notify", "event": "on_the_line", "next": "end" },
        "gone": { "do": "set", "values": { "topic": "gone" }, "next": "tell" },
        "tell": {
          "do": "lookup", "service": "crm", "path": "/gone", "meanwhile": "hello", "next": "told",
          "on": { "not_found": "told", "timeout": "told", "error": "told" }
        },
        "told": { "do": "notify", "event": "gone", "with": { "topic": "{topic}" }, "next": "@end" }
        """,
        #"""
        "variables": { "topic": { "type": "text", "default": "before" } }, "mailboxes": { "box": {} },
        "services": { "crm": { "url": "https://crm.example.com" } }, "on": { "hangup": "gone" },
        """#)

    private func key(_ caller: Caller) throws -> String {
        try #require(caller.commands.lazy.compactMap { if case .lookup(let one) = $0 { one.key } else { nil } }.first)
    }

    @Test func `the flow goes on with what needs no caller, and ends`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.hungUp)
        #expect(caller.path.suffix(2) == ["gone", "tell"])
        caller.ignores(.hungUp)
        try caller.tell(.lookupFailed(key: key(caller), .error))
        #expect(caller.commands.count == 1)
        try caller.tell(.orderTaken)
        #expect(caller.commands == [])
        #expect(caller.session.hasEnded)
        #expect(caller.facts.contains(.ended(reason: "hung_up")))
    }

    @Test func `nothing is said to a caller who is gone`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.hungUp)
        try caller.waitForDeadline()
        #expect(caller.session.state == "told")
        #expect(caller.heard == [])
    }

    @Test func `a message is waited for before the flow goes on`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.promptFinished)
        try caller.tell(.hungUp)
        #expect(caller.session.state == "v")
        var silent = caller
        try caller.tell(.recorded(length: .seconds(4), id: "r1"))
        #expect(
            caller.facts.contains(
                .messageLeft(mailbox: "box", seconds: 4, recording: "r1", attached: ["topic": "before"])))
        #expect(caller.session.state == "tell")
        try silent.waitForDeadline()
        #expect(silent.session.state == "tell")
    }

    @Test func `a flow without a way for it just ends`() throws {
        var caller = try Caller(flow: Self.flow.replacing(#""on": { "hangup": "gone" },"#, with: ""))
        try caller.tell(.hungUp)
        #expect(caller.session.hasEnded)
        #expect(caller.commands == [])
    }
}
