import JSONSyntax

/// The words of one prompt in one language, each passage with its place.
struct PromptWords {
    var passages: [Passage] = []
    /// Whether all that is said is known; a recording without its words is not.
    var isWhole = true

    /// A text that stands in one string of a file.
    struct Passage {
        let text: String
        let entry: Entry
        let findings: Findings
        let isMarkup: Bool

        /// The place of a stretch of the text.
        func span(_ start: Int, _ length: Int) -> Span {
            Span(start: findings.source.position(ofScalar: start, inString: entry.node.span), length: max(1, length))
        }
    }

    /// Characters that are said.
    var characters: Int { passages.reduce(0) { $0 + $1.text.count } }
}

extension FlowCheck {
    /// The words of a prompt in a language, with those of the prompts inside it; nil if no file defines it.
    func words(of name: String, in language: String) -> PromptWords? {
        guard let source = table.prompts[name] else { return nil }
        var words = PromptWords()
        add(source, language, to: &words, depth: 0)
        return words
    }

    private func add(
        _ source: NameTable.Defined<PromptSource>, _ language: String, to words: inout PromptWords, depth: Int
    ) {
        guard depth < 16, let version = source.findings.place(of: language, in: source.value.entry) else {
            words.isWhole = false
            return
        }
        for part in PromptSource.parts(of: version) {
            if case .string(let text) = part.node.value {
                words.passages.append(.init(text: text, entry: part, findings: source.findings, isMarkup: false))
                continue
            }
            if part.node["audio"] != nil, part.node["text"] == nil { words.isWhole = false }
            for key in ["text", "ssml"] {
                guard let inner = source.findings.place(of: key, in: part), case .string(let text) = inner.node.value
                else { continue }
                words.passages.append(
                    .init(text: text, entry: inner, findings: source.findings, isMarkup: key == "ssml"))
            }
            if case .string(let name)? = part.node["prompt"]?.value, let inner = table.prompts[name] {
                add(inner, language, to: &words, depth: depth + 1)
            }
        }
    }
}

extension PromptSource {
    /// The parts of one version, each with its place.
    static func parts(of version: Entry) -> [Entry] {
        guard case .array(let elements) = version.node.value else { return [version] }
        return elements.enumerated().map { index, node in
            Entry(node, pointer: Pointer.appending(index, to: version.pointer))
        }
    }

    /// The versions that the file holds, each under its language.
    var versionEntries: [Entry] {
        (entry.node.members ?? []).filter { versions[$0.key] != nil }.map { member in
            Entry(
                member.value, pointer: Pointer.appending(member.key, to: entry.pointer), key: member.key,
                keySpan: member.keySpan)
        }
    }
}
