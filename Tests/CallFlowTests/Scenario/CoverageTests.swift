import CallFlow
import Testing

struct CoverageTests {
    @Test func `outcomes, keys and wordings are counted, and what is missing is named`() throws {
        let result = try Scenarios.play(
            #"{ "presses": "1" }, { "hears": "bye" }, { "ends": "we hung up" }"#, flow: Flows.menu)
        var coverage = Coverage()
        coverage.add(result.log)
        let report = try #require(coverage.reports(on: result.scenario.program).first)
        #expect(report.outcomes.text == "1 of 3 (33 %)")
        #expect(report.outcomes.missing == ["a exhausted", "a silent"])
        #expect(report.keys.missing == ["a 2", "a 9"])
        #expect(report.wordings.reached == 3)
        #expect(report.wordings.missing.contains("hello (es)"))
    }
}
