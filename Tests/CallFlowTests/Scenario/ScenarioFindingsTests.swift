import CallFlow
import Foundation
import JSONSyntax
import Testing

struct ScenarioFindingsTests {
    static let folders = Fixtures.folders("Scenarios")

    /// With `RECORD_FIXTURES=1` in the environment the expected text is written instead.
    @Test(arguments: folders)
    func `a broken sample has its one finding, word for word`(name: String) throws {
        let folder = Fixtures.root.appending(path: "Scenarios/\(name)")
        let files = try Fixtures.files(in: folder)
        let flows = FlowFolder(files)
        #expect(flows.diagnostics.map(\.text) == [])
        let diagnostics = ScenarioFolder(files, of: flows).diagnostics
        #expect(diagnostics.map(\.code) == [String(name.prefix(4))])
        let found = diagnostics.map { $0.text + "\n" }.joined()
        let expected = folder.appending(path: "expected.txt")
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] == "1" {
            try Data(found.utf8).write(to: expected)
        }
        #expect(found == (try String(contentsOf: expected, encoding: .utf8)))
    }

    @Test func `there are samples`() {
        #expect(Self.folders.count >= 6)
    }
}
