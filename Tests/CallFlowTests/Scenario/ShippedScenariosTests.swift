import CallFlow
import JSONSyntax
import Telephony
import Testing

struct ShippedScenariosTests {
    private static func folder() throws -> (flows: FlowFolder, scenarios: ScenarioFolder) {
        let files = try Fixtures.files(in: Fixtures.shipped)
        let flows = FlowFolder(files)
        return (flows, ScenarioFolder(files, of: flows))
    }

    @Test func `the shipped scenarios are free of findings and all pass`() throws {
        let scenarios = try Self.folder().scenarios
        #expect(scenarios.diagnostics.map(\.text) == [])
        #expect(!scenarios.scenarios.isEmpty)
        for scenario in scenarios.scenarios {
            #expect(scenario.play(reread: Scenarios.reread).failure?.text == nil)
        }
    }

    @Test func `automatic callers walk every outcome and key of the shipped flows`() throws {
        let moment = try #require(Timestamp(iso8601: Caller.tuesdayMorning))
        for program in try Self.folder().flows.programs where program.isCalledDirectly {
            let options = Crawl.Options(calls: 3_400, seed: 1, rereadsOneIn: 200, from: moment)
            let report = Crawl(program, options, reread: Scenarios.reread).run()
            #expect(report.failures.map { "\($0.title): \($0.message)" } == [])
            for coverage in report.reports {
                #expect(coverage.outcomes.missing == [], "\(coverage.flow)")
                #expect(coverage.keys.missing == [], "\(coverage.flow)")
            }
        }
    }
}
