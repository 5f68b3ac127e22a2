import ArgumentParser
import CallFlow
import JSONSyntax

/// `switchboard test`: plays the scenarios of the flows.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play the scenarios in *.test.json and say what went otherwise.",
        discussion: """
            EXAMPLES
              switchboard test
              switchboard test --filter "closed"
              switchboard test drafts/support.test.json

            Plays each scenario on a virtual clock: eight minutes in a queue
            take no time. Then says how much of each flow was walked. Exit
            status 0 if all passed, 1 if one failed or a file has mistakes,
            2 if there is nothing to play.
            """)

    @Argument(help: "Folders of flows, or single *.test.json files; ivr-flows if none is given.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Only scenarios with this in their name.", valueName: "text"))
    var filter: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Flag(help: "Name everything that was not walked or heard.")
    var missing = false

    enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run() async throws {
        var report = TestReport()
        for path in paths.isEmpty ? ["ivr-flows"] : paths { try play(path, into: &report) }
        guard !report.isEmpty else {
            throw Exit.because(
                "There is no scenario to play" + (filter.map { " with \"\($0)\" in its name." } ?? "."), Exit.usage)
        }
        switch format {
        case .text: for line in report.lines(namingAll: missing) { Terminal.say(line) }
        case .json: Terminal.say(report.json)
        }
        if !report.isClean { throw Exit.failed }
    }

    private func play(_ path: String, into report: inout TestReport) throws {
        let isFile = ScenarioFolder.isScenarioFile(path.split(separator: "/").last.map(String.init) ?? "")
        let slash = path.lastIndex(of: "/")
        let folder = isFile ? slash.map { String(path[..<$0]) } ?? "." : path
        guard let files = FlowFiles(folder: folder) else {
            throw Exit.because("The folder \(folder) cannot be read.", Exit.usage)
        }
        let name = isFile ? slash.map { String(path[path.index(after: $0)...]) } ?? path : nil
        let chosen = files.files.filter { !ScenarioFolder.isScenarioFile($0.name) || name == nil || $0.name == name }
        let scenarios = ScenarioFolder(chosen, of: files.flows)
        report.add(findings: files.flows.diagnostics.filter { $0.severity == .error } + scenarios.diagnostics)
        report.play(scenarios.scenarios.filter { scenario in filter.map(scenario.name.contains) ?? true }, in: files)
    }
}
