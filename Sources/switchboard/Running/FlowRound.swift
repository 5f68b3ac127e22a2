import CallFlow

/// One look at a folder of flows after a save: what is wrong, what the scenarios say, how much of the flows they walk.
struct FlowRound: Sendable {
    /// What there is to be told, line by line.
    let lines: [String]
    /// Whether no flow has an error, so that the names in them are worth completing.
    let isSound: Bool

    /// Checks the flows and plays their scenarios.
    ///
    /// - Parameter flows: the folder; nil for that of the settings.
    init(flows: String?) {
        let installation = Installation.load(flows: flows)
        let scenarioFindings = CheckCommand.scenarioFindings(installation.settings.flows)
        let findings = installation.findings + scenarioFindings
        var report = TestReport()
        if let files = FlowFiles(folder: installation.settings.flows) {
            report.play(ScenarioFolder(files.files, of: files.flows).scenarios, in: files)
        }
        isSound = !installation.flowFindings.hasErrors
        lines = findings.map(\.text) + report.shortLines + ["\(installation.size): \(findings.summary)."]
    }
}
