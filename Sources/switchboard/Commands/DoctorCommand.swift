import ArgumentParser

/// `switchboard doctor`: looks for what is allowed and will disappoint.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look for rules of queues that are allowed and will disappoint.",
        discussion: """
            EXAMPLES
              switchboard doctor
              switchboard doctor --flows drafts --config config

            Looks at queues, agents and flows together: tiers that never
            open, skills that nobody has, ring times over the caller's
            patience, circles of overflow, queues that nobody serves. Exit
            status 0 if there is nothing, 1 if there is something, also if
            'switchboard check' finds errors. Changes nothing.
            """)

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("The folder of the configuration.", valueName: "dir"))
    var config: String?

    func run() async throws {
        let installation = Installation.load(config: config, flows: flows)
        if installation.findings.hasErrors {
            for finding in installation.findings where finding.isError { Terminal.say(finding.text) }
            throw Exit.because("The files have errors; they come first.")
        }
        guard let doctor = Doctor(installation) else { throw Exit.because("There are no queues to look at.") }
        let findings = doctor.examine()
        for finding in findings { Terminal.say(finding.text) }
        Terminal.tell("\(installation.size): \(findings.summary).")
        if !findings.isEmpty { throw Exit.failed }
    }
}
