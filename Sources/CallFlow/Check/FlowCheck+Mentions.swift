import JSONSyntax

extension FlowCheck {
    /// Finds names that nothing bears.
    mutating func checkMentions() {
        guard !hasUnknownNames else { return }
        misses = draft.mentions.filter { !exists($0.sort, $0.name.value) }
        checkHolidayNames()
        checkNotices()
        checkNested()
        checkDeclaredQueues()
    }

    mutating func check(_ mention: Mention) {
        if !exists(mention.sort, mention.name.value) { misses.append(mention) }
    }

    /// Reports a name that nothing bears: F102 for a prompt, F103 for the rest.
    ///
    /// A name that is wrong where it is defined is wrong wherever it is mentioned, and still one mistake.
    func report(_ miss: Mention) {
        let name = miss.name.value
        let expected = miss.sort == .prompt ? ". The name of a prompt is expected here" : ""
        let other = elsewhere(name, but: miss.sort)
        findings.errorOnce(
            miss.code, about: "\(miss.sort) \(name)", at: miss.name.span, miss.name.entry.pointer,
            "there is no \(miss.sort.title) \"\(name)\"" + (other.isEmpty ? "" : other + expected),
            hint: Spelling.hint(for: name, among: candidates(miss.sort)))
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
            calendar.findings.errorOnce(
                "F103", about: "\(Sort.holidays) \(list.value)", at: list.span, list.entry.pointer,
                "there is no list of holidays \"\(list.value)\"",
                hint: Spelling.hint(for: list.value, among: table.names(.holidays)))
        }
    }

    /// Prompts that exceptions may have callers hear: they exist, and say only what is known in every flow.
    private func checkNotices() {
        for (_, calendar) in table.calendars.sorted(by: { $0.key < $1.key }) {
            for notice in calendar.value.notices {
                guard exists(.prompt, notice.value) else {
                    calendar.findings.errorOnce(
                        "F102", about: "\(Sort.prompt) \(notice.value)", at: notice.span, notice.entry.pointer,
                        "there is no prompt \"\(notice.value)\"",
                        hint: Spelling.hint(for: notice.value, among: table.names(.prompt)))
                    continue
                }
                let uses = withNested(notice.value).flatMap { table.prompts[$0]?.value.uses ?? [] }
                guard let own = uses.first(where: { !$0.name.isKnownAtHours }) else { continue }
                calendar.findings.error(
                    "F104", at: notice.entry,
                    "prompt \"\(notice.value)\" says {\(own.text)}, which is not known wherever this calendar is asked; "
                        + "a notice may not")
            }
        }
    }

    /// Prompts inside prompts: they exist, and none holds itself.
    private func checkNested() {
        for (name, prompt) in table.prompts.sorted(by: { $0.key < $1.key }) {
            for inner in prompt.value.nested where !exists(.prompt, inner.value) {
                prompt.findings.errorOnce(
                    "F102", about: "\(Sort.prompt) \(inner.value)", at: inner.span, inner.entry.pointer,
                    "there is no prompt \"\(inner.value)\"",
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

extension Name {
    /// Whether it is known in every flow that asks a calendar, while it does.
    fileprivate var isKnownAtHours: Bool {
        switch self {
        case .callFrom, .callTo, .callLanguage, .callStarted, .callWithheld, .nextOpen, .closes, .holiday: true
        case .variable, .answer, .resultStatus, .queuePosition, .queueWait: false
        }
    }
}

extension Mention {
    /// The code of the finding for a name that nothing bears.
    var code: String { sort == .prompt ? "F102" : "F103" }
}
