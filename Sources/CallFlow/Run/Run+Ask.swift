import Telephony

/// What came of an event while keys were being collected.
enum Hearing: Hashable, Sendable {
    /// Not an event of this wait.
    case notMine
    /// Go on waiting, with this progress, until this moment.
    case pending(KeyProgress, until: Timestamp)
    /// These keys are the answer.
    case answered(String)
    /// No attempt is left; something was pressed in one of them.
    case exhausted
    /// No attempt is left, and nothing was ever pressed.
    case silent
}

extension Run {
    /// Begins a question that keys pressed ahead may answer, or begin to answer, before it is asked.
    mutating func begin(_ asking: Asking) -> Hearing {
        let keys = asking.bargeIn ? session.ahead : ""
        session.ahead = ""
        guard !keys.isEmpty else { return .pending(KeyProgress(), until: ask(asking)) }
        var collector = KeyCollector(asking.grammar, betweenKeys: asking.betweenKeys, reactBy: nil)
        var rest = Substring(keys)
        while let key = rest.popFirst().flatMap({ Key($0) }) {
            guard let verdict = collector.feed(key, at: now) else { continue }
            return conclude(verdict, asking, KeyProgress(), rest: rest)
        }
        let progress = KeyProgress(digits: collector.digits, ahead: collector.digits.count)
        return .pending(progress, until: collectRest(asking, after: progress.ahead))
    }

    /// Reads an entry back and asks whether it is right; the moment to give up on the carrier.
    mutating func readBack(_ entry: String, _ confirmation: Ask.Confirmation) -> Timestamp {
        var spoken = prompt(confirmation.before).map { say($0) } ?? Prompt.Spoken()
        spoken.append(Speech.speak([.read(Template(words: entry), .digits)], values()))
        return collect(confirmation.asking, after: spoken, saying: [confirmation.asking.prompt])
    }

    /// Plays the prompt of a question for the first time and collects; the moment to give up on the carrier.
    mutating func ask(_ asking: Asking) -> Timestamp {
        collect(asking, saying: [asking.prompt])
    }

    /// Judges an event of a wait for keys.
    ///
    /// A miss asks again, as long as an attempt is left.
    mutating func hear(_ event: FlowEvent, _ asking: Asking, _ progress: KeyProgress) -> Hearing {
        switch event {
        case .key(let key): return press(key, asking, progress)
        case .collected(let digits, let ending):
            let keys = progress.digits.prefix(progress.ahead) + digits
            let (verdict, rest) = KeyCollector.judge(String(keys), ending: ending, asking.grammar)
            return conclude(verdict, asking, progress, rest: rest)
        case .deadline:
            commands.append(.stopSound)
            let collector = collector(asking, progress)
            return conclude(collector.verdictAtEnd, asking, progress)
        case .speech(let text, let confidence): return listen(text, confidence, asking, progress)
        case .commandFailed: return conclude(.noInput, asking, progress)
        case .started, .promptFinished, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed, .transferEnded,
            .recorded, .recordingFailed, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered,
            .lookupFailed, .hungUp:
            return .notMine
        }
    }

    /// Judges what the caller has said.
    private mutating func listen(
        _ text: String, _ confidence: Double, _ asking: Asking, _ progress: KeyProgress
    ) -> Hearing {
        guard let phrases = asking.phrases else { return .notMine }
        commands.append(.stopSound)
        facts.append(
            .spoke(
                state: state.name, text: asking.isPrivate ? Values.redacted : String(text.prefix(200)),
                confidence: confidence))
        guard confidence >= Phrase.leastConfidence else { return miss(.noMatch, asking, progress) }
        switch asking.grammar {
        case .options:
            let known = phrases[flow.languages[languageIndex]] ?? []
            guard let keys = Phrase.option(named: text, among: known) else { return miss(.noMatch, asking, progress) }
            return .answered(keys)
        case .number:
            let digits = text.filter { !" -.,".contains($0) }
            return conclude(
                KeyCollector.verdict(on: String(digits.prefix(64)), ending: .timeout, asking.grammar), asking, progress)
        }
    }

    /// Takes an answer back that turned out to be none.
    mutating func refuse(_ asking: Asking, _ progress: KeyProgress) -> Hearing {
        miss(.noMatch, asking, progress)
    }

