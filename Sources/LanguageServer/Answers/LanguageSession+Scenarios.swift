import CallFlow
import JSONSyntax

extension LanguageSession {
    /// Lines that run scenarios: above each of them, and above a flow that has some.
    func codeLenses(_ parameters: Node) throws(RequestFailure) -> Wire {
        guard let subject = try subject(parameters) else { return .null }
        guard ScenarioFolder.isScenarioFile(subject.name) else {
            let count = scenarios(of: subject).count
            let title = "Run \(count) \(count == 1 ? "scenario" : "scenarios")"
            return .list(count == 0 ? [] : [lens(title, .start, [.text(uri(subject.path))])])
        }
        guard !subject.editor.isAboutQueues(subject.name) else { return .list([]) }
        let symbols = subject.editor.symbols(of: subject.name).flatMap(\.children)
        guard !symbols.isEmpty else { return .list([]) }
        let all = lens("Run all scenarios of this file", .start, [.text(uri(subject.path))])
        return .list(
            [all]
                + symbols.map {
                    lens("Run", $0.selection, [.text(uri(subject.path)), .text($0.name)])
                })
    }

    private func lens(_ title: String, _ range: EditorRange, _ arguments: [Wire]) -> Wire {
        let command = Wire.object([
            ("title", .text(title)), ("command", .text(Command.runScenarios.rawValue)), ("arguments", .list(arguments)),
        ])
        return .object([("range", .range(range)), ("command", command)])
    }

    /// The names of the scenarios in the files about a flow.
    private func scenarios(of subject: Subject) -> [String] {
        let flow = String(subject.name.dropLast(".json".count))
        return subject.folder.files.keys.sorted().filter {
            ScenarioFolder.isScenarioFile($0) && subject.editor.testedFlow($0) == flow
        }.flatMap { subject.editor.symbols(of: $0).flatMap(\.children).map(\.name) }
    }

    /// Executes a command that the server has offered.
    mutating func execute(_ parameters: Node) throws(RequestFailure) -> Wire {
        let arguments = parameters["arguments"]?.elements.map { $0.text } ?? []
        guard let name = parameters["command"]?.text, let command = Command(rawValue: name) else {
            throw .parameter("command")
        }
        guard let first = arguments.first ?? nil else { throw .parameter("arguments") }
        switch command {
        case .explain:
            guard let explanation = FindingExplanation.of(first) else { throw .refused("There is no code \(first).") }
            show(explanation.page)
            return .text(explanation.page)
        case .runScenarios:
            guard let subject = subject(first) else { throw .refused("The file is not open.") }
            return run(subject, named: arguments.count > 1 ? arguments[1] : nil)
        }
    }

    /// Plays the scenarios of a file, or those about a flow, as they are in the editor.
    private mutating func run(_ subject: Subject, named name: String?) -> Wire {
        guard !subject.editor.isAboutQueues(subject.name) else {
            show("Scenarios about queues are played by 'switchboard test'.", isWarning: true)
            return .object([("passed", .integer(0)), ("failed", .integer(0))])
        }
        let files = Array(subject.folder.files.values)
        let read = ScenarioFolder(files, of: FlowFolder(files))
        let flow = String(subject.name.dropLast(".json".count))
        let chosen = read.scenarios.filter { scenario in
            let isMeant =
                ScenarioFolder.isScenarioFile(subject.name)
                ? scenario.file == subject.path : scenario.program.flow == flow
            return isMeant && (name.map { $0 == scenario.name } ?? true)
        }
        guard !chosen.isEmpty else {
            show("There is nothing to play: correct the mistakes that are marked first.", isWarning: true)
            return .object([("passed", .integer(0)), ("failed", .integer(0))])
        }
        var failures: [ScenarioFailure] = []
        for scenario in chosen {
            let result = scenario.play(reread: workplace.reread) { newer(scenario.program.flow, $0, subject) }
            if let failure = result.failure { failures.append(failure) }
        }
        report(failures, of: chosen, subject)
        return .object([("passed", .integer(chosen.count - failures.count)), ("failed", .integer(failures.count))])
    }

    private func newer(_ flow: String, _ other: String, _ subject: Subject) -> Program? {
        let path = "\(subject.folder.path)/\(other)"
        guard let bytes = subject.folder.files[other]?.bytes ?? workplace.bytes(path) else { return nil }
        let name = "\(flow).json"
        let files = subject.folder.files.values.filter { $0.name != name }
        return FlowFolder(files + [FlowFolder.File(name: name, bytes: bytes)]).programs.first { $0.flow == flow }
    }

    private mutating func report(_ failures: [ScenarioFailure], of scenarios: [Scenario], _ subject: Subject) {
        settle()
        let found = failures.map(\.finding)
        let byFile = Dictionary(grouping: found) { FileAddress.parts($0.file)?.name ?? $0.file }
        for file in Set(scenarios.map(\.file)) {
            let name = FileAddress.parts(file)?.name ?? file
            folders[subject.folder.path]?.failures[name] = byFile[name] ?? []
        }
        publish()
        let count = scenarios.count
        let passed = "\(count - failures.count) of \(count) \(count == 1 ? "scenario" : "scenarios") passed"
        guard let first = failures.first else {
            show("\(passed).")
            return
        }
        show("\(passed). \(first.text)", isWarning: true)
    }
}
