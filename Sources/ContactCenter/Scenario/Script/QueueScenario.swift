package import CallFlow
package import JSONSyntax
import Telephony

/// One scenario of a file about a queue: who calls, what agents do, and who should get whom.
package struct QueueScenario: Sendable {
    /// What it shows.
    package let name: String
    /// The file's path, as it is shown.
    package let file: String
    /// Where it begins.
    package let line: Int
    let source: SourceFile
    let entry: Entry
    let given: QueueGiven
    let steps: [QueueStep]
    let figures: [ExpectedFigure]
    /// Whether no call may be offered that no line expects.
    let isStrict: Bool
    /// The flows that callers meet who call no number, by what they ask for.
    let wishes: [QueueGiven.Wish]
    let programs: [Program]

    /// The rules in force while it is played.
    func configuration(_ base: Configuration) -> Configuration {
        var configuration = base
        configuration.queues = given.queues
        configuration.house = given.house
        configuration.agents = given.cast.mapValues(\.settings)
        configuration.programs = base.programs + programs
        configuration.webhooks = []
        configuration.publishing = .onSave
        return configuration
    }
}

/// The scenarios about queues in a folder of flows.
package struct QueueScenarioFolder: Sendable {
    /// The scenarios of the files that have no errors, in the files' order.
    package private(set) var scenarios: [QueueScenario] = []
    /// What was found in these files, by file and place.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Reads the files about queues among these; the others are passed over.
    ///
    /// - Parameter base: Queues and agents for files that give none, and the flows whose numbers can be called.
    package init(_ files: [FlowFolder.File], base: Configuration) {
        for file in files.sorted(by: { $0.name < $1.name }) where ScenarioFolder.isScenarioFile(file.name) {
            let document = Document(file.bytes, path: file.path)
            guard ScenarioFolder.isAboutQueues(document) else { continue }
            let read = QueueScenarioFile(document, base: base)
            diagnostics += read.findings.diagnostics
            if !read.findings.hasErrors { scenarios += read.scenarios }
        }
        diagnostics.sort()
    }
}

/// One file of queue scenarios, read.
struct QueueScenarioFile {
    let findings: Findings
    private(set) var scenarios: [QueueScenario] = []

    init(_ document: Document, base: Configuration) {
        findings = Findings(document)
        guard var reader = document.reader(findings), findings.isReadableSpec(&reader) else { return }
        _ = reader.take("$schema")
        let queue = reader.string("queue", .required, atMost: 40)
        let given = reader.take("given")
        let entries = reader.list("scenarios", .required)
        reader.finish(habits: ["queues": "queue", "tests": "scenarios"])
        guard let queue, let entries else { return }
        var common = QueueGiven(base, queue: queue.value)
        if let given { common.read(given, findings) }
        guard common.queues[queue.value] != nil else {
            findings.error(
                "F902", at: queue.entry,
                "there is no queue \"\(queue.value)\", neither in \"given\" nor in the configuration",
                hint: Spelling.hint(for: queue.value, among: common.queues.keys.sorted()))
            return
        }
        for entry in entries { read(entry, common) }
    }

    private mutating func read(_ entry: Entry, _ common: QueueGiven) {
        guard var reader = findings.object(entry) else { return }
        let name = reader.string("name", .required)
        var given = common
        if let own = reader.take("given") { given.read(own, findings) }
        var stepReader = QueueStepReader(findings: findings, names: QueueNames(given))
        let steps = (reader.list("steps", .required) ?? []).compactMap { stepReader.step($0) }
        let figures = ExpectedFigure.read(reader.named("figures") ?? [], stepReader.names, findings)
        let isStrict = reader.bool("strict")?.value ?? false
        reader.finish(habits: ["title": "name", "expect": "figures", "lines": "steps"])
        guard let name, !findings.hasErrors else { return }
        if scenarios.contains(where: { $0.name == name.value }) {
            findings.error("F002", at: name.entry, "two scenarios are called \"\(name.value)\"")
        }
        let wishes = Self.wishes(steps)
        let programs = wishes.indices.compactMap { given.program(wishes[$0], index: $0, findings) }
        guard programs.count == wishes.count else { return }
        scenarios.append(
            QueueScenario(
                name: name.value, file: findings.source.path, line: entry.node.span.start.line,
                source: findings.source, entry: name.entry, given: given, steps: steps, figures: figures,
                isStrict: isStrict, wishes: wishes, programs: programs))
    }

    /// What callers ask for who call no number, each once.
    private static func wishes(_ steps: [QueueStep]) -> [QueueGiven.Wish] {
        var wishes: [QueueGiven.Wish] = []
        for step in steps {
            guard case .does(.calls(let caller)) = step.action, caller.number == nil else { continue }
            let wish = QueueGiven.Wish(priority: caller.priority, skills: caller.skills)
            if !wishes.contains(wish) { wishes.append(wish) }
        }
        return wishes
    }
}
