import CallFlow
import Foundation
import JSONSyntax
import Testing

/// Scenarios for the tests, and the way in which sessions are stored.
enum Scenarios {
    /// Writes a session as JSON and reads it again.
    static let reread: World.Reread = { session in
        guard let stored = try? JSONEncoder().encode(session) else { return nil }
        return try? JSONDecoder().decode(FlowSession.self, from: stored)
    }

    /// The scenario file of a flow, as it was read.
    static func read(_ scenarios: String, flow: String, libraries: [String: String] = [:]) -> ScenarioFolder {
        var files = [FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))]
        files += libraries.map { FlowFolder.File(name: $0.key, bytes: Array($0.value.utf8)) }
        let folder = FlowFolder(files)
        #expect(folder.diagnostics.filter { $0.severity == .error }.map(\.text) == [])
        let text = FlowFolder.File(name: "test.test.json", bytes: Array(scenarios.utf8))
        return ScenarioFolder([text], of: folder)
    }

    /// Plays one scenario that consists of these steps.
    static func play(_ steps: String, _ extra: String = "", flow: String) throws -> ScenarioResult {
        let text = """
            { "spec": 1, "flow": "test", "scenarios": [
              { "name": "It goes as it should", \(extra) "steps": [ \(steps) ] }
            ] }
            """
        let folder = read(text, flow: flow)
        #expect(folder.diagnostics.map(\.text) == [])
        return try #require(folder.scenarios.first).play(reread: reread)
    }
}
