package import JSONSyntax

/// The scenarios of a folder of flows.
package struct ScenarioFolder: Sendable {
    /// The scenarios of the files that have no errors, in the files' order.
    package let scenarios: [Scenario]
    /// What was found in the scenario files, by file and place, and the flows that have no scenarios.
    package let diagnostics: [Diagnostic]

    /// Whether a file of the folder holds scenarios, by its name alone.
    package static func isScenarioFile(_ name: String) -> Bool {
        name.hasSuffix(".test.json") && !name.hasPrefix(".")
    }

    /// Reads the scenario files among these; the others are passed over.
    package init(_ files: [FlowFolder.File], of folder: FlowFolder) {
        var scenarios: [Scenario] = []
        var diagnostics: [Diagnostic] = []
        for file in files.sorted(by: { $0.name < $1.name }) where Self.isScenarioFile(file.name) {
            let read = ScenarioFile(file, programs: folder.programs, flows: folder.flows)
            diagnostics += read.findings.diagnostics
            if !read.findings.hasErrors { scenarios += read.scenarios }
        }
        self.scenarios = scenarios
        self.diagnostics = diagnostics.sorted()
    }

    /// Whether something was found that blocks.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
