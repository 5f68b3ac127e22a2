import Telephony
import Testing

@testable import CallFlow

/// Keys that are pressed before the question that they answer.
struct AheadTests {
    private static let flow = Flows.flow(
        """
        "a": { "do": "menu", "prompt": "menu", "keys": { "1": "s", "2": "b", "3": "c", "4": "d", "5": "l" } },
        "s": { "do": "set", "values": { "topic": "x" }, "next": "b" },
        "b": { "do": "menu", "prompt": "short", "keys": { "1": "end", "22": "e", "3": "end" } },
        "c": { "do": "say", "prompt": "hello", "next": "b" },
        "d": { "do": "menu", "prompt": "short", "barge_in": false, "keys": { "1": "end", "2": "b" } },
        "e": { "do": "ask", "prompt": "hello", "digits": "3-4", "finish_key": "#", "save": "topic", "next": "i" },
        "i": { "do": "say", "prompt": "hello", "barge_in": true, "next": "b" },
        "l": {
          "do": "lookup", "service": "crm", "path": "/", "next": "b",
          "on": { "not_found": "b", "timeout": "b", "error": "b" }
        }
        """,
        #"""
        "variables": { "topic": { "type": "text", "default": "" } },
        "services": { "crm": { "url": "https://crm.example.com" } },
        """#)

    @Test func `surplus keys answer the next questions without their being asked`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "122", ending: .complete))
        #expect(caller.path == ["a", "s", "b", "e"])
        #expect(caller.heard == ["Hello."])
        #expect(caller.facts.contains(.heard(state: "b", digits: "22")))
        #expect(caller.session.ahead == "")
    }

    @Test func `an answer that was begun ahead is finished in silence`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "12", ending: .complete))
        #expect(caller.session.state == "b")
        #expect(caller.heard == [])
        let entry = try #require(caller.entry)
        #expect(entry.prompt.pieces.isEmpty && entry.longest == 1 && entry.wait == .milliseconds(2500))
        var silent = caller
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.session.state == "e")
        try silent.tell(.collected(digits: "", ending: .silence))
        #expect(silent.facts.contains(.missed(state: "b", reason: "no_match", attempt: 1)))
        #expect(silent.prompts == ["short"])
    }

    @Test func `single keys go on with what was begun ahead`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "12", ending: .complete))
        try caller.tell(.key(try #require(Key("2"))))
        #expect(caller.session.state == "e")
    }

    @Test func `surplus keys are dropped before a prompt that must be heard`() throws {
        for (key, prompt) in [("3", "hello"), ("4", "short")] {
            var caller = try Caller(flow: Self.flow)
            try caller.tell(.collected(digits: key + "1", ending: .complete))
            #expect(caller.prompts == [prompt])
            #expect(caller.session.ahead == "")
        }
    }

    @Test func `surplus keys are dropped after a wrong key`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "91", ending: .complete))
        #expect(caller.prompts == ["menu"])
        try caller.tell(.collected(digits: "141", ending: .complete))
        #expect(caller.session.state == "b")
        #expect(caller.prompts == ["short"])
        #expect(caller.session.ahead == "")
    }

    @Test func `keys that are pressed while a service is asked answer the next question`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "5", ending: .complete))
        let key = try #require(
            caller.commands.lazy.compactMap { if case .lookup(let one) = $0 { one.key } else { nil } }.first)
        try caller.tell(.key(try #require(Key("3"))))
        try caller.tell(.answered(LookupAnswer(key: key, status: 200, values: [:])))
        #expect(caller.session.state == "end")
    }

    @Test func `a key ends a prompt that may be interrupted, and answers the next question`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "122123#", ending: .complete))
        #expect(caller.session.state == "i")
        #expect(caller.prompts == ["hello"])
        try caller.tell(.key(try #require(Key("3"))))
        #expect(caller.commands.first == .stopSound)
        #expect(caller.session.state == "end")
    }

    @Test func `keys that wait skip a prompt that may be interrupted`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "122123#3", ending: .complete))
        #expect(caller.prompts == ["bye"])
    }

    @Test func `no more keys are kept than anybody needs`() throws {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: "5", ending: .complete))
        for _ in 1...100 { try caller.tell(.key(try #require(Key("9")))) }
        #expect(caller.session.ahead.count == 32)
    }
}
