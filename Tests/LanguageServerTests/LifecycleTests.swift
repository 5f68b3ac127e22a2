import Foundation
import Testing

@testable import LanguageServer

struct LifecycleTests {
    private let hover: [String: Any] = [
        "textDocument": ["uri": "file:///flows/test.json"], "position": ["line": 0, "character": 0],
    ]

    @Test func `nothing is answered before the session begins and after it is over`() throws {
        let editor = Editor()
        #expect(editor.failure("textDocument/hover", hover) == -32002)
        #expect(editor.ask("initialize", [:]) != nil)
        #expect(editor.failure("initialize", [:]) == -32600)
        #expect(editor.ask("shutdown", [:]) != nil)
        #expect(editor.failure("textDocument/hover", hover) == -32600)
        #expect(editor.session.exitStatus == nil)
        editor.tell("exit", [:])
        #expect(editor.session.exitStatus == 0)
    }

    @Test func `an exit without a shutdown is a failure`() throws {
        let editor = try Editor.open()
        editor.tell("exit", [:])
        #expect(editor.session.exitStatus == 1)
    }

    @Test func `an unknown method and missing parameters are told apart`() throws {
        let editor = try Editor.open("test.json")
        #expect(editor.failure("textDocument/dance", [:]) == -32601)
        #expect(editor.failure("textDocument/hover", [:]) == -32602)
        #expect(editor.failure("textDocument/hover", ["textDocument": ["uri": "file:///flows/test.json"]]) == -32602)
        #expect(editor.failure("workspace/executeCommand", ["command": "rm"]) == -32602)
    }

    @Test func `a message that is no JSON, and one that is no request, are answered`() throws {
        let editor = try Editor.open()
        editor.take([Array("{".utf8), Array("[]".utf8), Array("{\"id\":7}".utf8)])
        let codes = editor.sent.compactMap { ($0["error"] as? [String: Any])?["code"] as? Int }
        #expect(codes == [-32700, -32600, -32600])
    }

    @Test func `a request that is cancelled before its turn is not worked on`() throws {
        let editor = try Editor.open("test.json")
        editor.take([
            ["jsonrpc": "2.0", "id": "a", "method": "textDocument/hover", "params": hover],
            ["jsonrpc": "2.0", "id": "b", "method": "textDocument/hover", "params": hover],
            ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": "a"]],
        ])
        let first = editor.sent.first { $0["id"] as? String == "a" }
        #expect((first?["error"] as? [String: Any])?["code"] as? Int == -32800)
        #expect(editor.sent.contains { $0["id"] as? String == "b" && $0["error"] == nil })
    }

    @Test func `places that do not exist are no trouble`() throws {
        let editor = try Editor.open("test.json")
        for method in ["completion", "hover", "definition", "references", "prepareRename", "documentHighlight"] {
            for (line, character) in [(0, 9_999_999), (9_999_999, 0), (3, 2_000_000_000)] {
                let place = ["line": line, "character": character]
                let parameters: [String: Any] = [
                    "textDocument": ["uri": "file:///flows/test.json"], "position": place,
                ]
                #expect(editor.ask("textDocument/\(method)", parameters) != nil)
            }
        }
    }

    @Test func `a file that is not ours gets no answer and no findings`() throws {
        let editor = try Editor.open()
        editor.open("/project/package.json", #"{ "name": "x" }"#)
        editor.wait()
        #expect(editor.findings("/project/package.json") == nil)
        #expect(editor.ask("textDocument/hover", hover) is NSNull)
        editor.open("/elsewhere/a.json", #"{ "spec": 1, "states": {} }"#)
        editor.wait()
        #expect(editor.findings("/elsewhere/a.json")?.isEmpty == false)
    }

    @Test(arguments: [
        ("file:///a%20b/%C3%B1.json", "/a b/ñ.json"), ("file://host/a.json", "/a.json"), ("FILE:///a", "/a"),
        ("untitled:1", nil), ("file:///%zz", nil), ("file:///%ff", nil), ("file:///a%00b", nil), ("file://", nil),
    ])
    func `addresses become paths`(_ uri: String, _ path: String?) {
        #expect(FileAddress.path(uri) == path)
    }

    @Test func `paths become addresses and back`() {
        #expect(FileAddress.uri("/a b/ñ%.json") == "file:///a%20b/%C3%B1%25.json")
        #expect(FileAddress.path(FileAddress.uri("/a b/ñ%.json")) == "/a b/ñ%.json")
    }
}
