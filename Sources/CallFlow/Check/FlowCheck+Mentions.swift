import JSONSyntax

extension FlowCheck {
    /// Names that nothing bears: F102 for prompts, F103 for the rest.
    func checkMentions() {
        guard !hasUnknownNames else { return }
        let misses = draft.mentions.filter { !exists($0.sort, $0.name.value) }
        // A name that is wrong where it is defined is wrong wherever it is mentioned, and still one mistake.
        for all in Dictionary(grouping: misses, by: { "\($0.sort) \($0.name.value)" }).values {
            if let first = all.first { report(first, alsoAt: all.dropFirst().map(\.name.span.start)) }
        }
        checkHolidayNames()
        checkNested()
        checkDeclaredQueues()
    }

    func check(_ mention: Mention) {
        if !exists(mention.sort, mention.name.value) { report(mention, alsoAt: []) }
    }

    private func report(_ mention: Mention, alsoAt others: [Position]) {
        let name = mention.name.value
        let expected = mention.sort == .prompt ? ". The name of a prompt is expected here" : ""
        let other = elsewhere(name, but: mention.sort)
        let candidates = candidates(mention.sort)
        findings.error(
            mention.sort == .prompt ? "F102" : "F103", at: mention.name.entry,
            "there is no \(mention.sort.title) \"\(name)\"" + (other.isEmpty ? "" : other + expected)
                + Self.elsewhere(others),
            hint: Spelling.hint(for: name, among: candidates))
    }

    /// Says where else a name is mentioned that does not exist; empty for nowhere.
    static func elsewhere(_ places: [Position]) -> String {
        guard !places.isEmpty else { return "" }
        let list = places.prefix(5).map(\.description).joined(separator: ", ") + (places.count > 5 ? ", …" : "")
        return " (also mentioned at \(list))"
    }

    /// The names that a sort has, for did-you-mean.
    private func candidates(_ sort: Sort) -> [String] {
        switch sort {
        case .queue: queues?.sorted() ?? []
        case .flow: flows.keys.sorted()
        case .prompt, .mailbox, .calendar, .holidays, .destination, .service: table.names(sort)
        }
    }

    private func exists(_ sort: Sort, _ name: String) -> Bool {
        switch sort {
        // One that a file declares has its finding there.
        case .queue: queues?.contains(name) ?? true || table.has(.queue, name)
        case .prompt: table.has(.prompt, name) || SystemPrompts.all.contains(name)
        case .mailbox, .calendar, .holidays, .destination, .service: table.has(sort, name)
        case .flow: flows.keys.contains(name)
        }
    }

    private func checkHolidayNames() {
        for (_, calendar) in table.calendars.sorted(by: { $0.key < $1.key }) {
            guard case .named(let list) = calendar.value.holidays, !table.has(.holidays, list.value) else { continue }
            calendar.findings.error(
                "F103", at: list.entry, "there is no list of holidays \"\(list.value)\"",
                hint: Spelling.hint(for: list.value, among: table.names(.holidays)))
        }
    }

    /// Prompts inside prompts: they exist, and none holds itself.
    private func checkNested() {
        for (name, prompt) in table.prompts.sorted(by: { $0.key < $1.key }) {
            for inner in prompt.value.nested where !exists(.prompt, inner.value) {
                prompt.findings.error(
                    "F102", at: inner.entry, "there is no prompt \"\(inner.value)\"",
                    hint: Spelling.hint(for: inner.value, among: table.names(.prompt)))
            }
            if let circle = circle(from: name), circle.min() == name, let first = prompt.value.nested.first {
                let chain = (circle + [name]).joined(separator: " → ")
                prompt.findings.error("F005", at: first.entry, "this prompt holds itself: \(chain)")
            }
        }
    }

    /// The chain of prompts that leads from one back to itself.
    private func circle(from name: String) -> [String]? {
        var chains = [[name]]
        var seen: Set<String> = []
        while let chain = chains.popLast() {
            for inner in table.prompts[chain.last ?? ""]?.value.nested ?? [] {
                if inner.value == name { return chain }
                if seen.insert(inner.value).inserted { chains.append(chain + [inner.value]) }
            }
        }
        return nil
    }

    /// Queues that files declare although the configuration does not have them.
    private func checkDeclaredQueues() {
        guard let queues else { return }
        let files = [(findings, draft.definitions)] + libraries.map { ($0.findings, $0.definitions) }
        for (findings, definitions) in files {
            for entry in definitions.queues where !queues.contains(entry.key ?? "") {
                findings.error(
                    "F103", at: entry.label, entry.pointer, "the configuration has no queue \"\(entry.key ?? "")\"",
                    hint: Spelling.hint(for: entry.key ?? "", among: queues.sorted()))
            }
        }
    }
}
