import JSONSyntax

/// Which names and prompts each state of a flow uses, and which it gives a value.
struct FlowUses {
    /// A name in a placeholder, and the file that it stands in.
    struct Use {
        let use: NameUse
        let findings: Findings
    }

    /// Names of the prompts that each state may say, those inside them included.
    private(set) var prompts: [[String]]
    /// Placeholders in each state itself.
    private(set) var own: [[Use]]
    private let check: FlowCheck

    init(_ check: FlowCheck) {
        self.check = check
        prompts = Array(repeating: [], count: check.draft.states.count)
        own = Array(repeating: [], count: check.draft.states.count)
        for mention in check.draft.mentions where mention.sort == .prompt {
            guard let state = check.state(at: mention.name.entry.pointer) else { continue }
            for name in check.withNested(mention.name.value) where !prompts[state].contains(name) {
                prompts[state].append(name)
            }
        }
        for use in check.draft.nameUses {
            guard let state = check.state(at: use.pointer) else { continue }
            own[state].append(Use(use: use, findings: check.findings))
        }
    }

    /// Placeholders in a state and in the prompts that it says.
    func all(in state: Int) -> [Use] {
        own[state]
            + prompts[state].flatMap { name in
                guard let prompt = check.table.prompts[name] else { return [Use]() }
                return prompt.value.uses.map { Use(use: $0, findings: prompt.findings) }
            }
    }
}

extension FlowUses.Use {
    /// What stands between the name and the closing bracket: a format, words for an empty value, or nothing.
    private var tail: String {
        let scalars = findings.source.scalars
        let start = use.span.start.offset + use.span.length
        guard start < scalars.count else { return "" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start...].prefix(200).prefix { $0 != "}" && $0 != "\n" })
        return String(text)
    }

    /// Whether the placeholder has words for an empty value.
    var hasWordsIfEmpty: Bool { tail.contains("?") }

    /// The format that the placeholder asks for.
    var format: Template.Format? {
        let words = tail.split(separator: "?", omittingEmptySubsequences: false).first ?? ""
        guard let bar = words.firstIndex(of: "|") else { return nil }
        return Template.Format(rawValue: words[words.index(after: bar)...].filter { $0 != " " })
    }
}

extension FlowCheck {
    /// The state that a place of the file belongs to.
    func state(at pointer: String) -> Int? {
        let parts = pointer.split(separator: "/", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "states" else { return nil }
        return stateIndexes[String(parts[1])]
    }

    /// A prompt and those inside it.
    func withNested(_ name: String) -> [String] {
        var names = [name]
        var index = 0
        while index < names.count, names.count < 100 {
            for inner in table.prompts[names[index]]?.value.nested ?? [] where !names.contains(inner.value) {
                names.append(inner.value)
            }
            index += 1
        }
        return names
    }

    /// Conditions of a state, each at the string that holds it.
    func conditions(of state: Int) -> [Entry] {
        let entry = draft.states[state].entry
        let lists = [("branches", "when"), ("questions", "ask_when")]
        return lists.flatMap { list, key in
            findings.elements(list, of: entry).compactMap { findings.place(of: key, in: $0) }
        }
    }
}

extension Findings {
    /// The elements of a list under a key.
    func elements(_ key: String, of entry: Entry) -> [Entry] {
        guard let list = place(of: key, in: entry), case .array(let nodes) = list.node.value else { return [] }
        return nodes.enumerated().map { Entry($1, pointer: Pointer.appending($0, to: list.pointer)) }
    }

    /// The members of an object under a key.
    func members(_ key: String, of entry: Entry) -> [Entry] {
        guard let object = place(of: key, in: entry) else { return [] }
        return members(of: object)
    }

    /// The members of an object, but for `note` and `accept`.
    func members(of object: Entry) -> [Entry] {
        (object.node.members ?? []).filter { $0.key != "note" && $0.key != "accept" }.map { member in
            Entry(
                member.value, pointer: Pointer.appending(member.key, to: object.pointer), key: member.key,
                keySpan: member.keySpan)
        }
    }
}
