import CallFlow
import ContactCenter
import Foundation
import JSONSyntax
import Testing

/// Files of queue scenarios, written in tests.
enum QueueScenarios {
    static let given = """
        "given": { "queues": { "sales": { "wrap_up": "10s" } },
                   "agents": { "ana": { "idle": "5m" }, "ben": { "idle": "3m" } } }
        """

    /// The flows, libraries and scenarios that ship.
    static func shipped() throws -> [FlowFolder.File] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../ivr-flows")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
            .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .map { FlowFolder.File(name: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
    }

    /// A file about the queue `sales` with these scenarios.
    static func read(_ scenarios: String, given: String = given) -> QueueScenarioFolder {
        file(#"{ "spec": 1, "queue": "sales", \#(given), "scenarios": [ \#(scenarios) ] }"#)
    }

    /// A file with this text.
    static func file(_ text: String) -> QueueScenarioFolder {
        QueueScenarioFolder([.init(name: "q.test.json", bytes: Array(text.utf8))], base: Configuration())
    }

    /// Plays one scenario with these lines; the failure's text, if it fails.
    static func play(_ steps: String, more: String = "", given: String = given) throws -> String? {
        let folder = read(#"{ "name": "n", "steps": [ \#(steps) ] \#(more) }"#, given: given)
        try #require(folder.diagnostics.map(\.text) == [])
        let scenario = try #require(folder.scenarios.first)
        return scenario.play(base: Configuration(), reread: reread).failure?.text
    }

    /// The findings of one scenario with these lines.
    static func findings(_ steps: String, more: String = "", given: String = given) -> [String] {
        read(#"{ "name": "n", "steps": [ \#(steps) ] \#(more) }"#, given: given).diagnostics.map {
            "\($0.code) \($0.pointer) \($0.message)" + ($0.hint.map { " — \($0)" } ?? "")
        }
    }

    /// As the store does.
    static let reread: QueueStage.Reread = { written in
        guard let calls = through(written.calls), let agents = through(written.agents),
            let queues = through(written.queues), let publications = through(written.publications)
        else { return nil }
        return SavedState(
            counters: written.counters, calls: calls, agents: agents, queues: queues, publications: publications)
    }

    private static func through<Entity: Codable>(_ entities: [Entity]) -> [Entity]? {
        (try? JSONEncoder().encode(entities)).flatMap { try? JSONDecoder().decode([Entity].self, from: $0) }
    }
}
