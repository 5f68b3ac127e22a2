import CallFlow
import Foundation
import JSONSyntax
import Testing

struct FindingExplanationTests {
    /// What is found in an example; remarks count only where they are what is explained.
    private func found(_ example: Example, _ explanation: FindingExplanation) -> [Diagnostic] {
        let folder = FlowFolder(example.files, queues: ["sales"], context: example.context)
        if explanation.code.hasPrefix("F9") {
            return folder.diagnostics + ScenarioFolder(example.files, of: folder).diagnostics
        }
        guard explanation.severity == .information else { return folder.diagnostics }
        return folder.diagnostics + folder.remarks.filter { $0.code == explanation.code }
    }

    @Test(arguments: FindingExplanation.all.map(\.code))
    func `the bad example has exactly the finding that it explains, the good one has none`(_ code: String) throws {
        let explanation = try #require(FindingExplanation.of(code.lowercased()))
        let bad = found(explanation.bad, explanation)
        #expect(bad.map(\.code) == [code], "\(bad.map(\.text).joined(separator: "\n"))")
        #expect(bad.first?.severity == explanation.severity)
        #expect(found(explanation.good, explanation).map(\.text) == [])
    }

    @Test(arguments: FindingExplanation.all.map(\.code))
    func `an explanation says what is wrong and shows both examples`(_ code: String) throws {
        let explanation = try #require(FindingExplanation.of(code))
        #expect(explanation.text.count > 100)
        #expect(explanation.page.contains(explanation.bad.shown))
        #expect(explanation.bad.shown != explanation.good.shown || !explanation.bad.shown.contains("states"))
    }

    @Test func `codes are in order, and each is explained once`() {
        let codes = FindingExplanation.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy(FindingExplanation.isCode))
    }

    /// Writes the bad examples as folders of fixtures, for a person to read before they are kept.
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["RECORD_FIXTURES"] == "1"),
        arguments: FindingExplanation.all.map(\.code))
    func `bad examples become fixtures`(_ code: String) throws {
        let explanation = try #require(FindingExplanation.of(code))
        // Scenarios have fixtures of their own.
        guard !code.hasPrefix("F9"), !Fixtures.folders("Checks").contains(where: { $0.hasPrefix(code) }) else { return }
        let folder = Fixtures.root.appending(path: "Checks/\(code)_example")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in explanation.bad.files { try Data(file.bytes).write(to: folder.appending(path: file.name)) }
    }
}
