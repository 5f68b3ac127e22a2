import CallFlow
import JSONSyntax
import Telephony
import Testing

struct FurtherKeysTests {
    private func commands(_ states: String, _ extra: String = "") throws -> [FlowCommand] {
        try Caller(flow: Flows.flow(states, extra)).commands
    }

    @Test func `a queue asks for skills, and the agent is told something in the flow's first language`() throws {
        let commands = try commands(
            """
            "a": { "do": "language", "to": "es", "next": "q" },
            "q": {
              "do": "queue", "queue": "sales", "max_wait": "1m", "skills": ["billing", "{call.language}"],
              "whisper": "hello", "next": "end",
              "on": { "timeout": "end", "full": "end", "no_agents": "end", "error": "end" }
            }
            """)
        let whisper = Utterance([.text("Hello.", language: "en", voice: nil)])
        #expect(
            commands == [
                .enqueue(
                    QueueRequest(
                        queue: "sales", priority: 5, maximumWait: .seconds(60), skills: ["billing", "es"],
                        whisper: whisper))
            ])
    }

    @Test func `a transfer may ring all phones, be announced and tell machines from people`() throws {
        let commands = try commands(
            """
            "a": {
              "do": "transfer", "to": "desk", "ring": "20s", "mode": "warm", "whisper": "hello",
              "detect_machine": true, "next": "end", "on": { "busy": "end", "no_answer": "end", "failed": "end" }
            }
            """,
            #"""
            "destinations": {
              "desk": { "phones": ["+34910000099", "+34910000098"], "strategy": "together", "allow": ["+34"] }
            },
            """#)
        #expect(
            commands == [
                .transfer(
                    TransferRequest(
                        destination: "desk", phones: ["+34910000099", "+34910000098"], ring: .seconds(20),
                        callerID: nil, strategy: .together, mode: .warm,
                        whisper: Utterance([.text("Hello.", language: "en", voice: nil)]), detectsMachine: true))
            ])
    }

    @Test func `a message is written down in the caller's language`() throws {
        var caller = try Caller(
            flow: Flows.flow(
                """
                "a": {
                  "do": "voicemail", "mailbox": "box", "prompt": "hello", "max": "60s", "transcribe": true,
                  "next": "end", "on": { "empty": "end", "error": "end" }
                }
                """, #""mailboxes": { "box": {} },"#))
        try caller.tell(.promptFinished)
        #expect(
            caller.commands == [
                .record(
                    RecordingRequest(
                        maximumLength: .seconds(60), silence: nil, finishKey: nil, transcribedIn: "en"))
            ])
    }

    @Test func `the order of a survey differs from call to call and stays the same within one`() throws {
        let questions = (1...5).map { #"{ "id": "q\#($0)", "kind": "yes_no", "prompt": "menu" }"# }
        let program = try Caller.program(
            Flows.flow(
                """
                "a": {
                  "do": "survey", "survey": "csat", "order": "random", "questions": [\(questions.joined(separator: ","))],
                  "next": "end"
                }
                """))
        var orders: Set<[String]> = []
        for number in 1...40 {
            var caller = try Caller(program)
            caller.surroundings.call = "call-\(number)"
            for _ in 1...5 { try caller.tell(.collected(digits: "1", ending: .complete)) }
            let order = caller.allFacts.compactMap { if case .scored(_, let id, _) = $0 { id } else { nil } }
            #expect(Set(order).count == 5)
            orders.insert(order)
        }
        #expect(orders.count > 20)
    }

    @Test func `a voice may speak more slowly`() throws {
        let commands = try commands(
            #""a": { "do": "say", "prompt": "hello", "next": "end" }"#, #""voices": { "en": { "rate": "90%" } },"#)
        let marked = #"<speak><prosody rate="90%">Hello.</prosody></speak>"#
        #expect(commands == [.speak(Utterance([.ssml(marked, language: "en", voice: nil)]))])
    }

    @Test func `words that are still to be written keep a flow from going live, and not from being tried`() throws {
        let flow = Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "end" }"#)
            .replacing(#""es": "Hola.""#, with: #""es": { "todo": true }"#)
        let folder = FlowFolder([FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))])
        #expect(folder.programs.isEmpty)
        #expect(folder.drafts.map(\.flow) == ["test"])
        #expect(folder.diagnostics.filter { $0.code == "F401" }.map(\.severity) == [.warning])
        #expect(!folder.hasErrors)
    }

    @Test func `a flow names the prompt that recordings need, and it must exist`() throws {
        let flow = Flows.flow(
            #""a": { "do": "say", "prompt": "hello", "next": "end" }"#, #""recording": { "consent": "helo" },"#)
        let folder = FlowFolder([FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))])
        #expect(folder.diagnostics.filter { $0.severity == .error }.map(\.code) == ["F102"])
    }

    @Test func `a library may have the program's own sentences`() throws {
        let library = #"{ "spec": 1, "prompts": { "system.sorry": { "en": "Oh no.", "es": "Vaya." } } }"#
        let flow = Flows.flow(#""a": { "do": "hangup" }"#, #""uses": ["_lib.json"], "limits": { "visits": 1 },"#)
            .replacing(#""start": "a""#, with: #""start": "m""#)
            .replacing(
                #""states": {"#,
                with: #""states": { "m": { "do": "menu", "prompt": "menu", "keys": { "1": "@repeat", "2": "a" } },"#)
        var caller = try Caller(flow: flow, libraries: ["_lib.json": library])
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.heard == ["Oh no."])
    }
}
