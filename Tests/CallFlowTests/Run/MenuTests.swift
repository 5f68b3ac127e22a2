import CallFlow
import Telephony
import Testing

struct MenuTests {
    @Test func `the entry says how keys are to be collected`() throws {
        let caller = try Caller(flow: Flows.menu)
        #expect(
            caller.commands == [
                .collect(
                    KeyEntry(
                        prompt: Utterance([.text("Press 1 or 2.", language: "en", voice: nil)]), bargeIn: true,
                        shortest: 1, longest: 1, wait: .seconds(6), betweenKeys: .milliseconds(2500), finishKey: nil,
                        needsSingleKeys: false))
            ])
        #expect(caller.facts.first == .entered(flow: "test", state: "a", kind: "menu", visit: 1))
    }

    @Test func `an option leads on, and may choose the language and set variables`() throws {
        var caller = try Caller(flow: Flows.menu)
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.heard == ["Hola."])
        #expect(
            caller.facts.prefix(4) == [
                .heard(state: "a", digits: "2"), .languageChosen("es"), .saved(variable: "topic", value: "two"),
                .left(flow: "test", state: "a", outcome: "2", to: "b"),
            ])
    }

    @Test func `words change with the reason and with how often it occurred`() throws {
        var caller = try Caller(flow: Flows.menu)
        try caller.tell(.collected(digits: "", ending: .silence))
        #expect(caller.prompts == ["quiet_1", "short"])
        #expect(caller.facts.first == .missed(state: "a", reason: "no_input", attempt: 1))
        try caller.tell(.collected(digits: "5", ending: .complete))
        #expect(caller.prompts == ["wrong", "short"])
        try caller.tell(.collected(digits: "", ending: .silence))
        #expect(caller.prompts == ["hello"])
        #expect(caller.session.state == "b")
    }

    @Test func `who never presses anything leaves by silent, who does by exhausted`() throws {
        var silent = try Caller(flow: Flows.menu)
        try silent.tell(.collected(digits: "", ending: .silence))
        try silent.tell(.collected(digits: "", ending: .silence))
        #expect(silent.prompts == ["quiet_2", "short"])
        try silent.tell(.collected(digits: "", ending: .silence))
        #expect(silent.session.state == "end")
        var wrong = try Caller(flow: Flows.menu)
        for _ in 1...3 { try wrong.tell(.collected(digits: "7", ending: .complete)) }
        #expect(wrong.session.state == "b")
    }

    @Test func `a single key that decides stops the sound first`() throws {
        var caller = try Caller(flow: Flows.menu)
        try caller.tell(.key(try #require(Key("1"))))
        #expect(caller.commands.first == .stopSound)
        #expect(caller.session.state == "b")
    }

    @Test func `a key that may go on waits for the next one`() throws {
        let flow = Flows.flow(
            #""a": { "do": "menu", "prompt": "menu", "between_keys": "2s", "keys": { "1": "b", "12": "c", "3": "c" } }, "#
                + #""b": { "do": "hangup" }, "c": { "do": "hangup" }"#)
        var slow = try Caller(flow: flow)
        #expect(slow.entry?.needsSingleKeys == true)
        try slow.tell(.key(try #require(Key("1"))), after: .seconds(1))
        #expect(slow.commands == [])
        #expect(slow.session.deadline == slow.now + .seconds(2))
        slow.ignores(.deadline)
        try slow.tell(.deadline, after: .seconds(2))
        #expect(slow.session.state == "b")
        var fast = try Caller(flow: flow)
        try fast.tell(.key(try #require(Key("1"))))
        try fast.tell(.key(try #require(Key("2"))), after: .seconds(1))
        #expect(fast.session.state == "c")
        var late = try Caller(flow: flow)
        try late.tell(.key(try #require(Key("1"))))
        try late.tell(.key(try #require(Key("2"))), after: .seconds(3))
        #expect(late.session.state == "b")
        var collected = try Caller(flow: flow)
        try collected.tell(.key(try #require(Key("1"))))
        try collected.tell(.collected(digits: "12", ending: .complete))
        #expect(collected.session.state == "c")
    }

    @Test func `the watchdog takes a missing report for silence`() throws {
        var caller = try Caller(flow: Flows.menu)
        let longest = Duration.milliseconds(13 * 1000 / 14) + .seconds(6) + .milliseconds(2500) + .seconds(15)
        #expect(caller.session.deadline == caller.now + longest)
        try caller.waitForDeadline()
        #expect(caller.commands.first == .stopSound)
        #expect(caller.prompts == ["quiet_1", "short"])
    }

    @Test func `a failed command counts as silence`() throws {
        var caller = try Caller(flow: Flows.menu)
        try caller.tell(.commandFailed)
        #expect(caller.prompts == ["quiet_1", "short"])
    }

    @Test func `repeat begins again and uses up a visit`() throws {
        var caller = try Caller(flow: Flows.menu)
        try caller.tell(.collected(digits: "9", ending: .complete))
        #expect(caller.prompts == ["menu"])
        #expect(caller.facts.contains(.entered(flow: "test", state: "a", kind: "menu", visit: 2)))
    }

    @Test func `events of other waits change nothing`() throws {
        let caller = try Caller(flow: Flows.menu)
        for event in Events.all where !Events.ofKeys.contains(event) && event != .hungUp {
            var copy = caller
            copy.ignores(event)
        }
    }

    @Test func `a menu in all languages is said in each, one after the other`() throws {
        let caller = try Caller(
            flow: Flows.flow(
                #""a": { "do": "menu", "prompt": "menu", "speak": "all_languages", "keys": { "1": "end" } }"#))
        #expect(
            caller.entry?.prompt.pieces == [
                .text("Press 1 or 2.", language: "en", voice: nil), .text("Pulse 1 o 2.", language: "es", voice: nil),
            ])
    }

    @Test func `options may be said, in the caller's language`() throws {
        let flow = Flows.flow(
            """
            "a": {
              "do": "menu", "prompt": "menu", "listen": true, "no_match": ["wrong"],
              "keys": {
                "1": { "goto": "b", "speech": { "en": ["sales", "buy something"], "es": ["ventas"] } },
                "2": { "goto": "end", "speech": { "en": ["technical sales", "Zürich"], "es": ["técnica"] } }
              }
            },
            "b": { "do": "say", "prompt": "hello", "next": "end" }
            """)
        let start = try Caller(flow: flow)
        #expect(
            start.entry?.listening
                == Listening(language: "en", phrases: ["sales", "buy something", "technical sales", "Zürich"]))
        for (text, confidence, state) in [
            ("I want to BUY something, please.", 0.8, "b"), ("technical sales", 0.8, "end"), ("zurich!", 0.8, "end"),
            ("sales or zurich", 0.8, "a"), ("sale", 0.8, "a"), ("sales", 0.2, "a"), ("", 1, "a"), ("ventas", 1, "a"),
        ] {
            var caller = start
            try caller.tell(.speech(text: text, confidence: confidence))
            #expect(caller.session.state == state, "\(text)")
            #expect(caller.prompts.first == (state == "a" ? "wrong" : state == "b" ? "hello" : "bye"))
            #expect(caller.commands.first == .stopSound)
            #expect(caller.facts.first == .spoke(state: "a", text: text, confidence: confidence))
        }
        var deaf = try Caller(flow: Flows.menu)
        deaf.ignores(.speech(text: "sales", confidence: 1))
    }

    @Test(arguments: [
        (["1", "#"], "*", false), (["*", "#", "0"], "9", false), (["1", "2"], "#", false), (["1", "22"], "#", true),
        (Array("1234567890*#").map(String.init), "#", true),
    ])
    func `a carrier's collector gets a key that is no option, or the flow sees every key`(
        _ options: [String], _ spare: String, _ needsSingleKeys: Bool
    ) throws {
        let keys = options.map { "\"\($0)\": \"end\"" }.joined(separator: ", ")
        let caller = try Caller(flow: Flows.flow(#""a": { "do": "menu", "prompt": "menu", "keys": { \#(keys) } }"#))
        #expect(caller.entry?.spareKey == Key(spare))
        #expect(caller.entry?.needsSingleKeys == needsSingleKeys)
    }
}
