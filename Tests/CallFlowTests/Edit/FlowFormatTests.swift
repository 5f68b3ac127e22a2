import Foundation
import JSONSyntax
import Testing

@testable import CallFlow

struct FlowFormatTests {
    /// Every readable flow file among the fixtures and what ships.
    private func everyFile() throws -> [FlowFolder.File] {
        let folders =
            Fixtures.folders("Checks").map { Fixtures.root.appending(path: "Checks/\($0)") }
            + Fixtures.folders("Kinds").map { Fixtures.root.appending(path: "Kinds/\($0)") } + [Fixtures.shipped]
        return try folders.flatMap { try Fixtures.files(in: $0) }
    }

    private func formatted(_ text: String) throws -> String {
        try #require(FlowFormat(Document(Array(text.utf8), path: "test.json"))).text
    }

    @Test func `writing twice changes nothing, and the content stays the same`() throws {
        var count = 0
        for file in try everyFile() {
            let document = Document(file.bytes, path: file.name)
            guard let format = FlowFormat(document) else { continue }
            let once = format.text
            let again = Document(Array(once.utf8), path: file.name)
            #expect(try #require(FlowFormat(again)).text == once, "\(file.path)")
            #expect(again.root?.compact(sorted: true) == document.root?.compact(sorted: true), "\(file.path)")
            #expect(once.split(separator: "\n").allSatisfy { $0.last != " " })
            count += 1
        }
        #expect(count > 30)
    }

    @Test func `keys of a state come in the usual order and short objects on one line`() throws {
        let text = try formatted(
            """
            {"spec":1,"states":{
              "b": {"on":{"silent":"@end"}, "keys":{"1":"a",
                "2":{"label":"Two","goto":"a"}},"wait": "5s",   "prompt":"p","note":"kept","do":"menu"},

              "a": {
                "next": "b",
                "prompt": "p",
                "do": "say"
              }}}
            """)
        #expect(
            text == """
                {
                  "spec": 1,
                  "states": {
                    "b": {
                      "do": "menu",
                      "note": "kept",
                      "prompt": "p",
                      "wait": "5s",
                      "keys": { "1": "a", "2": { "label": "Two", "goto": "a" } },
                      "on": { "silent": "@end" }
                    },

                    "a": { "do": "say", "prompt": "p", "next": "b" }
                  }
                }

                """)
    }

    @Test func `values are kept as they are written`() throws {
        let text = try formatted(#"{ "a": 1.50e1, "b": "\u00e1\/", "c": [ ], "d": {} , "e" : null }"#)
        #expect(text == "{\n  \"a\": 1.50e1,\n  \"b\": \"\\u00e1\\/\",\n  \"c\": [],\n  \"d\": {},\n  \"e\": null\n}\n")
    }

    @Test func `what is no JSON is not touched`() {
        #expect(FlowFormat(Document(Array(#"{ "a": 1 "b": 2 }"#.utf8), path: "test.json")) == nil)
    }

    @Test func `defaults that are written out lead where they led before`() throws {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let flow = try #require(files.first { $0.name == "support.json" })
        let before = try #require(FlowGraph.all(in: files).first { $0.flow == "support" })
        let format = try #require(FlowFormat(Document(flow.bytes, path: flow.name), writingDefaultsOf: before))
        let changed = FlowFolder.File(name: flow.name, bytes: Array(format.text.utf8))
        let others = files.filter { $0.name != flow.name }
        let after = try #require(FlowGraph.all(in: others + [changed]).first { $0.flow == "support" })
        #expect(before.edges.contains { $0.isDefault && $0.to != FlowGraph.sorry })
        #expect(!after.edges.contains { $0.isDefault && $0.to != FlowGraph.sorry })
        #expect(FlowDifference.between(files, others + [changed]) == [])
        #expect(FlowFolder(others + [changed]).diagnostics == FlowFolder(files).diagnostics)
    }
}
