import CallFlow
import Telephony
import Testing

/// Calls of flows that a folder's check would refuse, made as stored bundles are: what is private stays so all the same.
struct PrivacyTests {
    private static let members = #"""
        "on": { "error": "end" },
        "variables": {
          "pin": { "type": "digits", "private": true, "default": "" },
          "rank": { "type": "number", "private": true, "default": 1 },
          "phone": { "type": "phone", "private": true, "default": "+34677889900" },
          "tape": { "type": "text", "private": true, "default": "" }
        },
        """#

    private func caller(_ states: String) throws -> Caller {
        try Caller(flow: Flows.flow(states, Self.members))
    }

    @Test func `a queue is told neither private skills nor a private priority`() throws {
        var caller = try caller(
            """
            "a": { "do": "ask", "prompt": "hello", "digits": "4", "save": "pin", "next": "b" },
            "b": { "do": "queue", "queue": "sales", "priority": "{rank}", "skills": ["vip", "code_{pin}", "{phone}"],
                   "max_wait": "5m", "next": "end" }
            """)
        try caller.tell(.collected(digits: "8642", ending: .complete))
        #expect(
            caller.commands == [
                .enqueue(QueueRequest(queue: "sales", priority: 5, maximumWait: .seconds(300), skills: ["vip"]))
            ])
        #expect(caller.allFacts.contains(.heard(state: "a", digits: "•••")))
        #expect(!"\(caller.allFacts)".contains("8642"))
    }

    @Test func `a private number is not booked for a callback`() throws {
        let caller = try caller(#""a": { "do": "callback", "queue": "sales", "number": "{phone}", "next": "end" }"#)
        #expect(!caller.commands.contains { if case .book = $0 { true } else { false } })
        #expect(caller.allFacts.contains(.callbackAsked(queue: "sales", outcome: "error")))
        #expect(!"\(caller.allFacts)".contains("677889900"))
    }

    @Test func `the fact of a text message hides a private number and private words`() throws {
        let caller = try caller(#""a": { "do": "message", "to": "{phone}", "text": "hello", "next": "end" }"#)
        #expect(caller.allFacts.contains(.messaged(to: "•••", text: "Hello.")))
        #expect(!"\(caller.allFacts)".contains("677889900"))
    }

    @Test func `the fact of a private recording does not name it`() throws {
        var caller = try caller(
            #""a": { "do": "record", "prompt": "hello", "max": "20s", "save": "tape", "next": "end" }"#)
        try caller.tell(.promptFinished)
        try caller.tell(.recorded(length: .seconds(5), id: "tape-77"))
        #expect(caller.allFacts.contains(.recorded(state: "a", seconds: 5, recording: nil)))
        #expect(!"\(caller.allFacts)".contains("tape-77"))
    }

    @Test func `another flow gets a private value and gives it back without a trace`() throws {
        let part = """
            {
              "spec": 1, "title": "Part", "languages": ["en", "es"], "start": "p", "returns": ["done"],
              "parameters": { "code": { "type": "digits", "private": true } },
              "variables": { "own": { "type": "digits", "private": true, "default": "" } },
              "states": {
                "p": { "do": "set", "values": { "own": "{code}" }, "next": "q" },
                "q": { "do": "return", "as": "done", "give": { "back": "{own}" } }
              }
            }
            """
        let flow = Flows.flow(
            """
            "a": { "do": "ask", "prompt": "hello", "digits": "4", "save": "pin", "next": "b" },
            "b": { "do": "run", "flow": "part", "give": { "code": "{pin}" }, "take": { "tape": "back" },
                   "on": { "done": "end" } }
            """, Self.members)
        var caller = try Caller(flow: flow, libraries: ["part.json": part])
        try caller.tell(.collected(digits: "8642", ending: .complete))
        #expect(caller.allFacts.contains(.saved(variable: "own", value: "•••")))
        #expect(caller.allFacts.contains(.saved(variable: "tape", value: "•••")))
        #expect(!"\(caller.allFacts)".contains("8642"))
    }
}
