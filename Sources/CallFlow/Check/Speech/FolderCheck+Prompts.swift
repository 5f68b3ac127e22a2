import JSONSyntax

extension FolderCheck {
    /// Values that only some languages of a prompt say.
    func checkPrompts(_ file: (findings: Findings, definitions: Definitions)) {
        guard !file.findings.hasErrors else { return }
        for prompt in file.definitions.prompts {
            let versions = prompt.versionEntries
            let names = versions.map { version in
                Set(prompt.uses.filter { Pointer.contains(version.pointer, $0.pointer) }.map(\.text))
            }
            guard let most = names.indices.max(by: { names[$0].count < names[$1].count }) else { continue }
            for (version, said) in zip(versions, names) where said != names[most] {
                let missing = names[most].subtracting(said).sorted()
                let other = versions[most].key ?? ""
                if let first = missing.first {
                    file.findings.error(
                        "F402", at: version.label, version.pointer,
                        "\"\(version.key ?? "")\" does not say {\(first)}, which \"\(other)\" does")
                } else if let surplus = said.subtracting(names[most]).sorted().first {
                    file.findings.error(
                        "F402", at: version.label, version.pointer,
                        "\"\(version.key ?? "")\" says {\(surplus)}, which \"\(other)\" does not")
                }
            }
        }
    }

    /// Texts in another language than they say, translations older than their original.
    func reviewPrompts(_ file: (findings: Findings, definitions: Definitions)) {
        for prompt in file.definitions.prompts {
            for version in prompt.versionEntries {
                let code = version.key ?? ""
                let text = prompt.texts(of: version).joined(separator: " ")
                guard let other = LanguageGuess.better(than: code, for: text) else { continue }
                file.findings.warning(
                    "F404", at: version.label, version.pointer,
                    "these words look like \"\(other)\", not like \"\(code)\"")
            }
            reviewStale(prompt, file.findings)
        }
    }

    private func reviewStale(_ prompt: PromptSource, _ findings: Findings) {
        guard let record = context.translations else { return }
        let versions = prompt.versionEntries
        guard let origin = versions.first else { return }
        for version in versions.dropFirst() {
            let place = TranslationRecord.Place(
                file: findings.source.name, prompt: prompt.name, language: version.key ?? "")
            guard record.isStale(place, origin: origin.node, translation: version.node) else { continue }
            findings.warning(
                "F403", at: version.label, version.pointer,
                "the words in \"\(origin.key ?? "")\" have changed since this was translated",
                hint:
                    "translate it again, or say with \"switchboard words --confirm \(prompt.name)\" that it still fits")
        }
    }
}

extension PromptSource {
    /// The texts of one version, without those of other prompts.
    func texts(of version: Entry) -> [String] {
        Self.parts(of: version).compactMap { part in
            if case .string(let text) = part.node.value { return text }
            return part.text("text") ?? part.text("other")
        }
    }
}
