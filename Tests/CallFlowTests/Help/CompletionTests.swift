import CallFlow
import JSONSyntax
import Testing

struct CompletionTests {
    private func completions(_ line: String, name: String = "test.json") throws -> (MarkedText, [Completion]) {
        let marked = try MarkedText.flow(line)
        let folder = EditorFolder([FlowFolder.File(name: name, bytes: marked.bytes)], queues: ["sales", "technical"])
        return (marked, folder.completions(at: marked.place, in: name))
    }

    private func labels(_ line: String) throws -> [String] { try completions(line).1.map(\.label) }

    @Test func `a state offers the keys of its kind that it does not have yet`() throws {
        let labels = try labels(#""ask": { "do": "menu", "prompt": "menu", ¦ },"#)
        #expect(labels.contains("keys") && labels.contains("attempts") && labels.contains("on"))
        #expect(labels.contains("max_visits") && labels.contains("note"))
        #expect(!labels.contains("prompt") && !labels.contains("max_wait") && !labels.contains("next"))
    }

    @Test(arguments: [
        #""ask": { "do": "¦" },"#, #""ask": { "do": ¦ },"#, #""ask": { "do": "me¦ },"#, #""ask": { "do": me¦ },"#,
        #""ask": { "do":¦"#,
    ])
    func `the kinds are offered however far the word is written`(_ line: String) throws {
        let (marked, found) = try completions(line)
        let menu = try #require(found.first { $0.label == "menu" })
        #expect(marked.replacing(menu.range, with: menu.text).contains(#""do":"#))
        #expect(marked.replacing(menu.range, with: menu.text).contains(#""menu""#))
        #expect(menu.documentation?.contains("waits") == true)
        #expect(found.count == 21)
    }

    @Test func `a target offers states, the end, and among keys the repetition`() throws {
        #expect(
            try labels(#""ask": { "do": "say", "prompt": "hello", "next": "¦" },"#) == ["main", "ask", "bye", "@end"])
        #expect(try labels(#""ask": { "do": "menu", "keys": { "1": "b¦" } },"#).contains("@repeat"))
        #expect(try labels(#""ask": { "do": "menu", "keys": { "1": { "goto": ¦ } } },"#).contains("bye"))
    }

    @Test func `names of the right sort are offered, with what they stand for`() throws {
        let (_, prompts) = try completions(#""ask": { "do": "say", "prompt": "¦" },"#)
        #expect(prompts.first { $0.label == "hello" }?.documentation == "Hello.")
        #expect(prompts.contains { $0.label == "system.goodbye" })
        #expect(try labels(#""ask": { "do": "queue", "queue": "¦" },"#) == ["sales", "technical"])
        #expect(try labels(#""ask": { "do": "voicemail", "mailbox": "¦" },"#) == ["box"])
        #expect(try labels(#""ask": { "do": "menu", "no_input": ["¦"] },"#).contains("menu"))
    }

    @Test func `outcomes that are not written yet are offered`() throws {
        let labels = try labels(#""ask": { "do": "queue", "on": { "full": "bye", "¦" } },"#)
        #expect(labels.contains("timeout") && labels.contains("no_agents") && !labels.contains("full"))
    }

    @Test func `a placeholder offers names and, after the bar, formats`() throws {
        let names = try labels(#""ask": { "do": "set", "values": { "topic": "a {to¦}" } },"#)
        #expect(names.contains("topic") && names.contains("call.from"))
        #expect(try labels(#""ask": { "do": "set", "values": { "topic": "{topic|¦}" } },"#).contains("digits"))
        #expect(try labels(#""ask": { "do": "set", "values": { "topic": "a ¦" } },"#).isEmpty)
        #expect(try labels(#""ask": { "do": "choose", "branches": [{ "when": ¦"topic == 'a'" }] },"#).isEmpty)
        #expect(try labels(#""ask": { "do": "choose", "branches": [{ "when": "topic == 'a'"¦ }] },"#).isEmpty)
        #expect(try labels(#""ask": { "do": "choose", "branches": [{ "when": "t¦ == 'a'" }] },"#).contains("topic"))
    }

    @Test func `a value of another sort offers what is usual and an example`() throws {
        #expect(try labels(#""ask": { "do": "menu", "wait": ¦ },"#) == [#""6s""#, #""8s""#])
        #expect(try labels(#""ask": { "do": "menu", "barge_in": ¦ },"#) == ["true", "false"])
    }

    @Test func `a state that is a target and not there yet is offered as a name`() throws {
        #expect(try labels(#""ask": { "do": "say", "next": "fin" }, "¦": {},"#).contains("fin"))
    }

    @Test func `a key gets its colon unless one follows`() throws {
        let (_, bare) = try completions(#""ask": { "do": "say", pro¦ },"#)
        #expect(bare.first { $0.label == "prompt" }?.text == #""prompt": "#)
        let (_, quoted) = try completions(#""ask": { "do": "say", "¦": "hello" },"#)
        #expect(quoted.first { $0.label == "prompt" }?.text == #""prompt""#)
    }

    @Test func `scenarios offer the names of their flow`() throws {
        let flow = try MarkedText.flow(#"¦"#)
        let marked = try MarkedText(
            #"{ "spec": 1, "flow": "test", "scenarios": [{ "name": "a", "steps": [{ "hears": "¦" }] }] }"#)
        let folder = EditorFolder([
            FlowFolder.File(name: "test.json", bytes: flow.bytes),
            FlowFolder.File(name: "test.test.json", bytes: marked.bytes),
        ])
        let labels = folder.completions(at: marked.place, in: "test.test.json").map(\.label)
        #expect(labels.starts(with: ["hello", "menu"]))
        let steps = try MarkedText(#"{ "spec": 1, "flow": "test", "scenarios": [{ "steps": [{ "at": "¦" }] }] }"#)
        var other = folder
        other.put(FlowFolder.File(name: "test.test.json", bytes: steps.bytes))
        #expect(other.completions(at: steps.place, in: "test.test.json").map(\.label) == ["main", "bye"])
    }
}
