import JSONSyntax
import Testing

@testable import CallFlow

struct FlowGraphTests {
    @Test func `the picture of a flow in Mermaid has its states, keys and defaults`() throws {
        let graph = try Graphs.graph(Flows.menu)
        #expect(
            graph.mermaid() == """
                flowchart TD
                  a{{"a<br/>menu"}}
                  b["b<br/>say"]
                  n2(["end<br/>hangup"])
                  a -->|"1, 2, exhausted"| b
                  a -->|"9 repeat"| a
                  a -->|"silent"| n2
                  b --> n2

                """)
    }

    @Test func `what the file does not say is dotted and leads where the default chain leads`() throws {
        let graph = try Graphs.graph(
            Flows.flow(#""a": { "do": "menu", "prompt": "menu", "keys": { "1": "end" } }"#))
        let defaults = graph.edges.filter(\.isDefault)
        #expect(defaults.map(\.to) == ["@end"])
        #expect(defaults.map(\.labels) == [["exhausted", "silent"]])
        #expect(graph.dot().contains("style=dotted"))
        #expect(graph.mermaid().contains("-.->"))
    }

    @Test func `a target that does not exist is drawn as missing`() throws {
        let graph = try Graphs.graph(Flows.flow(#""a": { "do": "say", "prompt": "hello", "next": "nowhere" }"#))
        let missing = try #require(graph.nodes.first { $0.shape == .missing })
        #expect(missing.name == "nowhere")
        #expect(graph.svg().contains("does not exist"))
    }

    @Test func `a state that cannot be read still leads where it says`() throws {
        let graph = try Graphs.graph(
            Flows.flow(
                #""a": { "do": "mneu", "keys": { "1": { "goto": "b" } }, "on": { "silent": "end" } },"#
                    + #""b": { "do": "say", "next": "@end" }"#))
        #expect(graph.edges.map { "\($0.from) \($0.to)" } == ["a b", "a end", "b @end"])
    }

    @Test func `words of the file cannot break a picture`() throws {
        let graph = try Graphs.graph(
            Flows.flow(
                #""a": { "do": "menu", "prompt": "menu", "keys": { "1": { "label": "<b>&\"`#", "goto": "end" } } }"#))
        #expect(graph.svg().contains("1 &lt;b&gt;&amp;&quot;`#"))
        #expect(!graph.svg().contains("<b>"))
        #expect(graph.mermaid().contains("1 #lt;b#gt;#amp;#quot;#96;#35;"))
        #expect(graph.dot().contains(#"1 <b>&\"`#"#))
    }

    @Test func `every kind has a shape`() {
        for kind in Kinds.all { #expect(GraphShape.byKind[kind.sheet.name] != nil, "\(kind.sheet.name)") }
    }

    @Test func `findings stand at their states`() throws {
        let bytes = Array(Flows.flow(#""a": { "do": "say", "prompt": "helo", "next": "end" }"#).utf8)
        let files = [FlowFolder.File(name: "test.json", bytes: bytes)]
        let graph = try #require(FlowGraph.all(in: files).first)
        let found = graph.findings(in: FlowFolder(files).diagnostics, about: "test.json")
        #expect(found["a"]?.map(\.code) == ["F102"])
        var overlay = GraphOverlay()
        overlay.findings = found.mapValues { $0.map(\.message) }
        #expect(graph.svg(overlay).contains("class=\"badge\""))
        #expect(graph.mermaid(overlay).contains("1 finding"))
    }

    @Test func `counts are written on the ways and never-taken ones stand out`() throws {
        let graph = try Graphs.graph(Flows.menu)
        var overlay = GraphOverlay()
        overlay.counts = [
            GraphOverlay.Step(state: "a", outcome: "1"): 3, GraphOverlay.Step(state: "a", outcome: "exhausted"): 2,
        ]
        overlay.calls = ["a": 4]
        overlay.hangUps = ["a": GraphOverlay.HangUps(count: 7, of: 40)]
        overlay.caption = "12 calls since noon"
        #expect(graph.mermaid(overlay).contains("1, 2, exhausted, ×5"))
        #expect(graph.mermaid(overlay).contains("4 calls now"))
        #expect(graph.mermaid(overlay).contains("7 of 40 hung up (17 %)"))
        #expect(graph.dot(overlay).contains("(12 calls since noon)"))
        let svg = graph.svg(overlay)
        #expect(svg.contains("badge gone") && svg.contains("12 calls since noon"))
        #expect(svg.contains("class=\"way never\""))
        #expect(svg.contains("badge calls"))
    }

    @Test func `a flow that another one runs is drawn in its place, and its returns lead on`() {
        var outer = Graphs.made(["a sub", "sub good: served", "sub bad: gave_up"])
        var inner = Graphs.made(["x y: 1", "x z: 2"], start: "x", id: "inner")
        outer.nodes[1].passage = .run("inner")
        inner.nodes[1].passage = .back("served")
        inner.nodes[2].passage = .back("gave_up")
        let whole = outer.expanded(with: [outer, inner])
        let arrows = whole.edges.map { "\($0.from) \($0.to) \($0.ways.map(\.outcome))" }
        #expect(
            arrows == [
                #"a sub ["next"]"#, #"sub/x sub/y ["1"]"#, #"sub/x sub/z ["2"]"#, #"sub sub/x ["next"]"#,
                #"sub/y good ["served"]"#, #"sub/z bad ["gave_up"]"#,
            ])
    }

    @Test func `a flow that gets calls for good is drawn once, also if it gives them back`() {
        var outer = Graphs.made(["a b: 1", "a c: 2"])
        var other = Graphs.made(["x y"], start: "x", id: "other")
        outer.nodes[1].passage = .handoff("other")
        outer.nodes[2].passage = .handoff("other")
        other.nodes[1].passage = .handoff("test")
        let whole = outer.expanded(with: [outer, other])
        #expect(whole.nodes.map(\.id) == ["a", "b", "c", "other/x", "other/y"])
        #expect(whole.edges.contains { $0.from == "b" && $0.to == "other/x" })
        #expect(whole.edges.contains { $0.from == "c" && $0.to == "other/x" })
        #expect(whole.edges.contains { $0.from == "other/y" && $0.to == "a" })
    }

    @Test func `a comparison marks what is new, gone, renamed and led elsewhere`() {
        let old = Graphs.made(["a b: 1", "a c: 2", "b d", "c d"])
        var new = Graphs.made(["a b: 1", "a e: 2", "a f: 3", "b d", "e d"])
        for index in new.nodes.indices where new.nodes[index].id == "e" { new.nodes[index].content = "say c" }
        for index in new.nodes.indices where new.nodes[index].id == "b" { new.nodes[index].content = "say more" }
        var picture = FlowGraph(from: old, to: new)
        #expect(picture.nodes.map { "\($0.id)\($0.change?.sign ?? "")" } == ["a", "b~", "e~", "f+", "d"])
        #expect(
            picture.edges.map { "\($0.from)\($0.to)\($0.change?.sign ?? "")" } == ["ab", "ae", "af+", "bd", "ed"])
        picture = FlowGraph(from: old, to: Graphs.made(["a b: 1", "a b: 2", "b d"]))
        #expect(picture.nodes.map { "\($0.id)\($0.change?.sign ?? "")" } == ["a", "b", "c−", "d"])
        #expect(
            picture.edges.map { "\($0.from)\($0.to)\($0.change?.sign ?? "")" } == ["ab", "ab~", "bd", "ac−", "cd−"])
        #expect(picture.svg().contains("class=\"way removed\""))
    }
}
