import JSONSyntax
import Testing

@testable import LanguageServer

struct FindingsInEditorTests {
    @Test func `a mistake is marked when it has been quiet for a moment, and goes away when it is cured`() throws {
        let editor = try Editor.open("test.json")
        editor.wait()
        #expect(editor.findings("/flows/test.json") == [])
        editor.change("test.json", Editor.flow.replacing(#""prompt": "hello""#, with: #""prompt": "helo""#))
        #expect(editor.findings("/flows/test.json") == [])
        editor.wait()
        #expect(
            editor.findings("/flows/test.json") == [
                #"F102 there is no prompt "helo" (did you mean "hello"?)"#
            ])
        let finding = try #require(editor.findingObjects("/flows/test.json")?.first)
        #expect(finding["severity"] as? Int == 1)
        let range = try #require(finding["range"] as? [String: [String: Int]])
        #expect(range["start"] == ["line": 4, "character": 38] && range["end"] == ["line": 4, "character": 44])
        editor.change("test.json", Editor.flow)
        editor.wait()
        #expect(editor.findings("/flows/test.json") == [])
    }

    @Test func `a change in a library shows in the flows that use it`() throws {
        let editor = try Editor.open("_shared.json")
        editor.wait()
        #expect(editor.findings("/flows/test.json") == nil)
        editor.change("_shared.json", Editor.library.replacing("hello", with: "hallo"))
        editor.wait()
        #expect(editor.findings("/flows/test.json")?.first?.hasPrefix("F102") == true)
        editor.change("_shared.json", Editor.library)
        editor.wait()
        #expect(editor.findings("/flows/test.json") == [])
    }

    @Test func `columns behind an emoji are counted as editors count`() throws {
        let editor = try Editor.open("test.json")
        let text = Editor.flow.replacing(#"{ "do": "hangup" }"#, with: #"{ "note": "😀", "do": "hangupp" }"#)
        editor.change("test.json", text)
        editor.wait()
        let range = try #require(editor.findingObjects("/flows/test.json")?.first?["range"] as? [String: [String: Int]])
        #expect(range["start"] == ["line": 6, "character": 33])
    }

    @Test func `changes that go on and on are checked all the same`() throws {
        let editor = try Editor.open("test.json")
        editor.wait()
        editor.change("test.json", Editor.flow + " ")
        let first = try #require(editor.session.checkDue)
        var due = first
        for count in 2...200 {
            editor.change("test.json", Editor.flow + String(repeating: " ", count: count))
            due = try #require(editor.session.checkDue)
        }
        #expect(due > first && due <= first + LanguageSession.longestWait)
    }

    @Test func `a mention of another place leads there`() throws {
        let editor = try Editor.open("test.json", "_shared.json")
        editor.change(
            "test.json",
            Editor.flow.replacing(#""start""#, with: #""prompts": { "hello": { "en": "Hello." } }, "start""#))
        editor.wait()
        let all = ["/flows/test.json", "/flows/_shared.json"].flatMap { editor.findingObjects($0) ?? [] }
        let finding = try #require(all.first { $0["code"] as? String == "F002" })
        let related = try #require(finding["relatedInformation"] as? [[String: Any]])
        let place = try #require(related.first?["location"] as? [String: Any])
        #expect((place["uri"] as? String)?.hasSuffix("_shared.json") == true)
    }

    @Test func `a document that is closed counts as it lies on the disk, and the last one takes its findings along`()
        throws
    {
        let editor = try Editor.open("test.json", "_shared.json")
        editor.change("_shared.json", Editor.library.replacing("hello", with: "hallo"))
        editor.wait()
        #expect(editor.findings("/flows/test.json")?.isEmpty == false)
        editor.tell("textDocument/didClose", ["textDocument": ["uri": "file:///flows/_shared.json"]])
        editor.wait()
        #expect(editor.findings("/flows/test.json") == [])
        editor.change("test.json", "{")
        editor.wait()
        #expect(editor.findings("/flows/test.json")?.isEmpty == false)
        editor.tell("textDocument/didClose", ["textDocument": ["uri": "file:///flows/test.json"]])
        #expect(editor.findings("/flows/test.json") == [])
    }

    @Test func `what changes on the disk is seen when the editor tells of it`() throws {
        let editor = try Editor.open("test.json")
        editor.wait()
        editor.disk["/flows/_shared.json"] = nil
        editor.tell("workspace/didChangeWatchedFiles", ["changes": []])
        editor.wait()
        #expect(editor.findings("/flows/test.json")?.first?.hasPrefix("F103") == true)
    }

    @Test func `the settings are marked as they lie on the disk`() throws {
        let editor = try Editor.open()
        let text = try #require(editor.disk["/config/queues.json"])
        let source = SourceFile(path: "/config/queues.json", scalars: Array(text.unicodeScalars))
        let span = Span(start: Position(offset: 14, line: 1, column: 15), length: 9)
        editor.settingsFindings = [Diagnostic(code: "C101", in: source, at: span, pointer: "", message: "odd")]
        editor.open("/config/queues.json", text)
        #expect(editor.findings("/config/queues.json") == [])
        editor.tell("textDocument/didSave", ["textDocument": ["uri": "file:///config/queues.json"]])
        #expect(editor.findings("/config/queues.json") == ["C101 odd"])
        editor.settingsFindings = []
        editor.tell("textDocument/didSave", ["textDocument": ["uri": "file:///config/queues.json"]])
        #expect(editor.findings("/config/queues.json") == [])
    }
}
