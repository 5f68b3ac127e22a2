import Testing

@testable import LanguageServer

struct QueueScenariosInEditorTests {
    private static let text = #"""
        {
          "spec": 1, "queue": "sales",
          "given": { "agents": { "ana": { "queues": ["sales"] } } },
          "scenarios": [{ "name": "One", "steps": [{ "calls": "carla" }, { "offered": "carla", "to": "ana" }] }]
        }
        """#

    private func editor() throws -> Editor {
        let editor = try Editor.open()
        editor.disk["/flows/queues.test.json"] = Self.text
        editor.open("/flows/queues.test.json", Self.text)
        return editor
    }

    @Test func `scenarios about queues have no line that would run them, and the command says who does`() throws {
        let editor = try editor()
        let document = ["textDocument": ["uri": "file:///flows/queues.test.json"]]
        let lenses = try #require(editor.ask("textDocument/codeLens", document) as? [Any])
        #expect(lenses.isEmpty)
        let run: [String: Any] = [
            "command": "switchboard.runScenarios", "arguments": ["file:///flows/queues.test.json"],
        ]
        #expect(editor.ask("workspace/executeCommand", run) != nil)
        #expect(editor.shown == ["Scenarios about queues are played by 'switchboard test'."])
    }

    @Test func `completion offers the words of queue scenarios and the names of queues`() throws {
        let editor = try editor()
        func labels(after needle: String) throws -> [String] {
            let answer = try editor.ask("completion", "queues.test.json", after: needle)
            let items = (answer as? [String: Any])?["items"] as? [[String: Any]] ?? answer as? [[String: Any]]
            return try #require(items).compactMap { $0["label"] as? String }
        }
        let words = try labels(after: #"{ "calls"#)
        #expect(words.contains("offered") && words.contains("takes_out") && !words.contains("transferred"))
        #expect(try labels(after: #""queue": "sa"#) == ["sales"])
        #expect(try labels(after: #""queues": ["sa"#) == ["sales"])
    }

    @Test func `what the reader of queue scenarios finds is marked`() throws {
        let editor = try editor()
        editor.wait()
        #expect(editor.findings("/flows/queues.test.json") == ["F902 about queues"])
        #expect(editor.findings("/flows/test.json")?.isEmpty ?? true)
    }

    @Test func `an installation is known through a symbolic link, and answers keep the editor's address`() throws {
        let editor = try Editor.open()
        editor.disk["/link/flows/test.json"] = Editor.flow
        editor.disk["/link/flows/_shared.json"] = Editor.library
        editor.open("/link/flows/test.json", Editor.flow.replacing(#""sales""#, with: #""sale""#))
        editor.wait()
        #expect(editor.findings("/link/flows/test.json")?.contains { $0.contains(#"queue "sale""#) } == true)
        editor.settingsFindings = []
        editor.open("/link/config/queues.json", "{}")
        #expect(editor.findings("/link/config/queues.json") == [])
        #expect(editor.findings("/config/queues.json") == nil)
    }
}
