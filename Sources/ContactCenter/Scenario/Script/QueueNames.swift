import JSONSyntax

/// The names that the lines of a queue scenario may use; callers are added as they call.
struct QueueNames: Sendable {
    let queues: [String]
    let agents: [AgentID: AgentSettings]
    var callers: [String] = []

    init(_ given: QueueGiven) {
        queues = given.queues.keys.sorted()
        agents = given.cast.mapValues(\.settings)
    }

    /// Words that tell what decided for an agent.
    static let reasons =
        [
            "only one free", "idle longest", "fewest offers", "stable hash", "talked to the caller last",
            "picked by the agent", "picked by the supervisor",
        ] + Strategy.allCases.map(\.rawValue)

    /// The caller that a value names; nil after F902 if no line before lets anybody of that name call.
    func caller(_ entry: Entry, _ findings: Findings) -> String? {
        known(entry, among: callers, findings) { "no line before this one lets \"\($0)\" call" }
    }

    /// The agent that a value names.
    func agent(_ entry: Entry, _ findings: Findings) -> AgentID? {
        known(entry, among: agents.keys.map(\.rawValue).sorted(), findings) { "there is no agent \"\($0)\"" }
            .map { AgentID(rawValue: $0) }
    }

    /// The queue that a value names.
    func queue(_ entry: Entry, _ findings: Findings) -> String? {
        known(entry, among: queues, findings) { "there is no queue \"\($0)\"" }
    }

    /// The caller or the agent that a value names; a caller, if there are both.
    func person(_ entry: Entry, _ findings: Findings) -> QueuePerson? {
        guard case .string(let text) = entry.node.value, !callers.contains(text) else {
            return caller(entry, findings).map { .caller($0) }
        }
        let names = agents.keys.map(\.rawValue).sorted() + callers
        return known(entry, among: names, findings) { "there is no agent and no caller \"\($0)\"" }
            .map { .agent(AgentID(rawValue: $0)) }
    }

    /// The reason that a key names for which agents could not be asked.
    func exclusion(_ entry: Entry, _ findings: Findings) -> Exclusion? {
        let word = entry.key ?? ""
        if let exclusion = Exclusion(rawValue: word) { return exclusion }
        let words = Exclusion.allCases.map(\.rawValue)
        findings.error(
            "F902", at: entry.label, entry.pointer, "no agent is left out because of \"\(word)\"",
            hint: Spelling.hint(for: word, among: words) ?? "the reasons are \(words.joined(separator: ", "))")
        return nil
    }

    /// A word of a list.
    func known(
        _ entry: Entry, among words: [String], _ findings: Findings, or complaint: (String) -> String
    ) -> String? {
        guard let name = findings.string(entry) else { return nil }
        if words.contains(name.value) { return name.value }
        let few = words.isEmpty || words.count > 12 ? nil : "there are \(words.joined(separator: ", "))"
        findings.error(
            "F902", at: name.span, entry.pointer, complaint(name.value),
            hint: Spelling.hint(for: name.value, among: words) ?? few)
        return nil
    }
}
