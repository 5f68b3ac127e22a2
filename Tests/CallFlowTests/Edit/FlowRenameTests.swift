import Foundation
import JSONSyntax
import Testing

@testable import CallFlow

struct FlowRenameTests {
    private func files() throws -> [FlowFolder.File] {
        try Fixtures.files(in: Fixtures.root.appending(path: "Rename"))
    }

    /// The changed lines without their indentation, `file:number text`.
    private func lines(_ subject: FlowRename.Subject, _ old: String, _ new: String, flow: String? = nil) throws
        -> [String]
    {
        let change = try FlowRename(subject, from: old, to: new, in: flow, of: files())
        return change.lines.map { "\($0.path):\($0.number) \($0.after.trimmingCharacters(in: .whitespaces))" }
    }

    private func refusal(_ subject: FlowRename.Subject, _ old: String, _ new: String, flow: String? = nil) throws
        -> FlowRename.Refusal
    {
        let files = try files()
        return try #require(throws: FlowRename.Refusal.self) {
            try FlowRename(subject, from: old, to: new, in: flow, of: files)
        }
    }

    @Test func `the folder that these tests change is sound`() throws {
        #expect(!FlowFolder(try files(), queues: ["sales"]).hasErrors)
    }

    @Test func `a state is renamed wherever it is a target, in its flow and its scenarios alone`() throws {
        #expect(
            try lines(.state, "ask", "main_menu", flow: "support") == [
                #"support.json:10 "start": "main_menu","#, #"support.json:13 "main_menu": {"#,
                #"support.json:16 "keys": { "1": "wait", "2": { "label": "ask", "goto": "main_menu" } },"#,
                #"support.test.json:7 "steps": [{ "at": "main_menu" }, { "hears": "hello" }]"#,
            ])
    }

    @Test func `a prompt of a library is renamed in every flow that uses it`() throws {
        #expect(
            try lines(.prompt, "hello", "greeting") == [
                #"_shared.json:3 "prompts": { "greeting": { "en": "Hello." } },"#,
                #"part.json:12 "ask": { "do": "say", "prompt": "greeting", "next": "back" },"#,
                #"support.json:15 "prompt": "greeting","#,
                #"support.test.json:7 "steps": [{ "at": "ask" }, { "hears": "greeting" }]"#,
            ])
    }

    @Test func `a calendar that is given to another flow is renamed there too`() throws {
        #expect(
            try lines(.calendar, "office", "desk_hours") == [
                #"_shared.json:4 "calendars": { "desk_hours": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } }"#,
                #"support.json:21 "give": { "hours": "desk_hours", "topic": "{topic}" },"#,
            ])
    }

    @Test func `a variable is renamed in conditions, placeholders and assignments`() throws {
        #expect(
            try lines(.variable, "topic", "about.what", flow: "support") == [
                #"support.json:9 "variables": { "about.what": { "type": "text", "default": "none" } },"#,
                #"support.json:21 "give": { "hours": "office", "topic": "{about.what}" },"#,
                #"support.json:24 "set": { "do": "set", "values": { "about.what": "topic" }, "next": "pick" },"#,
                #"support.json:27 "branches": [{ "when": "about.what == 'topic' and is_set(about.what)", "goto": "bye" }],"#,
            ])
    }

    @Test func `a parameter is renamed where other flows give it`() throws {
        #expect(
            try lines(.variable, "hours", "when_open", flow: "part") == [
                #"part.json:7 "parameters": { "when_open": { "type": "calendar" }, "topic": { "type": "text" } },"#,
                #"part.json:13 "open": { "do": "hours", "calendar": "{when_open}", "on": { "open": "ask", "closed": "back" } },"#,
                #"support.json:21 "give": { "when_open": "office", "topic": "{topic}" },"#,
            ])
    }

    @Test func `nothing but the name changes, and the folder stays sound`() throws {
        let before = try files()
        for (subject, old) in [
            (FlowRename.Subject.state, "wait"), (.prompt, "hello"), (.calendar, "office"), (.queue, "sales"),
        ] {
            let change = try FlowRename(subject, from: old, to: "other", in: nil, of: before)
            let after = before.map { file in change.files.first { $0.name == file.name } ?? file }
            #expect(!FlowFolder(after, queues: ["sales", "other"]).hasErrors)
            let back = try FlowRename(subject, from: "other", to: old, in: nil, of: after)
            for file in back.files {
                #expect(file.bytes == before.first { $0.name == file.name }?.bytes)
            }
        }
    }

    @Test func `a taken name, no name, an unknown name and an ambiguous one are refused`() throws {
        let taken = try refusal(.state, "ask", "bye", flow: "support")
        #expect(taken.message == #"There is a state "bye" already."#)
        #expect(taken.finding?.span.start.line == 30)
        #expect(try refusal(.state, "wait", "Wait Here").message.hasPrefix(#""Wait Here" is no name"#))
        #expect(try refusal(.state, "wiat", "other").message == #"There is no state "wiat" — did you mean "wait"?"#)
        #expect(
            try refusal(.state, "ask", "other").message
                == #"part.json and support.json each have a state "ask": say which with --flow."#)
        #expect(try refusal(.variable, "topic", "call.from", flow: "support").message.contains("language's own"))
    }

    @Test func `a file that is no JSON stops every renaming`() throws {
        let broken = FlowFolder.File(name: "other.json", bytes: Array(#"{ "a" }"#.utf8))
        let files = try files() + [broken]
        let refusal = #expect(throws: FlowRename.Refusal.self) {
            try FlowRename(.state, from: "wait", to: "hold", of: files)
        }
        #expect(refusal?.finding?.code == "F001")
    }

    @Test func `a queue is renamed in scenarios about queues, and callers and agents of its name are not`() throws {
        let text = #"""
            { "spec": 1, "queue": "sales",
              "given": {
                "queues": { "sales": { "title": "sales" }, "other": { "overflow": { "after": "1m", "to": "sales" } } },
                "agents": { "ana": { "queues": ["sales", { "queue": "sales", "tier": 2 }] } } },
              "scenarios": [
                { "name": "sales", "given": { "queues": { "sales": {} }, "agents": { "sales": {} } },
                  "steps": [
                    { "queued": "sales", "in": "sales" }, { "moves": "sales", "to": "sales" },
                    { "moved": "sales", "to": "sales" }, { "offered": "carla", "to": "sales" }],
                  "figures": { "sales": { "misses": 1 } } },
                { "name": "b", "steps": [], "figures": { "sales": { "answered": 1 }, "ana": { "misses": 1 } } }
              ] }
            """#
        let expected = #"""
            { "spec": 1, "queue": "sell",
              "given": {
                "queues": { "sell": { "title": "sales" }, "other": { "overflow": { "after": "1m", "to": "sell" } } },
                "agents": { "ana": { "queues": ["sell", { "queue": "sell", "tier": 2 }] } } },
              "scenarios": [
                { "name": "sales", "given": { "queues": { "sell": {} }, "agents": { "sales": {} } },
                  "steps": [
                    { "queued": "sales", "in": "sell" }, { "moves": "sales", "to": "sell" },
                    { "moved": "sales", "to": "sell" }, { "offered": "carla", "to": "sales" }],
                  "figures": { "sales": { "misses": 1 } } },
                { "name": "b", "steps": [], "figures": { "sell": { "answered": 1 }, "ana": { "misses": 1 } } }
              ] }
            """#
        let file = FlowFolder.File(name: "queues.test.json", bytes: Array(text.utf8))
        let change = try FlowRename(.queue, from: "sales", to: "sell", of: try files() + [file])
        let changed = try #require(change.files.first { $0.name == file.name })
        #expect(String(decoding: changed.bytes, as: UTF8.self) == expected)
    }
}
