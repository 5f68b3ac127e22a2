import CallFlow
import JSONSyntax
import Testing

struct BoundsTests {
    private func bounds(_ states: String, _ members: String = "", prompts: String = "") throws -> FlowBounds {
        let flow = """
            {
              "spec": 1, "title": "Test", "languages": ["en"], "start": "a", \(members)
              "limits": { "call": "10m", "visits": 2, "steps": 50 },
              "prompts": { "ask": { "en": "12345678901234" }\(prompts) }, "states": { \(states) }
            }
            """
        return try Caller.program(flow).bounds
    }

    @Test func `a menu costs its attempts at each visit, and silence ends it`() throws {
        let bounds = try bounds(
            #""a": { "do": "menu", "prompt": "ask", "attempts": 3, "wait": "5s", "keys": { "1": "@repeat" } }"#)
        #expect(bounds.turns == 6)
        #expect(bounds.longestChain == 1)
        let silent = try #require(bounds.silent)
        #expect(silent.turns == 3)
        #expect(silent.waiting == .seconds(15))
        // Three times one second, and "Goodbye." of eight characters.
        #expect(silent.speech == .seconds(3) + .milliseconds(8 * 1000 / 14))
        #expect(silent.path == ["a"])
    }

    @Test func `the longest row of states without a wait is counted`() throws {
        let bounds = try bounds(
            """
            "a": { "do": "say", "prompt": "ask", "next": "b" }, "b": { "do": "say", "prompt": "ask", "next": "c" },
            "c": { "do": "menu", "prompt": "ask", "keys": { "1": "d" } }, "d": { "do": "hangup" }
            """)
        #expect(bounds.longestChain == 3)
        #expect(bounds.silent?.path == ["a", "b", "c"])
    }

    @Test func `where the agents decide, the longest way of a silent caller counts`() throws {
        let bounds = try bounds(
            """
            "a": { "do": "queue", "queue": "sales", "max_wait": "4m", "next": "b",
                   "on": { "timeout": "b", "full": "@end", "no_agents": "@end", "error": "@end" } },
            "b": { "do": "voicemail", "mailbox": "box", "prompt": "ask", "max": "2m", "silence": "5s", "next": "c",
                   "on": { "empty": "c", "error": "c" } },
            "c": { "do": "hangup" }
            """, #""mailboxes": { "box": {} },"#)
        let silent = try #require(bounds.silent)
        #expect(silent.turns == 2)
        #expect(silent.waiting == .seconds(245))
        #expect(silent.speech == .seconds(1))
        #expect(silent.path == ["a", "b", "c"])
        // Two visits each: a place in the queue, a recording.
        #expect(bounds.turns == 4)
    }

    @Test func `no call is held much longer than the flow allows`() throws {
        let bounds = try bounds(
            #""a": { "do": "menu", "prompt": "ask", "wait": "60s", "attempts": 5, "keys": { "1": "@repeat" } }"#)
        #expect(bounds.held >= .seconds(600))
        #expect(bounds.held < .seconds(700))
    }

    @Test func `the shipped support line releases a caller who never reacts`() throws {
        let folder = FlowFolder(try Fixtures.files(in: Fixtures.shipped), queues: ["sales", "technical", "billing"])
        for program in folder.programs {
            let silent = try #require(program.bounds.silent)
            #expect(silent.turns <= 20, "\(program.bounds.sentence)")
            #expect(program.bounds.turns >= silent.turns)
        }
    }
}
