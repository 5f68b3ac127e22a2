import JSONSyntax

extension FlowReview {
    /// Compares the keys that a state takes with those that its prompt speaks of, language by language.
    func reviewAnnouncements(_ index: Int) {
        let state = draft.states[index]
        reviewFinish(state.entry)
        for question in findings.elements("questions", of: state.entry) { reviewFinish(question) }
        if let survey = state.kind as? Survey { reviewQuestions(of: survey, state.entry) }
        guard let keys = place("keys", in: state.entry) else { return }
        switch state.kind {
        case let menu as Menu:
            guard let prompt = name(of: menu.asking.prompt) else { return }
            let options = menu.options.map(\.keys)
            if menu.asking.inAllLanguages {
                compare(options, prompt, languages, keys)
            } else {
                for language in languages { compare(options, prompt, [language], keys) }
            }
            if let again = menu.asking.again.flatMap(name), again != prompt {
                for language in languages { _ = reportUnknown(options, in: mentions(again, [language]).all, keys) }
            }
            reviewLength(options, prompt, keys)
        case let queue as Queue:
            guard let prompt = queue.announcement.flatMap(name) else { return }
            for language in languages { compare(queue.options.map(\.keys), prompt, [language], keys) }
        case _: return
        }
    }

    /// Compares the questions of a survey with their keys.
    ///
    /// The keys of a scale need not be said one by one.
    private func reviewQuestions(of survey: Survey, _ state: Entry) {
        for (question, entry) in zip(survey.questions, findings.elements("questions", of: state)) {
            guard case .keys(let asking, _) = question.form, case .options(let options) = asking.grammar,
                let prompt = name(of: asking.prompt)
            else { continue }
            let keys = place("keys", in: entry) ?? entry
            for language in languages {
                if entry.text("kind") == Question.Sort.scale.rawValue {
                    _ = reportUnknown(options, in: mentions(prompt, [language]).all, keys)
                } else {
                    compare(options, prompt, [language], keys)
                }
            }
        }
    }

    /// A prompt before digits or a recording that asks for \* or # although that key ends nothing.
    private func reviewFinish(_ entry: Entry) {
        guard entry.node["digits"] != nil || entry.node["max"] != nil || entry.text("kind") == "number" else { return }
        let finish = entry.text("finish_key")
        for prompt in Set([entry.text("prompt"), entry.text("again")].compactMap(\.self)).sorted() {
            for (passage, mention, language) in mentions(prompt, languages).all
            where mention.isAsked && ["*", "#"].contains(mention.keys) && mention.keys != finish {
                passage.findings.warning(
                    "F302", at: passage.span(mention.start, mention.length), passage.entry.pointer,
                    "\"\(mention.keys)\" is asked for here in \"\(language)\", but \(draft.id).json:\(entry.label.start) "
                        + "does not end with that key",
                    hint: "write \"finish_key\": \"\(mention.keys)\" there")
            }
        }
    }

    /// The name of a prompt; nil for one that another flow gives.
    private func name(of slot: PromptSlot) -> String? { draft.promptUses[slot.index].name }

    private var languages: [String] { draft.languages.map(\.value) }

    private typealias Mention = (passage: PromptWords.Passage, mention: AnnouncedKeys.Mention, language: String)

    /// The keys that a prompt speaks of, and whether its words are known and can be judged.
    private func mentions(_ prompt: String, _ languages: [String]) -> (all: [Mention], isWhole: Bool) {
        var all: [Mention] = []
        var isWhole = true
        for language in languages {
            guard let words = check.words(of: prompt, in: language), let known = KeyWords.of(language) else {
                isWhole = false
                continue
            }
            isWhole = isWhole && words.isWhole
            for passage in words.passages {
                all += AnnouncedKeys(passage.text, known).mentions.map { (passage, $0, language) }
            }
        }
        return (all, isWhole)
    }

    private func compare(_ options: [String], _ prompt: String, _ languages: [String], _ keys: Entry) {
        let (all, isWhole) = mentions(prompt, languages)
        guard !reportUnknown(options, in: all, keys), isWhole, !listens(keys) else { return }
        let missing = options.filter { option in !all.contains { $0.mention.keys == option } }
        guard let first = missing.first else { return }
        let place = place(first, in: keys) ?? keys
        let said = languages.map { "\"\($0)\"" }.joined(separator: " and ")
        let names = missing.map { "\"\($0)\"" }.joined(separator: ", ")
        findings.warning(
            "F302", at: place.label, place.pointer,
            missing.count == options.count
                ? "the prompt \"\(prompt)\" speaks of none of these keys in \(said)"
                : "the prompt \"\(prompt)\" does not speak of \(names) in \(said)")
    }

    private func listens(_ keys: Entry) -> Bool {
        (keys.node.members ?? []).contains { $0.value["speech"] != nil }
    }

    /// Keys that a prompt asks for and that lead nowhere; whether there are any.
    private func reportUnknown(_ options: [String], in all: [Mention], _ keys: Entry) -> Bool {
        let longest = options.map(\.count).max() ?? 1
        var isUnknown = false
        for (passage, mention, language) in all
        where mention.isAsked && mention.keys.count <= longest && !options.contains(mention.keys) {
            isUnknown = true
            passage.findings.warning(
                "F302", at: passage.span(mention.start, mention.length), passage.entry.pointer,
                "\"\(mention.keys)\" is asked for here in \"\(language)\", but \(draft.id).json:\(keys.label.start) "
                    + "has no such key", hint: "the keys there are \(options.joined(separator: ", "))")
        }
        return isUnknown
    }

    /// Too many options to remember, or too long until the last one.
    private func reviewLength(_ options: [String], _ prompt: String, _ keys: Entry) {
        guard options.count <= 5 else {
            findings.warning(
                "F303", at: keys.label, keys.pointer, "\(options.count) options are more than callers remember",
                hint: "offer at most five, and a menu behind one of them")
            return
        }
        for language in languages {
            guard let words = check.words(of: prompt, in: language), let known = KeyWords.of(language) else { continue }
            var before = 0
            var beforeLast = 0
            for passage in words.passages {
                let asked = AnnouncedKeys(passage.text, known).mentions.filter { options.contains($0.keys) }
                if let last = asked.last { beforeLast = before + last.start }
                before += passage.text.count
            }
            let seconds = beforeLast / Prompt.charactersPerSecond
            guard seconds > 25 else { continue }
            findings.warning(
                "F303", at: keys.label, keys.pointer,
                "in \"\(language)\" callers listen for about \(seconds) seconds before the last option",
                hint: "shorten \"\(prompt)\"")
            return
        }
    }
}
