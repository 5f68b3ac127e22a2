import Telephony

extension Run {
    /// What a prompt sounds like now, noted as said.
    mutating func say(_ prompt: Prompt, language: Int? = nil) -> Prompt.Spoken {
        let index = language ?? languageIndex
        let code = flow.languages[index]
        let spoken: Prompt.Spoken
        switch prompt.versions[code] {
        case .fixed(let fixed): spoken = fixed
        case .varying(let parts): spoken = Speech.speak(parts, values(language: index))
        case nil: return Prompt.Spoken()
        }
        facts.append(.said(prompt: prompt.name, language: code, text: factText(prompt, index) ?? spoken.text))
        return spoken
    }

    /// The words with private values replaced; nil if there are none in the prompt.
    private func factText(_ prompt: Prompt, _ index: Int) -> String? {
        guard prompt.isPrivate, case .varying(let parts) = prompt.versions[flow.languages[index]] else { return nil }
        return Speech.speak(parts, values(language: index, redacts: true)).text
    }

    /// Says a prompt and waits for its end; false if there is nothing to be heard in it.
    ///
    /// - Parameters:
    ///   - slot: the prompt.
    ///   - wait: what to wait for; it ends with the prompt.
    ///   - keepsAhead: whether keys that were pressed before still answer the next question.
    mutating func speak(_ slot: PromptSlot, then wait: Wait = .prompt, keepsAhead: Bool = false) -> Bool {
        guard let prompt = prompt(slot) else { return false }
        return speak(prompt, then: wait, keepsAhead: keepsAhead)
    }

    /// Says a prompt that has no slot, and waits for its end; false if there is nothing to be heard in it.
    mutating func speak(_ prompt: Prompt, then wait: Wait = .prompt, keepsAhead: Bool = false) -> Bool {
        let spoken = say(prompt)
        guard !spoken.pieces.isEmpty else { return false }
        if !keepsAhead { session.ahead = "" }
        commands.append(.speak(Utterance(spoken.pieces)))
        hold(wait, until: now + spoken.length + Self.slack)
        return true
    }

    /// Whether an event says that a prompt is over: heard, not playable, or longer than it can be.
    static func endsPrompt(_ event: FlowEvent) -> Bool {
        switch event {
        case .promptFinished, .commandFailed, .deadline: true
        case .started, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed, .transferEnded,
            .recorded, .recordingFailed, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered,
            .lookupFailed, .hungUp:
            false
        }
    }
}
