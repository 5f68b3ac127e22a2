import ArgumentParser
import CallFlow
import JSONSyntax

/// `switchboard check`: looks for mistakes before anything runs.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for mistakes in the flows and in the configuration.",
        discussion: """
            EXAMPLES
              switchboard check
              switchboard check --flows drafts --config config
              switchboard check --bounds
              switchboard check --format sarif > findings.sarif

            Prints every finding with its file, line and column, and what is
            probably meant; 'switchboard explain F101' tells more about one.
            Exit status 0 if nothing blocks (warnings may be printed), 1 if
            something does. Changes nothing, and needs no key.
            """)

    /// The forms of the output.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif
    }

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("The folder of the configuration.", valueName: "dir"))
    var config: String?

    @Option(help: ArgumentHelp("How findings are printed: text, json or sarif.", valueName: "format"))
    var format = Format.text

    @Flag(help: "Print what a call of each flow can cost at most, and what becomes of a caller who never reacts.")
    var bounds = false

    @Flag(help: "Print also what is only good to know: outcomes left to the usual way, circles.")
    var all = false

    @Flag(help: "Let warnings block too.")
    var strict = false

    func run() async throws {
        var installation = Installation.load(config: config, flows: flows)
        installation.flowFindings += Self.scenarioFindings(installation.settings.flows)
        let remarks = all ? installation.remarks.map(Finding.file) : []
        let findings = installation.findings + remarks
        switch format {
        case .text: for finding in findings { Terminal.say(finding.text) }
        case .json: Terminal.say(Report(findings.map(\.item)).json)
        case .sarif:
            Terminal.say(Report(findings.map(\.item)).sarif(version: Version.text, rules: FindingExplanation.rules))
        }
        if bounds {
            for program in installation.programs {
                let line = "\(program.flow): \(program.bounds(sounds: installation.sounds).sentence)."
                if format == .text { Terminal.say(line) } else { Terminal.tell(line) }
            }
        }
        Terminal.tell("\(installation.size): \(installation.findings.summary).")
        let blocks = strict ? !installation.findings.isEmpty : installation.findings.hasErrors
        if blocks { throw Exit.failed }
    }

    /// What is wrong with the scenarios; a server does not read them.
    static func scenarioFindings(_ folder: String) -> [Finding] {
        guard let files = FlowFiles(folder: folder) else { return [] }
        return ScenarioFolder(files.files, of: files.flows).diagnostics.map(Finding.file)
    }
}

extension FindingExplanation {
    /// The codes with their meanings, for reports.
    fileprivate static var rules: [Report.Rule] {
        all.map { Report.Rule(code: $0.code, title: $0.title, text: $0.text, severity: $0.severity) }
    }
}
