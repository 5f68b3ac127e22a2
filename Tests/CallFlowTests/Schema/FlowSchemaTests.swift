import Foundation
import JSONSyntax
import Testing

@testable import CallFlow

struct FlowSchemaTests {
    /// Compares a file that ships with what the program writes; `RECORD_FIXTURES=1` writes it.
    private func compare(_ path: String, _ text: String) throws {
        let file = Fixtures.shipped.appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let found = try? String(contentsOf: file, encoding: .utf8)
        let isCurrent = found == text
        #expect(isCurrent, "\(path) is stale: run switchboard schema --docs")
    }

    @Test func `the schemas and the manual that ship are those of this version`() throws {
        try compare("schema/flow.schema.json", FlowSchema.flow())
        try compare("schema/shared.schema.json", FlowSchema.library)
        try compare("schema/test.schema.json", FlowSchema.scenarios)
        try compare("schema/queue-test.schema.json", FlowSchema.queueScenarios)
        try compare("README.md", LanguageReference.markdown)
    }

    @Test func `every schema is JSON and knows every kind`() throws {
        let names = try #require(
            FlowSchema.byFlow(try Fixtures.files(in: Fixtures.shipped), queues: ["sales"]).first {
                $0.flow == "support"
            }
        )
        for text in [
            FlowSchema.flow(), FlowSchema.library, FlowSchema.scenarios, FlowSchema.queueScenarios, names.schema,
        ] {
            let document = Document(Array(text.utf8), path: "schema.json")
            #expect(document.diagnostics.map(\.text) == [])
        }
        let root = try #require(Document(Array(FlowSchema.flow().utf8), path: "schema.json").root)
        for kind in Kinds.all {
            let properties = try #require(root["$defs"]?["state_\(kind.sheet.name)"]?["properties"])
            for key in kind.sheet.keys { #expect(properties[key.name] != nil, "\(kind.sheet.name).\(key.name)") }
        }
    }

    @Test func `every reference leads to a definition and no keyword that confuses editors is used`() throws {
        for text in [FlowSchema.flow(), FlowSchema.library, FlowSchema.scenarios, FlowSchema.queueScenarios] {
            let root = try #require(Document(Array(text.utf8), path: "schema.json").root)
            let defined = Set((root["$defs"]?.members ?? []).map { "#/$defs/\($0.key)" })
            for match in text.matches(of: /"\$ref": "([^"]+)"/) {
                #expect(defined.contains(String(match.1)), "\(match.1)")
            }
            for word in ["oneOf", "anyOf", "patternProperties", "unevaluatedProperties", "$dynamicRef"] {
                #expect(!text.contains("\"\(word)\""))
            }
        }
    }

    @Test func `a flow's own schema knows its names`() throws {
        let files = try Fixtures.files(in: Fixtures.root.appending(path: "Differences"))
        let schema = try #require(FlowSchema.byFlow(files, queues: ["sales", "help"]).first?.schema)
        let root = try #require(Document(Array(schema.utf8), path: "schema.json").root)
        func words(_ name: String) -> [String] { root["$defs"]?[name]?["enum"]?.texts ?? [] }
        #expect(words("target_or_repeat") == ["ask", "wait", "bye", "@end", "@repeat"])
        #expect(words("queue_name") == ["help", "sales"])
        #expect(words("prompt_name").contains("hello"))
        #expect(words("language") == ["en", "es"])
    }
}
