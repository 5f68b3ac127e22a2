import CallFlow
import Foundation
import JSONSyntax
import Testing

@testable import LanguageServer

/// An editor for tests: a folder in memory, a session, and what it has sent.
final class Editor {
    static let flow = #"""
        {
          "spec": 1, "title": "Test", "numbers": ["+34910000001"], "languages": ["en"], "uses": ["_shared.json"],
          "start": "main",
          "states": {
            "main": { "do": "menu", "prompt": "hello", "keys": { "1": "line" }, "on": { "exhausted": "bye" } },
            "line": { "do": "queue", "queue": "sales", "max_wait": "2m", "accept": { "F705": "short" }, "next": "bye", "on": { "error": "bye", "timeout": "bye", "full": "bye", "no_agents": "bye" } },
            "bye": { "do": "hangup" }
          }
        }
        """#
    static let library = #"""
        { "spec": 1, "prompts": { "hello": { "en": "For sales, press 1." } } }
        """#
    static let scenarios = #"""
        {
          "spec": 1, "flow": "test",
          "scenarios": [
            { "name": "Hangs up", "steps": [{ "hears": "hello" }, { "hangs_up": true }] },
            { "name": "Is lost", "steps": [{ "hears": "hello" }, { "hangs_up": true }, { "ends": "we hung up" }] }
          ]
        }
        """#

    var disk = [
        "/flows/test.json": Editor.flow, "/flows/_shared.json": Editor.library,
        "/flows/test.test.json": Editor.scenarios,
        "/config/queues.json": #"{ "queues": { "support": {}, "sales": {} } }"#,
    ]
    var settingsFindings: [Diagnostic] = []
    private(set) var session = LanguageSession(
        Workplace(
            files: { _ in nil }, bytes: { _ in nil }, enter: { _ in }, resolved: { $0 },
            installation: {
                InstalledFacts(
                    flows: "", queues: nil, context: CheckContext(), aboutQueues: { _ in [] }, settings: [],
                    findings: [])
            }, reread: nil), version: "1")
    private(set) var sent: [[String: Any]] = []
    private var lastID = 0
    private var clock = 0

    init() {
        session = LanguageSession(
            Workplace(
                files: { [unowned self] folder in
                    disk.filter { $0.key.hasPrefix(folder + "/") }.map {
                        FlowFolder.File(
                            name: String($0.key.split(separator: "/").last ?? ""), path: $0.key,
                            bytes: Array($0.value.utf8))
                    }
                }, bytes: { [unowned self] path in disk[path].map { Array($0.utf8) } }, enter: { _ in },
                resolved: { $0.replacing("/link/", with: "/") },
                installation: { [unowned self] in
                    InstalledFacts(
                        flows: "/flows", queues: ["sales"], context: CheckContext(entries: []),
                        aboutQueues: Self.aboutQueues,
                        settings: ["/config/queues.json"], findings: settingsFindings)
                }, reread: nil), version: "1")
    }

    /// A finding about every file of queue scenarios, in the place of their reader, whom this target does not know.
    private static let aboutQueues: @Sendable ([FlowFolder.File]) -> [Diagnostic] = { files in
        files.compactMap { file in
            let document = Document(file.bytes, path: file.path)
            guard ScenarioFolder.isAboutQueues(document) else { return nil }
            return Diagnostic(
                code: "F902", in: document.source, at: Span(start: .start, length: 1), pointer: "",
                message: "about queues")
        }
    }

    /// Begins the session and opens files of the folder.
    static func open(_ names: String...) throws -> Editor {
        let editor = Editor()
        try #require(editor.ask("initialize", ["capabilities": [:]]) != nil)
        editor.tell("initialized", [:])
        for name in names { editor.open("/flows/\(name)", editor.disk["/flows/\(name)"] ?? "") }
        return editor
    }

    func open(_ path: String, _ text: String) {
        tell("textDocument/didOpen", ["textDocument": ["uri": "file://\(path)", "version": 1, "text": text]])
    }

    func change(_ name: String, _ text: String) {
        tell(
            "textDocument/didChange",
            ["textDocument": ["uri": "file:///flows/\(name)", "version": 2], "contentChanges": [["text": text]]])
    }

    func tell(_ method: String, _ parameters: [String: Any]) {
        take([["jsonrpc": "2.0", "method": method, "params": parameters]])
    }

    /// The result of a request; nil if it failed.
    func ask(_ method: String, _ parameters: [String: Any]) -> Any? {
        answer(method, parameters)?["result"]
    }

    /// The failure's number.
    func failure(_ method: String, _ parameters: [String: Any]) -> Int? {
        (answer(method, parameters)?["error"] as? [String: Any])?["code"] as? Int
    }

    private func answer(_ method: String, _ parameters: [String: Any]) -> [String: Any]? {
        lastID += 1
        let id = lastID
        take([["jsonrpc": "2.0", "id": id, "method": method, "params": parameters]])
        return sent.last { $0["id"] as? Int == id && $0["method"] == nil }
    }

    /// A request about the place after a stretch of a file as it was opened.
    func ask(_ method: String, _ name: String, after needle: String, _ more: [String: Any] = [:]) throws -> Any? {
        let text = try #require(disk["/flows/\(name)"])
        let end = try #require(text.firstRange(of: needle)?.upperBound)
        let source = SourceFile(path: "", scalars: Array(text.unicodeScalars))
        let place = source.place(atOffset: text[..<end].unicodeScalars.count)
        let subject: [String: Any] = [
            "textDocument": ["uri": "file:///flows/\(name)"],
            "position": ["line": place.line, "character": place.character],
        ]
        return ask("textDocument/\(method)", subject.merging(more) { $1 })
    }

    func take(_ messages: [[String: Any]]) {
        let bodies = messages.map { message in
            (try? JSONSerialization.data(withJSONObject: message)).map { [UInt8]($0) } ?? []
        }
        take(bodies)
    }

    func take(_ bodies: [[UInt8]]) {
        clock += 10
        note(session.take(bodies, now: clock))
    }

    /// Lets enough time pass for the check, if one is due.
    func wait() {
        guard let due = session.checkDue else { return }
        clock = max(clock, due)
        note(session.check())
    }

    private func note(_ messages: [String]) {
        for message in messages {
            let object = try? JSONSerialization.jsonObject(with: Data(message.utf8)) as? [String: Any]
            if let object { sent.append(object) } else { Issue.record("no JSON: \(message)") }
        }
    }

    /// The findings that were sent last for a file, `CODE message`; nil if none were ever sent.
    func findings(_ path: String) -> [String]? {
        findingObjects(path)?.map { "\($0["code"] ?? "") \($0["message"] ?? "")" }
    }

    func findingObjects(_ path: String) -> [[String: Any]]? {
        let published = sent.last {
            $0["method"] as? String == "textDocument/publishDiagnostics"
                && ($0["params"] as? [String: Any])?["uri"] as? String == "file://\(path)"
        }
        return (published?["params"] as? [String: Any])?["diagnostics"] as? [[String: Any]]
    }

    /// The messages that were shown.
    var shown: [String] {
        sent.filter { $0["method"] as? String == "window/showMessage" }.compactMap {
            ($0["params"] as? [String: Any])?["message"] as? String
        }
    }
}
