import CallFlow
import JSONSyntax

/// One file of queue scenarios, read.
struct QueueScenarioFile {
    let findings: Findings
    private(set) var scenarios: [QueueScenario] = []
    /// Those that were known, and those that were made.
    private(set) var programs: QueuePrograms
    private var words: [QueueScenarioWords] = []

    init(_ document: Document, base: Configuration, programs: QueuePrograms) {
        self.programs = programs
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
        if !findings.hasErrors {
            QueueScenarioReview(
                findings: findings, queues: Set(base.queues.keys).union([queue.value]),
                common: QueueScenarioWords(given: given), scenarios: words
            ).report()
        }
        findings.applyAcceptances()
    }

    private mutating func read(_ entry: Entry, _ common: QueueGiven) {
        guard var reader = findings.object(entry) else { return }
        let name = reader.string("name", .required)
        var given = common
        let own = reader.take("given")
        if let own { given.read(own, findings) }
        var stepReader = QueueStepReader(findings: findings, names: QueueNames(given))
        let lines = reader.list("steps", .required) ?? []
        let steps = lines.compactMap { stepReader.step($0) }
        let subjects = reader.named("figures") ?? []
        let figures = ExpectedFigure.read(subjects, stepReader.names, findings)
        words.append(QueueScenarioWords(given: own, lines: lines, figures: subjects))
        let isStrict = reader.bool("strict")?.value ?? false
        reader.finish(habits: ["title": "name", "expect": "figures", "lines": "steps"])
        guard let name, !findings.hasErrors else { return }
        if scenarios.contains(where: { $0.name == name.value }) {
            findings.error("F002", at: name.entry, "two scenarios are called \"\(name.value)\"")
        }
        let wishes = Self.wishes(steps)
        let made = wishes.indices.compactMap { given.program(wishes[$0], index: $0, findings, &programs) }
        guard made.count == wishes.count else { return }
        scenarios.append(
            QueueScenario(
                name: name.value, file: findings.source.path, line: entry.node.span.start.line,
                source: findings.source, entry: name.entry, given: given, steps: steps, figures: figures,
                isStrict: isStrict, wishes: wishes, programs: made))
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
