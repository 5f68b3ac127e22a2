import CallFlow
import JSONSyntax
import Testing

struct ScenarioPlayTests {
    @Test func `keys, silence and what is heard between them`() throws {
        let result = try Scenarios.play(
            """
            { "hears": "menu", "in": "en" }, { "silent": true }, { "hears": "quiet_1" }, { "hears": "short" },
            { "presses": "2" }, { "hears": "hello", "in": "es", "says": "Hola" }, { "at": "b" },
            { "hears": "bye" }, { "ends": "we hung up" }
            """, #""variables": { "topic": "two" }, "within": 30, "strict": true,"#, flow: Flows.menu)
        #expect(result.failure?.text == nil)
        #expect(result.turns > 3)
    }

    @Test func `what was not heard is reported with what was heard instead, and the path`() throws {
        let result = try Scenarios.play(
            """
            { "hears": "menu" },
            { "presses": "1" },
            { "hears": "hello", "in": "es" }, { "hangs_up": true }
            """, flow: Flows.menu)
        #expect(
            result.failure?.text == """
                test.test.json:4:3: failed: the caller did not hear "hello" in "es"
                  4 | { "hears": "hello", "in": "es" }, { "hangs_up": true } ] }
                    |   ^^^^^^^
                    since the line before:
                      pressed 1
                      heard hello (en): "Hello."
                      heard bye (en): "Bye."
                      we hung up
                    path: a > b > end
                """)
    }

    @Test func `a strict scenario allows nothing that is not expected`() throws {
        let steps = #"{ "presses": "1" }, { "hears": "bye" }"#
        #expect(try Scenarios.play(steps, flow: Flows.menu).failure == nil)
        let failure = try Scenarios.play(steps, #""strict": true,"#, flow: Flows.menu).failure
        #expect(failure?.finding.message == "\"hello\" was heard before this, and is not expected")
    }

    @Test func `an agent answers and finishes`() throws {
        let result = try Scenarios.play(
            """
            { "queued": "sales", "priority": 2 }, { "hears": "hold" }, { "waits": "40s" }, { "hears": "hold" },
            { "agent": "answers" }, { "agent": "finishes" }, { "at": "served" }, { "ends": "we hung up" }
            """, flow: Flows.queue)
        #expect(result.failure?.text == nil)
    }

    @Test(arguments: [("full", "full"), ("no_agents", "empty"), ("fails", "fault")])
    func `a queue answers as the scenario says`(answer: String, state: String) throws {
        let result = try Scenarios.play(
            #"{ "queued": "sales" }, { "queue": "\#(answer)" }, { "at": "\#(state)" }"#, flow: Flows.queue)
        #expect(result.failure?.text == nil)
        let given = #""given": { "queues": { "sales": "\#(answer)" } },"#
        #expect(try Scenarios.play(#"{ "at": "\#(state)" }"#, given, flow: Flows.queue).failure?.text == nil)
    }

    @Test func `a caller leaves the queue with a key, or waits until the end`() throws {
        let leaving = try Scenarios.play(#"{ "presses": "1" }, { "at": "gone" }"#, flow: Flows.queue)
        #expect(leaving.failure?.text == nil)
        let waiting = try Scenarios.play(#"{ "silent": true }, { "at": "late" }"#, flow: Flows.queue)
        #expect(waiting.failure?.text == nil)
        #expect(waiting.length >= .seconds(100))
    }

    @Test func `a message is left, kept without a word, and has what was attached`() throws {
        let result = try Scenarios.play(
            """
            { "hears": "hello" }, { "records": "12s" }, { "hears": "system.review_menu" },
            { "left_in": "box", "with": { "topic": "general" } }, { "ends": "we hung up" }
            """, flow: Flows.voicemail)
        #expect(result.failure?.text == nil)
        let late = try Scenarios.play(
            #"{ "records": "3s", "hangs_up": true }, { "left_in": "box" }, { "ends": "the caller hung up" }"#,
            flow: Flows.voicemail)
        #expect(late.failure?.text == nil)
        let empty = try Scenarios.play(#"{ "silent": true }, { "at": "none" }"#, flow: Flows.voicemail)
        #expect(empty.failure?.text == nil)
    }

    @Test func `a transfer is answered by the scenario`() throws {
        let result = try Scenarios.play(
            #"{ "transferred": "desk" }, { "answer": "busy" }, { "at": "busy" }"#, flow: Flows.transfer)
        #expect(result.failure?.text == nil)
    }

    @Test func `answers of a survey are results`() throws {
        let steps = """
            { "presses": "5" }, { "presses": "33#" }, { "presses": "1" }, { "ends": "we hung up" }
            """
        let good = #""results": { "csat": { "score": 5, "age": 33, "solved": "yes" } },"#
        #expect(try Scenarios.play(steps, good, flow: Flows.survey).failure?.text == nil)
        let bad = #""results": { "csat": { "score": 4 } },"#
        #expect(
            try Scenarios.play(steps, bad, flow: Flows.survey).failure?.finding.message == "the answer was \"5\"")
    }

    @Test func `a repeated webhook and a restart change nothing`() throws {
        let result = try Scenarios.play(
            """
            { "hears": "menu" }, { "retry": true }, { "restart": true }, { "presses": "1" }, { "retry": true },
            { "hears": "hello" }
            """, flow: Flows.menu)
        #expect(result.failure?.text == nil)
    }

    @Test func `a call keeps its version when a newer one is put into service`() throws {
        let text = """
            { "spec": 1, "flow": "test", "scenarios": [ { "name": "Saved at noon", "steps": [
              { "reload": "newer.json" }, { "presses": "1" }, { "hears": "hello" }, { "ends": "we hung up" } ] } ] }
            """
        let newer = try Caller.program(Flows.menu.replacing(#""1": "b""#, with: #""1": "end""#))
        let scenario = try #require(Scenarios.read(text, flow: Flows.menu).scenarios.first)
        #expect(scenario.play(reread: Scenarios.reread) { $0 == "newer.json" ? newer : nil }.failure?.text == nil)
        #expect(
            scenario.play(reread: Scenarios.reread).failure?.finding.message
                == "\"newer.json\" cannot be read, or has errors")
    }

    @Test(arguments: [
        (#"{ "records": "3s" }"#, "nothing is being recorded; in \"a\" keys are awaited"),
        (#"{ "agent": "answers" }"#, "nobody waits for an agent; in \"a\" keys are awaited"),
        (#"{ "answer": "busy" }"#, "nobody is being put through; in \"a\" keys are awaited"),
        (#"{ "hangs_up": true }, { "presses": "1" }"#, "the call was over by then: the caller hung up"),
    ])
    func `a line that cannot be played says why`(steps: String, reason: String) throws {
        #expect(try Scenarios.play(steps, flow: Flows.menu).failure?.finding.message == reason)
    }

    @Test func `a call that takes too long is reported`() throws {
        let failure = try Scenarios.play(
            #"{ "silent": true }, { "silent": true }"#, #""within": "5s","#, flow: Flows.menu
        ).failure
        #expect(failure?.finding.message.hasPrefix("the call took ") == true)
    }
}
