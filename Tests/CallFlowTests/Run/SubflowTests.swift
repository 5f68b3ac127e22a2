import CallFlow
import JSONSyntax
import Telephony
import Testing

struct SubflowTests {
    /// A flow that runs another one.
    private static let files: [String: String] = [
        "test.json": Flows.flow(
            """
            "a": {
              "do": "run", "flow": "part",
              "give": { "hours": "office", "line": "sales", "box": "box", "desk": "desk", "words": "hello", "who": "{topic}" },
              "take": { "topic": "what", "count": "times" },
              "on": { "served": "b", "left": "@end" }
            },
            "b": { "do": "menu", "prompt": "menu", "keys": { "1": "a", "2": "c" } },
            "c": { "do": "handoff", "flow": "last", "give": { "topic": "{topic}" } }
            """,
            #"""
            "variables": {
              "topic": { "type": "text", "default": "general" }, "count": { "type": "number", "default": 0 }
            },
            "calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } },
            "mailboxes": { "box": {} }, "destinations": { "desk": { "phone": "+34910000099" } },
            "limits": { "visits": 3 }, "on": { "limit": "end" },
            """#),
        "part.json": """
        {
          "spec": 1, "title": "Part", "languages": ["en", "es"], "start": "look", "returns": ["served", "left"],
          "parameters": {
            "hours": { "type": "calendar" }, "line": { "type": "queue" }, "box": { "type": "mailbox" },
            "desk": { "type": "destination" }, "words": { "type": "prompt" }, "who": { "type": "text" }
          },
          "variables": { "topic": { "type": "text", "default": "inner" } },
          "limits": { "visits": 3 },
          "states": {
            "look": { "do": "hours", "calendar": "{hours}", "on": { "open": "wait", "closed": "take" } },
            "wait": {
              "do": "queue", "queue": "{line}", "max_wait": "5m", "next": "done",
              "on": { "timeout": "call", "full": "call", "no_agents": "call", "error": "call" }
            },
            "call": {
              "do": "transfer", "to": "{desk}", "ring": "20s", "next": "done",
              "on": { "busy": "take", "no_answer": "take", "failed": "take" }
            },
            "take": {
              "do": "voicemail", "mailbox": "{box}", "prompt": "{words}", "max": "1m", "next": "left",
              "on": { "empty": "left", "error": "left" }
            },
            "done": { "do": "return", "as": "served", "give": { "what": "{who} and {topic}", "times": 2 } },
            "left": { "do": "return", "as": "left" }
          }
        }
        """,
        "last.json": """
        {
          "spec": 1, "title": "Last", "languages": ["en", "es"], "start": "x",
          "parameters": { "topic": { "type": "text", "default": "" } },
          "prompts": { "last": { "en": "About {topic}.", "es": "Sobre {topic}." } },
          "states": { "x": { "do": "menu", "prompt": "last", "keys": { "1": "y", "2": "@repeat" } },
                      "y": { "do": "handoff", "flow": "last" } }
        }
        """,
    ]

    private func caller(at start: String = Caller.tuesdayMorning) throws -> Caller {
        let folder = FlowFolder(Self.files.map { FlowFolder.File(name: $0.key, bytes: Array($0.value.utf8)) })
        #expect(folder.diagnostics.filter { $0.severity == .error }.map(\.text) == [])
        #expect(folder.programs.map(\.flow) == ["last", "test"])
        let program = try #require(folder.programs.first { $0.flow == "test" })
        #expect(program.flows == ["test", "part", "last"])
        #expect(program.queues == ["sales"])
        return try Caller(program, at: start)
    }

    @Test func `a flow runs another one with what it gives, and takes results back`() throws {
        var caller = try caller()
        #expect(caller.session.flow == "part")
        #expect(caller.commands == [.enqueue(QueueRequest(queue: "sales", priority: 5, maximumWait: .seconds(300)))])
        #expect(caller.facts.contains(.called(flow: "part", from: "a")))
        try caller.tell(.agentJoined)
        try caller.tell(.agentLeft, after: .seconds(60))
        #expect(caller.session.flow == "")
        #expect(caller.session.state == "b")
        #expect(caller.facts.contains(.returned(flow: "part", as: "served")))
        #expect(caller.facts.contains(.saved(variable: "topic", value: "general and inner")))
        #expect(caller.facts.contains(.saved(variable: "count", value: "2")))
        #expect(caller.facts.contains(.left(flow: "test", state: "a", outcome: "served", to: "b")))
    }

    @Test func `a prompt, a mailbox and a destination are given as well`() throws {
        var caller = try caller(at: "2026-03-10T20:00:00Z")
        #expect(caller.heard == ["Hello."])
        try caller.tell(.promptFinished)
        try caller.tell(.recorded(length: .seconds(5), id: "r1"))
        #expect(caller.facts.contains(.messageLeft(mailbox: "box", seconds: 5, recording: "r1", attached: [:])))
        #expect(caller.facts.contains(.said(prompt: "system.goodbye", language: "en", text: "Goodbye.")))
        var open = try self.caller()
        try open.tell(.refused(.full))
        #expect(
            open.commands == [
                .transfer(
                    TransferRequest(destination: "desk", phones: ["+34910000099"], ring: .seconds(20), callerID: nil))
            ])
    }

    @Test func `visits count over the whole call, whichever state runs the flow`() throws {
        var caller = try caller()
        for _ in 1...3 {
            try caller.tell(.agentJoined)
            try caller.tell(.agentLeft, after: .seconds(60))
            try caller.tell(.collected(digits: "1", ending: .complete))
        }
        #expect(caller.facts.contains(.limitReached(limit: "visits")))
        #expect(caller.session.state == "end")
    }

    @Test func `the way out of a limit lies in the nearest flow that has one`() throws {
        var caller = try caller()
        #expect(caller.session.flow == "part")
        caller.now = try #require(Timestamp(iso8601: "2026-03-10T11:00:00Z"))
        try caller.tell(.deadline)
        #expect(caller.session.flow == "")
        #expect(caller.prompts == ["bye"])
    }

    @Test func `a call that is handed over does not come back`() throws {
        var caller = try caller()
        try caller.tell(.agentJoined)
        try caller.tell(.agentLeft, after: .seconds(60))
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.session.flow == "last")
        #expect(caller.facts.contains(.handedOff(from: "test", to: "last")))
        #expect(caller.heard == ["About general and inner."])
    }

    @Test func `a call is handed over three times at most`() throws {
        var caller = try caller()
        try caller.tell(.agentJoined)
        try caller.tell(.agentLeft, after: .seconds(60))
        try caller.tell(.collected(digits: "2", ending: .complete))
        for _ in 1...2 {
            try caller.tell(.collected(digits: "1", ending: .complete))
            #expect(caller.heard == ["About ."])
        }
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.contains(.limitReached(limit: "handoffs")))
        #expect(caller.prompts == ["system.sorry"])
    }

    @Test func `a program with other flows is made again from its source`() throws {
        let program = try caller().program
        let again = try Program(source: program.source)
        #expect(again.id == program.id)
        #expect(again.source == program.source)
        #expect(again.flows == program.flows)
        #expect(try Caller(again).session == Caller(program).session)
        var files = Self.files
        files["part.json"] = files["part.json"]?.replacing("5m", with: "6m")
        let folder = FlowFolder(files.map { FlowFolder.File(name: $0.key, bytes: Array($0.value.utf8)) })
        #expect(folder.programs.first { $0.flow == "test" }?.id != program.id)
    }

    @Test func `a broken flow takes those along that reach it, and no others`() throws {
        var files = Self.files
        files["part.json"] = "{"
        let folder = FlowFolder(files.map { FlowFolder.File(name: $0.key, bytes: Array($0.value.utf8)) })
        #expect(folder.programs.map(\.flow) == ["last"])
        #expect(
            folder.diagnostics.filter { $0.severity == .error }.map { "\($0.file) \($0.code)" } == ["part.json F001"])
    }
}
