import ArgumentParser
import CallFlow

/// `switchboard check`: looks for mistakes before anything runs.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for mistakes in the flows and in the configuration.",
        discussion: """
            EXAMPLES
              switchboard check
              switchboard check --flows drafts --config config

            Prints every finding with its file, line and column, and what is
            probably meant. Exit status 0 if nothing blocks (warnings may be
            printed), 1 if something does. Changes nothing, and needs no key.
            """)

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("The folder of the configuration.", valueName: "dir"))
    var config: String?

    func run() async throws {
        var installation = Installation.load(config: config, flows: flows)
        installation.flowFindings += Self.scenarioFindings(installation.settings.flows)
        for finding in installation.findings { Terminal.say(finding.text) }
        Terminal.tell("\(installation.size): \(installation.findings.summary).")
        if installation.findings.hasErrors { throw Exit.failed }
    }

    /// What is wrong with the scenarios; a server does not read them.
    private static func scenarioFindings(_ folder: String) -> [Finding] {
        guard let files = FlowFiles(folder: folder) else { return [] }
        return ScenarioFolder(files.files, of: files.flows).diagnostics.map(Finding.file)
    }
}
