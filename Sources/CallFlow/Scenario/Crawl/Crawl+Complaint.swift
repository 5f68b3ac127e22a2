extension Crawl {
    /// What is wrong with a call that is over; nil if nothing is.
    func complaint(about caller: AutomaticCaller) -> String? {
        let world = caller.world
        if let trouble = world.troubles.first { return trouble }
        guard world.ending != nil else { return "the call did not end" }
        guard world.callerTurns <= bounds.turns else {
            return "the caller had \(world.callerTurns) turns, and the bound is \(bounds.turns)"
        }
        guard world.held <= bounds.held else {
            return "the caller was held for \(world.held), and the bound is \(bounds.held)"
        }
        var hasConsent = consent.isEmpty
        for occurrence in world.log {
            if let said = occurrence.said {
                if !hasConsent, consent.contains(said.prompt) { hasConsent = true }
                if said.text.isEmpty, !hasSound(said.prompt, said.language) {
                    return "\"\(said.prompt)\" has no words in \"\(said.language)\""
                }
            }
            if !hasConsent, occurrence.what == .recording(.on) {
                return "the conversation is recorded and the caller was not told"
            }
            if let complaint = leak(in: occurrence, caller.secrets) { return complaint }
        }
        return nil
    }

    /// A private value in a fact; one that the flow's own words have too is none.
    private func leak(in occurrence: Occurrence, _ secrets: Set<String>) -> String? {
        guard !secrets.isEmpty, case .fact(let fact) = occurrence.what else { return nil }
        let found = fact.texts.lazy.flatMap(Self.words).first { secrets.contains($0) && !program.source.contains($0) }
        return found.map { "a private value of \($0.count) characters appears in a fact of \(fact.name)" }
    }

    /// Whether a prompt has something to be heard beside words.
    private func hasSound(_ name: String, _ language: String) -> Bool {
        let prompts = program.assembly.flows.flatMap(\.prompts).compactMap { slotted -> Prompt? in
            guard case .known(let prompt) = slotted, prompt.name == name else { return nil }
            return prompt
        }
        return prompts.contains { prompt in
            switch prompt.versions[language] {
            case .fixed(let spoken): !spoken.pieces.isEmpty
            case .varying(let parts):
                parts.contains { part in
                    switch part {
                    case .audio, .pause: true
                    case .text, .ssml, .read, .plural, .prompt: false
                    }
                }
            case nil: false
            }
        }
    }

    /// Letters and digits that stand together.
    static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension FlowFact {
    /// The texts in a fact in which a caller's values may be.
    fileprivate var texts: [String] {
        switch self {
        case .said(_, _, let text): [text]
        case .heard(_, let digits): [digits]
        case .spoke(_, let text, _): [text]
        case .saved(_, let value): [value]
        case .scored(_, _, let answer): [answer]
        case .messageLeft(_, _, _, let attached): Array(attached.values)
        case .notified(_, let with): Array(with.values)
        case .messaged(let number, let text): [number, text]
        case .entered, .left, .languageChosen, .missed, .surveyed, .recorded, .recordingTurned, .lookedUp,
            .callbackAsked, .called, .returned, .handedOff, .limitReached, .ended:
            []
        }
    }
}
