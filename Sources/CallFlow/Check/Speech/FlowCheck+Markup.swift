import JSONSyntax

extension FlowCheck {
    /// SSML that is not well formed, or that the voice would not understand.
    func checkMarkup() {
        for name in usedPrompts {
            for language in draft.languages.map(\.value) {
                let family = VoiceFamily(draft.voices[language]?.name)
                for passage in words(of: name, in: language)?.passages ?? [] where passage.isMarkup {
                    check(passage, family)
                }
            }
        }
    }

    private func check(_ passage: PromptWords.Passage, _ family: VoiceFamily) {
        do throws(MarkupReading.Mistake) {
            let reading = try MarkupReading(passage.text)
            guard let known = family.tags else { return }
            for tag in reading.tags where !known.contains(tag.name) {
                passage.findings.error(
                    "F406", at: passage.span(tag.start, tag.name.count), passage.entry.pointer,
                    "\(family.title) does not know the tag <\(tag.name)>",
                    hint: Spelling.hint(for: tag.name, among: known.sorted()))
            }
        } catch {
            passage.findings.error(
                "F406", at: passage.span(error.start, error.length), passage.entry.pointer, error.message)
        }
    }
}