    /// Asks again because the caller wants to correct an entry.
    mutating func correct(_ asking: Asking, _ progress: KeyProgress) -> Hearing {
        miss(.corrected, asking, progress)
    }

    private mutating func press(_ key: Key, _ asking: Asking, _ progress: KeyProgress) -> Hearing {
        var collector = collector(asking, progress)
        if let verdict = collector.feed(key, at: now) {
            commands.append(.stopSound)
            return conclude(verdict, asking, progress)
        }
        var progress = progress
        progress.digits = collector.digits
        return .pending(progress, until: collector.deadline ?? now + asking.betweenKeys)
    }

    private func collector(_ asking: Asking, _ progress: KeyProgress) -> KeyCollector {
        KeyCollector(
            asking.grammar, betweenKeys: asking.betweenKeys, digits: progress.digits,
            deadline: progress.digits.isEmpty ? nil : session.deadline)
    }

    private mutating func conclude(
        _ verdict: KeyCollector.Verdict, _ asking: Asking, _ progress: KeyProgress, rest: Substring = ""
    ) -> Hearing {
        switch verdict {
        case .match(let digits):
            session.ahead = String(rest.prefix(Self.mostAhead))
            return .answered(digits)
        case .noInput: return miss(.noInput, asking, progress)
        case .noMatch: return miss(.noMatch, asking, progress)
        }
    }

    private enum Reason: String {
        case noInput = "no_input"
        case noMatch = "no_match"
        case corrected
    }

    private mutating func miss(_ reason: Reason, _ asking: Asking, _ progress: KeyProgress) -> Hearing {
        facts.append(.missed(state: state.name, reason: reason.rawValue, attempt: progress.attempt))
        var progress = progress
        progress.digits = ""
        progress.ahead = 0
        session.ahead = ""
        let words: PromptSlot?
        switch reason {
        case .noInput:
            words = asking.noInput.isEmpty ? nil : asking.noInput[min(progress.noInput, asking.noInput.count - 1)]
            progress.noInput += 1
        case .noMatch:
            words = asking.noMatch.isEmpty ? nil : asking.noMatch[min(progress.noMatch, asking.noMatch.count - 1)]
            progress.noMatch += 1
        case .corrected:
            words = nil
            progress.noMatch += 1
        }
        guard progress.attempt < asking.attempts else { return progress.heardAnything ? .exhausted : .silent }
        progress.attempt += 1
        let until = collect(asking, saying: [words, asking.again ?? asking.prompt].compactMap { $0 })
        return .pending(progress, until: until)
    }

    private mutating func collect(
        _ asking: Asking, after before: Prompt.Spoken = Prompt.Spoken(), saying slots: [PromptSlot]
    ) -> Timestamp {
        session.ahead = ""
        var spoken = before
        for slot in slots {
            guard let prompt = prompt(slot) else { continue }
            if asking.inAllLanguages, slot == asking.prompt || slot == asking.again {
                for language in flow.languages.indices { spoken.append(say(prompt, language: language)) }
            } else {
                spoken.append(say(prompt))
            }
        }
        return collect(asking, spoken, wait: asking.wait, after: 0)
    }

    /// Collects the rest of an answer that was begun ahead, in silence.
    private mutating func collectRest(_ asking: Asking, after pressed: Int) -> Timestamp {
        collect(asking, Prompt.Spoken(), wait: asking.betweenKeys, after: pressed)
    }

    private mutating func collect(
        _ asking: Asking, _ spoken: Prompt.Spoken, wait: Duration, after pressed: Int
    ) -> Timestamp {
        let grammar = asking.grammar
        var entry = KeyEntry(
            prompt: Utterance(spoken.pieces), bargeIn: asking.bargeIn, shortest: max(1, grammar.shortest - pressed),
            longest: max(1, grammar.longest - pressed), wait: wait, betweenKeys: asking.betweenKeys,
            finishKey: grammar.finishKey, needsSingleKeys: grammar.needsSingleKeys)
        entry.spareKey = grammar.spareKey
        entry.listening = asking.phrases.map { phrases in
            let language = flow.languages[languageIndex]
            return Listening(language: language, phrases: (phrases[language] ?? []).map(\.text))
        }
        commands.append(.collect(entry))
        return now + spoken.length + wait + asking.betweenKeys * grammar.longest + .seconds(15)
    }
}
