import Foundation
import JSONSyntax
import Testing

struct ReportTests {
    private let report: Report = {
        let document = Document(Array("{\n  \"a\": 1,\n}".utf8), path: "my flows/a.json")
        let findings = Findings(document)
        return Report(
            findings.diagnostics.map(Report.Item.init)
                + [Report.Item(code: "C001", severity: .warning, file: "config", message: "it is \"odd\"")])
    }()

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `findings as JSON name file, place, code and cure`() throws {
        let expected =
            #"{"findings":[{"file":"my flows/a.json","line":2,"column":9,"length":1,"code":"F001","severity":"error""#
        #expect(report.json.hasPrefix(expected))
        let root = try object(report.json)
        #expect(root["errors"] as? Int == 1)
        #expect(root["warnings"] as? Int == 1)
    }

    @Test func `findings as SARIF have rules, levels and regions`() throws {
        let rules = [
            Report.Rule(code: "F000", title: "never", text: "never", severity: .error),
            Report.Rule(code: "F001", title: "not JSON", text: "It is not JSON.", severity: .error),
        ]
        let root = try object(report.sarif(version: "1.0", rules: rules))
        #expect(root["version"] as? String == "2.1.0")
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["F001", "C001"])
        #expect(results.map { $0["level"] as? String } == ["error", "warning"])
        #expect(results.map { $0["ruleIndex"] as? Int } == [0, nil])
        let text = report.sarif(version: "1.0", rules: rules)
        #expect(text.contains(#""uri":"my%20flows/a.json"},"region":{"startLine":2,"startColumn":9,"endColumn":10}"#))
        #expect(!text.contains("never"))
    }
}
