import JSONSyntax

extension FlowCheck {
    /// Languages that a prompt of this flow's own file lacks, or that the program's own sentences lack.
    ///
    /// Prompts of libraries are checked for all flows together, by the folder.
    func checkLanguages() {
        for prompt in draft.definitions.prompts {
            for language in draft.languages where prompt.versions[language.value] == nil {
                Self.reportMissing(language.value, in: prompt, findings, requiredBy: [(draft.id, language)])
            }
        }
        let sentences =
            [SystemPrompts.sorry, SystemPrompts.goodbye] + usedPrompts.filter { SystemPrompts.all.contains($0) }
        for language in draft.languages {
            let missing = sentences.filter {
                table.prompts[$0] == nil && SystemPrompts.text($0, language: language.value) == nil
            }
            guard !missing.isEmpty, !hasUnknownNames else { continue }
            let names = Set(missing).sorted().map { "\"\($0)\"" }.joined(separator: ", ")
            findings.error(
                "F401", at: language.entry,
                "the program's own sentences are not known in \"\(language.value)\"; define the prompts \(names)")
        }
    }

    /// Languages of this flow in which words that it says are still to be written.
    var todos: [(prompt: NameTable.Defined<PromptSource>, language: Entry)] {
        let spoken = draft.languages.map(\.value)
        return usedPrompts.compactMap { table.prompts[$0] }.flatMap { prompt in
            prompt.value.todos.filter { spoken.contains($0.key ?? "") }.map { (prompt, $0) }
        }
    }

    /// Warns of words that are still to be written.
    func warnOfTodos() {
        for (prompt, language) in todos {
            prompt.findings.warning(
                "F401", at: language.label, language.pointer,
                "prompt \"\(prompt.value.name)\" is still to be written in \"\(language.key ?? "")\"",
                hint: "the flow goes live when that is done")
        }
    }

    /// Prompts of libraries that this flow uses and that lack one of its languages.
    var missingInLibraries: [(prompt: NameTable.Defined<PromptSource>, language: Located<String>)] {
        usedPrompts.compactMap { table.prompts[$0] }.filter { $0.findings !== findings }.flatMap { prompt in
            draft.languages.filter { prompt.value.versions[$0.value] == nil }.map { (prompt, $0) }
        }
    }

    /// Says that a prompt lacks a language, and who needs it.
    static func reportMissing(
        _ language: String, in prompt: PromptSource, _ findings: Findings,
        requiredBy users: [(flow: String, place: Located<String>)]
    ) {
        // Words under what is no language have their finding there.
        guard !prompt.hasIllegalLanguage else { return }
        let places = users.map { "\($0.flow).json:\($0.place.span.start)" }.joined(separator: " and ")
        findings.error(
            "F401", at: prompt.entry.label, prompt.entry.pointer,
            "prompt \"\(prompt.name)\" has no \"\(language)\", which \(places) \(users.count == 1 ? "requires" : "require")"
        )
    }

    /// Names in placeholders that this flow does not have.
    func checkPlaceholders() {
        for use in draft.nameUses { check(use, findings) }
        for name in usedPrompts {
            guard let prompt = table.prompts[name] else { continue }
            for use in prompt.value.uses where prompt.findings === findings { check(use, findings) }
        }
        for name in usedPrompts {
            guard let prompt = table.prompts[name], prompt.findings !== findings else { continue }
            for use in prompt.value.uses { check(use, prompt.findings) }
        }
    }

    private func check(_ use: NameUse, _ file: Findings) {
        guard draft.scope.type(of: use.name) == nil else { return }
        let isOwn = file === findings
        // A name that the flow itself uses has its finding there.
        guard isOwn || !findings.has("F501", about: use.text) else { return }
        file.errorOnce(
            "F501", about: isOwn ? use.text : "\(draft.id) \(use.text)", at: use.span, use.pointer,
            "\(isOwn ? "this flow" : "\(draft.id).json, which says this,") has no name \"\(use.text)\"",
            hint: Spelling.hint(for: use.text, among: draft.scope.all))
    }

    /// Things that the flow's own file defines and nothing mentions.
    func warnOfUnused() {
        let used = usedNames
        for sort in [Sort.prompt, .calendar, .holidays, .mailbox, .destination, .service] {
            Self.warnOfUnused(sort, draft.definitions, findings, used: used[sort] ?? [])
        }
    }

    static func warnOfUnused(_ sort: Sort, _ definitions: Definitions, _ findings: Findings, used: Set<String>) {
        for entry in definitions.entries(sort) where !used.contains(entry.key ?? "") {
            if sort == .prompt, SystemPrompts.all.contains(entry.key ?? "") { continue }
            findings.warning(
                "F106", at: entry.label, entry.pointer, "\(sort.title) \"\(entry.key ?? "")\" is never used")
        }
    }

    /// What this flow mentions, by sort.
    var usedNames: [Sort: Set<String>] {
        var used: [Sort: Set<String>] = [.prompt: Set(usedPrompts)]
        for mention in draft.mentions + givenMentions { used[mention.sort, default: []].insert(mention.name.value) }
        for name in used[.calendar] ?? [] {
            guard case .named(let list)? = table.calendars[name]?.value.holidays else { continue }
            used[.holidays, default: []].insert(list.value)
        }
        return used
    }
}
