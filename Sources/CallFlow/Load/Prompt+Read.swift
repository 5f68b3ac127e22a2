import JSONSyntax

extension Findings {
    /// Reads a prompt: its words by language.
    func prompt(_ entry: Entry) -> PromptSource {
        var reading = PromptReading(self)
        var versions: [String: [Prompt.Part]] = [:]
        var todos: [Entry] = []
        for version in promptVersions(entry) {
            let code = version.key ?? ""
            guard Tongue.isCode(code) else {
                error(
                    "F005", at: version.label, version.pointer,
                    "\"\(code)\" is no language; words stand under a code such as \"en\" or \"es-MX\"")
                continue
            }
            versions[code] = reading.version(version)
            if reading.isTodo { todos.append(version) }
            reading.isTodo = false
        }
        return PromptSource(
            entry: entry, versions: versions, nested: reading.nested, uses: reading.uses, todos: todos)
    }

    private func promptVersions(_ entry: Entry) -> [Entry] {
        guard case .string(let text) = entry.node.value else { return named(entry) ?? [] }
        mistyped(
            entry, as: "an object with the words in each language",
            hint: text.count > 60 ? nil : "write { \"en\": \(Node.quoted(text)) }")
        return []
    }
}

/// Reads the versions of one prompt, and collects what they mention.
private struct PromptReading {
    let findings: Findings
    private(set) var nested: [Located<String>] = []
    private(set) var uses: [NameUse] = []
    /// Whether somebody still has to translate what was read last.
    var isTodo = false

    /// Most characters of one text.
    private static let longestText = 2_500

    init(_ findings: Findings) {
        self.findings = findings
    }

    /// A version: a text, a part, or a list of parts.
    mutating func version(_ entry: Entry) -> [Prompt.Part] {
        switch entry.node.value {
        case .string, .object: return part(entry).map { [$0] } ?? []
        case .array:
            guard let entries = findings.list(entry, atMost: 50) else { return [] }
            if entries.isEmpty { findings.error("F005", at: entry, "nothing is said here") }
            var parts: [Prompt.Part] = []
            for entry in entries {
                if let part = part(entry) { parts.append(part) }
            }
            return parts
        case .null, .bool, .number, .broken:
            findings.mistyped(entry, as: "a text, an object or a list of them")
            return []
        }
    }

    private mutating func part(_ entry: Entry) -> Prompt.Part? {
        if case .string = entry.node.value { return template(entry).map(Prompt.Part.text) }
        guard var reader = findings.object(entry) else { return nil }
        reader.mend(FileSheet.promptNames)
        defer { reader.finish() }
        if reader.bool("todo")?.value ?? false {
            isTodo = true
            if !["audio", "text", "ssml", "pause", "read", "plural", "prompt"].contains(where: reader.has) {
                return .text(Template(words: ""))
            }
        }
        if let path = reader.take("audio") {
            let text = reader.take("text").flatMap { template($0) } ?? Template(words: "")
            return findings.audioPath(path).map { .audio(path: $0, text) }
        }
        if let text = reader.take("text") { return template(text).map(Prompt.Part.text) }
        if let text = reader.take("ssml") { return ssml(text) }
        if let pause = reader.duration("pause", in: .milliseconds(10)...(.seconds(10))) { return .pause(pause.value) }
        if let value = reader.take("read") {
            let form = reader.choice("as", .required, of: Prompt.ReadAs.self)
            guard let template = template(value), let form else { return nil }
            return .read(template, form.value)
        }
        if let number = reader.take("plural") { return plural(number, &reader) }
        if let name = reader.string("prompt") {
            nested.append(name)
            return .prompt(name.value)
        }
        if let mistaken = reader.take("pause") {
            _ = mistaken
        } else if entry.node.members?.isEmpty ?? true {
            findings.error("F005", at: entry, "nothing is said here")
        }
        return nil
    }

    private mutating func plural(_ number: Entry, _ reader: inout ObjectReader) -> Prompt.Part? {
        let template = template(number)
        var forms: [String: Template] = [:]
        for category in Tongue.categories {
            guard let entry = reader.take(category, category == "other" ? .required : .optional) else { continue }
            forms[category] = self.template(entry)
        }
        return template.map { .plural($0, forms) }
    }

    private mutating func ssml(_ entry: Entry) -> Prompt.Part? {
        guard var text = findings.string(entry, atMost: Self.longestText) else { return nil }
        let inner = text.value
        guard inner.hasPrefix("<speak>") || inner.hasSuffix("</speak>") else {
            return findings.template(text, uses: &uses).map(Prompt.Part.ssml)
        }
        findings.error(
            "F005", at: entry, "write the SSML without <speak>; the program puts it around the whole prompt")
        text.value = ""
        return nil
    }

    private mutating func template(_ entry: Entry) -> Template? {
        findings.string(entry, atMost: Self.longestText).flatMap { findings.template($0, uses: &uses) }
    }
}
