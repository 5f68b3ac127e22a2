import JSONSyntax
import Telephony

/// One scenario of a `*.test.json`: a call as it should go.
package struct Scenario: Sendable {
    /// What it shows.
    package let name: String
    /// The file's path, as it is shown.
    package let file: String
    /// Where it begins.
    package let line: Int
    /// The flow that is called.
    package let program: Program
    let source: SourceFile
    let entry: Entry
    let circumstances: Circumstances
    /// The services that this scenario itself gives, where it gives them.
    let givenServices: [Entry]
    let steps: [Step]
    /// Answers of surveys that must be there at the end, by survey and question.
    let results: [String: [String: Expected]]
    /// Values of variables at the end.
    let variables: [String: Expected]
    /// Longest call.
    let within: Located<Duration>?
    /// Whether nothing may be heard that is not expected.
    let isStrict: Bool

    /// A value that must be there, and where that is written.
    struct Expected: Sendable {
        let text: String
        let entry: Entry
    }
}

/// One `*.test.json`, read.
struct ScenarioFile {
    let findings: Findings
    /// The flow that it is about; nil if it does not say.
    private(set) var flow: String?
    private(set) var scenarios: [Scenario] = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - programs: the flows that can be called.
    ///   - flows: ids of all flows, also of those that cannot be used.
    init(_ file: FlowFolder.File, programs: [Program], flows: [String]) {
        let document = Document(file.bytes, path: file.path)
        findings = Findings(document)
        guard var reader = document.reader(findings), findings.isReadableSpec(&reader) else { return }
        _ = reader.take("$schema")
        let name = reader.string("flow", .required)
        let given = reader.take("given")
        let entries = reader.list("scenarios", .required)
        reader.finish()
        flow = name?.value
        guard let name, let entries else { return }
        guard let program = programs.first(where: { $0.flow == name.value }) else {
            // A flow that is there and broken has findings of its own.
            guard !flows.contains(name.value) else { return }
            findings.error(
                "F902", at: name.entry, "there is no flow \"\(name.value)\" in this folder",
                hint: Spelling.hint(for: name.value, among: flows))
            return
        }
        let names = ScenarioNames(program)
        var common = Given()
        if let given { common.read(given, names, findings) }
        for entry in entries { read(entry, program, names, common) }
        findings.applyAcceptances()
    }

    private mutating func read(_ entry: Entry, _ program: Program, _ names: ScenarioNames, _ common: Given) {
        guard var reader = findings.object(entry) else { return }
        let name = reader.string("name", .required)
        var given = common
        var givenServices: [Entry] = []
        if let own = reader.take("given") {
            given.read(own, names, findings)
            givenServices = own.members(under: "services")
        }
        let lines = reader.list("steps", .required) ?? []
        let stepReader = StepReader(findings: findings, names: names)
        let steps = lines.compactMap { stepReader.step($0) }
        var results: [String: [String: Scenario.Expected]] = [:]
        for survey in reader.named("results") ?? [] where names.hasKnownKey(survey, .survey, findings) {
            let answers = findings.named(survey) ?? []
            names.values.checkAnswers(answers, of: survey.key ?? "", findings)
            results[survey.key ?? ""] = findings.expected(answers)
        }
        let variables = reader.named("variables") ?? []
        let known = variables.filter { names.hasKnownKey($0, .variable, findings) }
        names.values.checkValues(known, findings)
        let within = reader.take("within").flatMap { findings.limit($0) }
        let isStrict = reader.bool("strict")?.value ?? false
        reader.finish(habits: ["title": "name", "expect": "results", "timeout": "within"])
        guard let name, !findings.hasErrors else { return }
        if scenarios.contains(where: { $0.name == name.value }) {
            findings.error("F002", at: name.entry, "two scenarios are called \"\(name.value)\"")
        }
        scenarios.append(
            Scenario(
                name: name.value, file: findings.source.path, line: entry.node.span.start.line, program: program,
                source: findings.source, entry: name.entry, circumstances: given.circumstances(program),
                givenServices: givenServices, steps: steps, results: results, variables: findings.expected(known),
                within: within, isStrict: isStrict))
    }
}

extension Entry {
    /// The members of one of its members.
    fileprivate func members(under key: String) -> [Entry] {
        (node[key]?.members ?? []).map {
            Entry($0.value, pointer: "\(pointer)/\(key)/\($0.key)", key: $0.key, keySpan: $0.keySpan)
        }
    }
}

extension Findings {
    fileprivate func expected(_ entries: [Entry]) -> [String: Scenario.Expected] {
        let texts = texts(entries)
        var expected: [String: Scenario.Expected] = [:]
        for entry in entries {
            guard let key = entry.key, let text = texts[key] else { continue }
            expected[key] = Scenario.Expected(text: text, entry: entry)
        }
        return expected
    }

    /// A time span, or a number of seconds.
    fileprivate func limit(_ entry: Entry) -> Located<Duration>? {
        if case .number = entry.node.value {
            return integer(entry, in: 1...86_400).map { Located(.seconds($0.value), at: entry) }
        }
        return duration(entry, in: .milliseconds(1) ... .seconds(86_400))
    }
}
