import ArgumentParser
import CallFlow
import Engine

/// Simulated calls that tell how much of a flow is walked.
enum CoverageSource: String, ExpressibleByArgument, CaseIterable {
    case scenarios, crawl

    /// Calls of the crawl to each flow that reaches the one in question.
    private static let calls = 3_400

    /// Plays them, and counts what they took; of those that can come into one flow.
    func walk(_ flow: String, in folder: String) throws -> Coverage {
        guard let files = FlowFiles(folder: folder) else {
            throw Exit.because("The folder \(folder) cannot be read.", Exit.usage)
        }
        var coverage = Coverage()
        switch self {
        case .scenarios:
            let scenarios = ScenarioFolder(files.files, of: files.flows).scenarios
            for scenario in scenarios where scenario.program.flows.contains(flow) {
                let result = scenario.play(reread: FlowFiles.reread) { files.program(scenario.program.flow, from: $0) }
                coverage.add(result.log)
            }
        case .crawl:
            let programs = files.flows.programs.filter { $0.flows.contains(flow) }
            let called = programs.filter(\.isCalledDirectly)
            for program in called.isEmpty ? programs.filter({ $0.flow == flow }) : called {
                let options = Crawl.Options(calls: Self.calls, from: SystemTime().now)
                coverage.add(Crawl(program, options, reread: nil).run().coverage)
            }
        }
        return coverage
    }
}
