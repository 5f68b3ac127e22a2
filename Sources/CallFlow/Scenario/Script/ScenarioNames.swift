import JSONSyntax

/// The names that the scenarios of one flow may use: all that stand in the flow and in what it reaches.
struct ScenarioNames: Sendable {
    /// The flow's id, for messages.
    let flow: String
    /// What its surveys and variables can come to.
    let values: ScenarioValues
    private var names: [Sort: [String]] = [:]
    /// What exceptions may have callers hear, by calendar.
    private var notices: [String: [String]] = [:]

    /// The sorts of named things.
    enum Sort: String, Sendable {
        case prompt, state, queue, mailbox, destination, service, calendar, variable, language, survey, event
    }

    /// The keys under which files keep named things.
    private static let definitions: [(key: String, sort: Sort)] = [
        ("prompts", .prompt), ("states", .state), ("queues", .queue), ("mailboxes", .mailbox),
        ("destinations", .destination), ("services", .service), ("calendars", .calendar), ("variables", .variable),
    ]

    /// Collects the names of a program.
    init(_ program: Program) {
        flow = program.flow
        values = ScenarioValues(program)
        names[.prompt] = SystemPrompts.all
        names[.queue] = program.queues
        names[.language] = program.languages
        let source = Document(Array(program.source.utf8), path: "bundle", atMost: 64 << 20)
        for file in source.root?["files"]?.members ?? [] { collect(file.value) }
    }

    private mutating func collect(_ file: Node) {
        for (key, sort) in Self.definitions {
            for member in file[key]?.members ?? [] { add(member.key, sort) }
        }
        for calendar in file["calendars"]?.members ?? [] where notices[calendar.key] == nil {
            notices[calendar.key] = calendar.value["notices"]?.texts ?? []
        }
        for state in file["states"]?.members ?? [] {
            guard case .string(let kind)? = state.value["do"]?.value else { continue }
            switch kind {
            case "survey": add(state.value["survey"], .survey)
            case "notify": add(state.value["event"], .event)
            default: continue
            }
        }
    }

    private mutating func add(_ node: Node?, _ sort: Sort) {
        if case .string(let name)? = node?.value { add(name, sort) }
    }

    private mutating func add(_ name: String, _ sort: Sort) {
        if names[sort]?.contains(name) != true { names[sort, default: []].append(name) }
    }

    /// All names of a sort.
    func all(_ sort: Sort) -> [String] { names[sort] ?? [] }

    /// The name that a value holds; nil after F902 if the flow does not have it.
    func known(_ entry: Entry, _ sort: Sort, _ findings: Findings) -> String? {
        guard let name = findings.string(entry) else { return nil }
        return isKnown(name.value, sort, at: name.span, entry.pointer, findings) ? name.value : nil
    }

    /// The notice of a calendar that a value names; nil after F902 if the calendar does not have it.
    func knownNotice(_ entry: Entry, of calendar: String, _ findings: Findings) -> String? {
        guard let name = findings.string(entry) else { return nil }
        let known = notices[calendar] ?? []
        if known.contains(name.value) { return name.value }
        findings.errorOnce(
            "F902", about: "notice \(calendar) \(name.value)", at: name.span, entry.pointer,
            "the calendar \"\(calendar)\" has no notice \"\(name.value)\"",
            hint: Spelling.hint(for: name.value, among: known)
                ?? (known.isEmpty ? "list the prompt under its \"notices\"" : "it has \(known.joined(separator: ", "))")
        )
        return nil
    }

    /// Whether the key of an entry is a name of the flow; F902 otherwise.
    func hasKnownKey(_ entry: Entry, _ sort: Sort, _ findings: Findings) -> Bool {
        isKnown(entry.key ?? "", sort, at: entry.label, entry.pointer, findings)
    }

    private func isKnown(_ name: String, _ sort: Sort, at span: Span, _ pointer: String, _ findings: Findings) -> Bool {
        let candidates = all(sort)
        if candidates.contains(name) { return true }
        let few = candidates.isEmpty || candidates.count > 6 ? nil : "it has \(candidates.joined(separator: ", "))"
        findings.errorOnce(
            "F902", about: "\(sort) \(name)", at: span, pointer,
            "the flow \"\(flow)\" has no \(sort.rawValue) \"\(name)\"",
            hint: Spelling.hint(for: name, among: candidates) ?? few)
        return false
    }
}
