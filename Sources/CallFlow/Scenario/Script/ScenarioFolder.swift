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

    /// Whether a file of scenarios is about a queue instead of a flow; such files are read where queues are known.
    package static func isAboutQueues(_ document: Document) -> Bool {
        document.root?["queue"] != nil && document.root?["flow"] == nil
    }

    /// Reads the scenario files among these; the others are passed over.
    package init(_ files: [FlowFolder.File], of folder: FlowFolder) {
        var scenarios: [Scenario] = []
        var diagnostics: [Diagnostic] = []
        var played: Set<String> = []
        for file in files.sorted(by: { $0.name < $1.name })
        where Self.isScenarioFile(file.name) && !Self.isAboutQueues(Document(file.bytes, path: file.path)) {
            let read = ScenarioFile(file, programs: folder.programs, flows: folder.flows)
            diagnostics += read.findings.diagnostics
            // A file with mistakes of its own is meant to play its flow all the same.
            played.formUnion(folder.programs.first { $0.flow == read.flow }?.flows ?? [])
            if !read.findings.hasErrors { scenarios += read.scenarios }
        }
        diagnostics += Self.untested(files, folder, played: played)
        self.scenarios = scenarios
        self.diagnostics = diagnostics.sorted()
    }

    /// F901 for each flow that no scenario plays, itself or as a part of another one.
    private static func untested(
        _ files: [FlowFolder.File], _ folder: FlowFolder, played: Set<String>
    ) -> [Diagnostic] {
        folder.programs.filter { !played.contains($0.flow) }.compactMap { program in
            guard let file = files.first(where: { $0.name == "\(program.flow).json" }) else { return nil }
            return Diagnostic(
                code: "F901", severity: .warning, in: Document(file.bytes, path: file.path).source,
                at: Span(start: .start, length: 1), pointer: "",
                message: "no scenario plays the flow \"\(program.flow)\"",
                hint: "\"switchboard call \(program.flow) --record \(program.flow).test.json\" writes one")
        }
    }

    /// Whether something was found that blocks.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
