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
            return conclude(KeyCollector.verdict(on: digits, ending: ending, asking.grammar), asking, progress)
        case .deadline:
            commands.append(.stopSound)
            let collector = collector(asking, progress)
            return conclude(collector.verdictAtEnd, asking, progress)
        case .commandFailed: return conclude(.noInput, asking, progress)
        case .started, .promptFinished, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed, .transferEnded,
            .recorded, .recordingFailed, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered,
            .lookupFailed, .hungUp:
            return .notMine
        }
    }

    /// Takes an answer back that turned out to be none.
    mutating func refuse(_ asking: Asking, _ progress: KeyProgress) -> Hearing {
        miss(.noMatch, asking, progress)
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
        _ verdict: KeyCollector.Verdict, _ asking: Asking, _ progress: KeyProgress
    ) -> Hearing {
        switch verdict {
        case .match(let digits): return .answered(digits)
        case .noInput: return miss(.noInput, asking, progress)
        case .noMatch: return miss(.noMatch, asking, progress)
        }
    }

    private enum Reason: String {
        case noInput = "no_input"
        case noMatch = "no_match"
    }

    private mutating func miss(_ reason: Reason, _ asking: Asking, _ progress: KeyProgress) -> Hearing {
        facts.append(.missed(state: state.name, reason: reason.rawValue, attempt: progress.attempt))
        var progress = progress
        progress.digits = ""
        let words: PromptSlot?
        switch reason {
        case .noInput:
            words = asking.noInput.isEmpty ? nil : asking.noInput[min(progress.noInput, asking.noInput.count - 1)]
            progress.noInput += 1
        case .noMatch:
            words = asking.noMatch.isEmpty ? nil : asking.noMatch[min(progress.noMatch, asking.noMatch.count - 1)]
            progress.noMatch += 1
        }
        guard progress.attempt < asking.attempts else { return progress.heardAnything ? .exhausted : .silent }
        progress.attempt += 1
        let until = collect(asking, saying: [words, asking.again ?? asking.prompt].compactMap { $0 })
        return .pending(progress, until: until)
    }

    private mutating func collect(_ asking: Asking, saying slots: [PromptSlot]) -> Timestamp {
        var spoken = Prompt.Spoken()
        for slot in slots {
            guard let prompt = prompt(slot) else { continue }
            if asking.inAllLanguages, slot == asking.prompt || slot == asking.again {
                for language in flow.languages.indices { spoken.append(say(prompt, language: language)) }
            } else {
                spoken.append(say(prompt))
            }
        }
        let grammar = asking.grammar
        var entry = KeyEntry(
            prompt: Utterance(spoken.pieces), bargeIn: asking.bargeIn, shortest: grammar.shortest,
            longest: grammar.longest, wait: asking.wait, betweenKeys: asking.betweenKeys,
            finishKey: grammar.finishKey, needsSingleKeys: grammar.needsSingleKeys)
        entry.spareKey = grammar.spareKey
        commands.append(.collect(entry))
        return now + spoken.length + asking.wait + asking.betweenKeys * grammar.longest + .seconds(15)
    }
}
