import JSONSyntax
import Telephony

extension FlowReview {
    /// Speeches that are too long, and numbers that nobody understands by ear.
    func reviewSpeech() {
        let spoken = Dictionary(
            flow.prompts.compactMap { slot -> (String, Prompt)? in
                guard case .known(let prompt) = slot else { return nil }
                return (prompt.name, prompt)
            }, uniquingKeysWith: { first, _ in first })
        for name in check.usedPrompts {
            guard let prompt = check.table.prompts[name] else { continue }
            if let spoken = spoken[name] {
                for language in flow.languages { reviewLength(prompt, spoken, language) }
            }
            for version in prompt.value.versionEntries where flow.languages.contains(version.key ?? "") {
                for passage in check.words(of: name, in: version.key ?? "")?.passages ?? [] {
                    reviewDigits(passage)
                }
            }
            reviewSpokenNumbers(prompt)
        }
    }

    private func reviewLength(
        _ prompt: NameTable.Defined<PromptSource>, _ spoken: Prompt, _ language: String
    ) {
        guard let version = prompt.findings.place(of: language, in: prompt.value.entry) else { return }
        let length = spoken.length(in: language, context.sounds)
        guard length > .seconds(30) else { return }
        prompt.findings.warning(
            "F407", at: version.label, version.pointer,
            "this takes about \(length.wholeSeconds) seconds to say; callers listen for 30 at most")
    }

    /// Five digits and more, which a voice reads as one large number.
    private func reviewDigits(_ passage: PromptWords.Passage) {
        guard !passage.isMarkup else { return }
        var start = 0
        var length = 0
        let scalars = Array(passage.text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if ("0"..."9").contains(scalar) {
                if length == 0 { start = index }
                length += 1
                guard index == scalars.count - 1 else { continue }
            }
            if length >= 5 {
                passage.findings.warning(
                    "F407", at: passage.span(start, length), passage.entry.pointer,
                    "these \(length) digits are read as one large number",
                    hint: "put a space between the digits, or use { \"read\": \"…\", \"as\": \"digits\" }")
            }
            length = 0
        }
    }

    /// Phone numbers and codes in a sentence, without a format.
    private func reviewSpokenNumbers(_ prompt: NameTable.Defined<PromptSource>) {
        for use in prompt.value.uses.map({ FlowUses.Use(use: $0, findings: prompt.findings) }) where use.format == nil {
            guard let type = draft.scope.type(of: use.use.name), type == .phone || type == .digits else { continue }
            let isRead = use.use.pointer.hasSuffix("/read")
            guard !isRead else { continue }
            let format = type == .phone ? "phone" : "digits"
            use.findings.warning(
                "F407", at: use.use.span, use.use.pointer,
                "\"\(use.use.text)\" would be read as one large number", hint: "write {\(use.use.text)|\(format)}")
        }
    }
}
