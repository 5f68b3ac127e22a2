import CallFlow
import Telephony
import Testing

struct SpeechTests {
    /// The pieces that a prompt gives in the first state.
    private func pieces(_ version: String, extra: String = "", from: String? = "+34600111222") throws -> [Utterance
        .Piece]
    {
        let flow = """
            { "spec": 1, "title": "T", "languages": ["en"], "voices": { "en": { "voice": "Joanna" } }, "start": "a", \(extra)
              "prompts": { "p": { "en": \(version) }, "inner": { "en": "inside {call.to}" } },
              "states": { "a": { "do": "say", "prompt": "p", "next": "@end" },
                          "x": { "do": "say", "prompt": "inner", "next": "@end" } } }
            """
        let caller = try Caller(Caller.program(flow), from: from)
        guard case .speak(let utterance)? = caller.commands.first else { return [] }
        return utterance.pieces
    }

    private func text(_ words: String) -> [Utterance.Piece] { [.text(words, language: "en", voice: "Joanna")] }

    @Test func `texts are said in the voice of their language`() throws {
        #expect(try pieces(#""Hello.""#) == text("Hello."))
        #expect(
            try pieces(#"["Hello.", { "text": "You there." }, { "prompt": "inner" }]"#)
                == text("Hello. You there. inside +34910000001"))
    }

    @Test func `pauses and readings make one piece of SSML, values escaped`() throws {
        let version =
            #"["A & B", { "pause": "500ms" }, { "read": "{call.from}", "as": "phone" }, { "ssml": "<emphasis>{topic}</emphasis>" }]"#
        let extra = #""variables": { "topic": { "type": "text", "default": "<b>" } },"#
        #expect(
            try pieces(version, extra: extra) == [
                .ssml(
                    "<speak>A &amp; B <break time=\"500ms\"/> <say-as interpret-as=\"telephone\">+34600111222</say-as> "
                        + "<emphasis>&lt;b&gt;</emphasis></speak>", language: "en", voice: "Joanna")
            ])
    }

    @Test func `a recording stands on its own`() throws {
        #expect(
            try pieces(#"["One.", { "audio": "audio/en/x.wav", "text": "Two." }, "Three."]"#) == [
                .text("One.", language: "en", voice: "Joanna"),
                .audio(path: "audio/en/x.wav", text: "Two.", language: "en", voice: "Joanna"),
                .text("Three.", language: "en", voice: "Joanna"),
            ])
    }

    @Test func `plurals follow the number`() throws {
        func words(_ count: Int) throws -> [Utterance.Piece] {
            try pieces(
                #"{ "plural": "{n}", "one": "one caller", "other": "{n} callers" }"#,
                extra: #""variables": { "n": { "type": "number", "default": \#(count) } },"#)
        }
        #expect(try words(1) == text("one caller"))
        #expect(try words(3) == text("3 callers"))
    }

    @Test func `formats say values as people do`() throws {
        let extra = #"""
            "variables": {
              "n": { "type": "number", "default": 3.0 }, "m": { "type": "money", "default": "12.5" },
              "d": { "type": "date", "default": "2026-03-16" }, "w": { "type": "text", "default": "ab" }
            },
            """#
        #expect(
            try pieces(#""{n|number} {m|money} {d|date} {d|weekday} {w|upper} {w|spell}""#, extra: extra)
                == text("3 12.50 March 16 Monday AB a b"))
        #expect(try pieces(#""{call.from|digits}""#) == text("+ 3 4 6 0 0 1 1 1 2 2 2"))
        #expect(try pieces(#""From {call.from ? \"a hidden number\"}.""#, from: nil) == text("From a hidden number."))
    }

    @Test func `private values are said but not noted`() throws {
        let flow = """
            { "spec": 1, "title": "T", "languages": ["en"], "start": "a",
              "variables": { "pin": { "type": "digits", "private": true, "default": "" } },
              "prompts": { "p": { "en": "Your code is {pin}." } },
              "states": { "a": { "do": "set", "values": { "pin": "4711" }, "next": "b" },
                          "b": { "do": "say", "prompt": "p", "next": "@end" } } }
            """
        // The check refuses such a flow; a bundle that was stored before it did is run all the same.
        let caller = try Caller(Program(source: "{ \"flow\": \"test\", \"files\": { \"test.json\": \(flow) } }"))
        #expect(caller.commands == [.speak(Utterance([.text("Your code is 4711.", language: "en", voice: nil)]))])
        #expect(caller.facts.contains(.saved(variable: "pin", value: "•••")))
        #expect(caller.heard == ["Your code is •••."])
    }

    @Test func `a prompt without a word is passed over`() throws {
        let flow = """
            { "spec": 1, "title": "T", "languages": ["en"], "start": "a",
              "variables": { "x": { "type": "text", "default": "" } }, "prompts": { "p": { "en": "{x}" } },
              "states": { "a": { "do": "say", "prompt": "p", "next": "b" }, "b": { "do": "hangup" } } }
            """
        #expect(try Caller(flow: flow).commands == [.hangUp])
    }
}
