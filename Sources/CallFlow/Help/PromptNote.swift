package import JSONSyntax

/// What a prompt says, to be shown beside its name.
package struct PromptNote: Hashable, Sendable {
    /// The place after the name.
    package let place: EditorPlace
    /// The words in the default language, shortened.
    package let text: String
    /// All the words; the same if nothing was left out.
    package let wholeText: String
}

extension EditorFolder {
    /// Longest note, in characters.
    private static let longestNote = 60

    /// The words of the prompts that a part of a file mentions, in the flow's default language.
    package func notes(in range: EditorRange, of file: String) -> [PromptNote] {
        guard let source = source(file) else { return [] }
        let (start, end) = (source.offset(of: range.start), source.offset(of: range.end))
        let language = languages(of: file).first
        let prompts = neighbours(of: file).reversed().reduce(into: [String: Node]()) { known, home in
            for member in root(home)?["prompts"]?.members ?? [] { known[member.key] = member.value }
        }
        return (index.words[file]?.words ?? []).compactMap { word in
            let after = word.span.start.offset + word.span.length
            guard word.meaning == .mention(.prompt), start <= after, after <= end,
                let text = prompts[word.text]?.spoken(in: language), !text.isEmpty
            else { return nil }
            return PromptNote(
                place: source.place(atOffset: after), text: FlowGraph.shortened(text, to: Self.longestNote),
                wholeText: text)
        }
    }
}
