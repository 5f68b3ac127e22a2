import Foundation
import Testing

@testable import LanguageServer

struct AnswersTests {
    private func list(_ result: Any?) throws -> [[String: Any]] { try #require(result as? [[String: Any]]) }

    private func whole(_ name: String) -> [String: Any] {
        [
            "textDocument": ["uri": "file:///flows/\(name)"],
            "range": ["start": ["line": 0, "character": 0], "end": ["line": 999, "character": 0]],
        ]
    }

    @Test func `completion replaces what is written`() throws {
        let editor = try Editor.open("test.json")
        let items = try list(editor.ask("completion", "test.json", after: #""prompt": ""#))
        let hello = try #require(items.first { $0["label"] as? String == "hello" })
        let edit = try #require(hello["textEdit"] as? [String: Any])
        #expect(edit["newText"] as? String == #""hello""#)
        #expect((hello["documentation"] as? [String: String])?["value"] == "For sales, press 1.")
    }

    @Test func `definitions lead to libraries and, for queues, to the settings`() throws {
        let editor = try Editor.open("test.json")
        let prompt = try list(editor.ask("definition", "test.json", after: #""prompt": "he"#))
        #expect(prompt.map { $0["uri"] as? String } == ["file:///flows/_shared.json"])
        let queue = try list(editor.ask("definition", "test.json", after: #""queue": "sa"#))
        #expect(queue.map { $0["uri"] as? String } == ["file:///config/queues.json"])
        let range = queue.first?["range"] as? [String: [String: Int]]
        #expect(range?["start"] == ["line": 0, "character": 29])
    }

    @Test func `references reach the scenarios`() throws {
        let editor = try Editor.open("_shared.json")
        let found = try list(
            editor.ask(
                "references", "_shared.json", after: #""hel"#, ["context": ["includeDeclaration": false]]))
        #expect(
            found.map { $0["uri"] as? String } == [
                "file:///flows/test.json", "file:///flows/test.test.json", "file:///flows/test.test.json",
            ])
    }

    @Test func `renaming changes every file, and a bad name is refused in words`() throws {
        let editor = try Editor.open("test.json")
        let result = try editor.ask("rename", "test.json", after: #""prompt": "he"#, ["newName": "greeting"])
        let changes = try #require((result as? [String: Any])?["changes"] as? [String: Any])
        #expect(
            changes.keys.sorted() == [
                "file:///flows/_shared.json", "file:///flows/test.json", "file:///flows/test.test.json",
            ])
        #expect(try editor.ask("rename", "test.json", after: #""prompt": "he"#, ["newName": "No Name"]) == nil)
    }

    @Test func `what a call can cost is told beside the title, unless the flow has errors`() throws {
        let editor = try Editor.open("test.json")
        editor.wait()
        func text() throws -> String? {
            let hover = try editor.ask("hover", "test.json", after: #""tit"#) as? [String: Any]
            return (hover?["contents"] as? [String: String])?["value"]
        }
        let sound = try #require(try text())
        #expect(sound.contains("lists, graphs and reports") && sound.contains("One call: at most"))
        editor.change("test.json", Editor.flow.replacing(#""hello""#, with: #""helo""#))
        editor.wait()
        #expect(try text()?.contains("One call") == false)
    }

    @Test func `only what can be renamed is offered for it`() throws {
        let editor = try Editor.open("test.json")
        let prompt = try editor.ask("prepareRename", "test.json", after: #""prompt": "he"#) as? [String: Any]
        #expect(prompt?["placeholder"] as? String == "hello")
        #expect(try editor.ask("prepareRename", "test.json", after: #"["_sha"#) is NSNull)
        #expect(try editor.ask("prepareRename", "test.json", after: #""title": "Te"#) is NSNull)
    }

    @Test func `a quick fix is computed for the text as it is now`() throws {
        let editor = try Editor.open("test.json")
        editor.change("test.json", "\n\n" + Editor.flow.replacing(#""hello""#, with: #""helo""#))
        let actions = try list(editor.ask("textDocument/codeAction", whole("test.json")))
        #expect(
            actions.map { $0["title"] as? String } == [
                #"Write "hello""#, #"Create the prompt "helo" in en, words to be written"#, "Explain F102",
            ])
        let edit = try #require(actions.first?["edit"] as? [String: [String: [[String: Any]]]])
        let range = try #require(
            edit["changes"]?["file:///flows/test.json"]?.first?["range"] as? [String: [String: Int]])
        #expect(range["start"]?["line"] == 6)
    }

    @Test func `formatting writes the usual form once`() throws {
        let editor = try Editor.open("test.json")
        let edits = try list(editor.ask("textDocument/formatting", whole("test.json")))
        let text = try #require(edits.first?["newText"] as? String)
        editor.change("test.json", text)
        #expect(try list(editor.ask("textDocument/formatting", whole("test.json"))).isEmpty)
        editor.change("test.json", "{")
        #expect(editor.failure("textDocument/formatting", whole("test.json")) == -32803)
    }

    @Test func `hints and symbols`() throws {
        let editor = try Editor.open("test.json")
        let hints = try list(editor.ask("textDocument/inlayHint", whole("test.json")))
        #expect(hints.map { $0["label"] as? String } == ["“For sales, press 1.”"])
        let symbols = try list(editor.ask("textDocument/documentSymbol", whole("test.json")))
        let states = try #require(symbols.first?["children"] as? [[String: Any]])
        #expect(states.map { $0["name"] as? String } == ["main", "line", "bye"])
    }

    @Test func `scenarios are run from the editor, and a failure is marked until something changes`() throws {
        let editor = try Editor.open("test.test.json")
        let lenses = try list(editor.ask("textDocument/codeLens", whole("test.test.json")))
        let commands = lenses.compactMap { $0["command"] as? [String: Any] }
        #expect(commands.map { $0["title"] as? String } == ["Run all scenarios of this file", "Run", "Run"])
        let arguments = try #require(commands.first?["arguments"])
        let run: [String: Any] = ["command": "switchboard.runScenarios", "arguments": arguments]
        let result = editor.ask("workspace/executeCommand", run) as? [String: Int]
        #expect(result == ["passed": 1, "failed": 1])
        #expect(editor.shown.last?.contains("1 of 2 scenarios passed") == true)
        #expect(editor.findings("/flows/test.test.json")?.count == 1)
        editor.change("test.test.json", Editor.scenarios + "\n")
        editor.wait()
        #expect(editor.findings("/flows/test.test.json") == [])
    }

    @Test func `a flow offers to run what plays it, and one scenario can be chosen`() throws {
        let editor = try Editor.open("test.json")
        let lenses = try list(editor.ask("textDocument/codeLens", whole("test.json")))
        #expect((lenses.first?["command"] as? [String: Any])?["title"] as? String == "Run 2 scenarios")
        let run: [String: Any] = [
            "command": "switchboard.runScenarios", "arguments": ["file:///flows/test.test.json", "Hangs up"],
        ]
        #expect(editor.ask("workspace/executeCommand", run) as? [String: Int] == ["passed": 1, "failed": 0])
    }

    @Test func `a code is explained`() throws {
        let editor = try Editor.open()
        let page = editor.ask("workspace/executeCommand", ["command": "switchboard.explain", "arguments": ["f101"]])
        #expect((page as? String)?.hasPrefix("F101:") == true)
        #expect(editor.shown.count == 1)
    }
}
