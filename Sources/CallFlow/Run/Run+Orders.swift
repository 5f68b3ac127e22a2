import Telephony

extension Run {
    /// How long an order may go without an answer, which comes at once.
    static let orderTime = Duration.seconds(10)

    /// Names what the call wants in this visit of this state: call, state and visit; the way out after a limit counts
    /// its visits anew.
    var orderKey: String {
        "\(surroundings.call).\(flow.id).\(state.name).\(session.isOnReserve ? "r" : "")\(visit)"
    }

    /// Orders something that is taken or refused at once.
    mutating func order(_ command: FlowCommand) {
        commands.append(command)
        wait(.order, until: now + Self.orderTime)
    }

    /// Judges an event of a wait for an order; false if it is none.
    mutating func hearOrder(_ event: FlowEvent) -> Bool {
        guard session.wait == .order else { return false }
        switch event {
        case .orderTaken: leave("next")
        case .orderFailed, .deadline: leave("error")
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .transferEnded, .recorded, .recordingFailed, .speech, .booked, .bookingRefused, .answered, .lookupFailed,
            .commandFailed, .hungUp:
            return false
        }
        return true
    }

    /// The words of a prompt in the caller's language, and the same with private values replaced.
    func words(of slot: PromptSlot) -> (words: String, redacted: String)? {
        guard let prompt = prompt(slot) else { return nil }
        switch prompt.versions[flow.languages[languageIndex]] {
        case .fixed(let fixed): return (fixed.text, fixed.text)
        case .varying(let parts):
            return (Speech.speak(parts, values()).text, Speech.speak(parts, values(redacts: true)).text)
        case nil: return nil
        }
    }

    /// What somebody else is told before being connected to the caller, in the flow's first language; nil if nothing
    /// is to be heard in it.
    func whisper(_ slot: PromptSlot) -> Utterance? {
        guard let prompt = prompt(slot), let first = flow.languages.first else { return nil }
        let spoken: Prompt.Spoken
        switch prompt.versions[first] {
        case .fixed(let fixed): spoken = fixed
        case .varying(let parts): spoken = Speech.speak(parts, values(language: 0))
        case nil: return nil
        }
        return spoken.pieces.isEmpty ? nil : Utterance(spoken.pieces)
    }

    /// Goes on in another language of the flow.
    mutating func choose(language: String) {
        session.language = language
        facts.append(.languageChosen(language))
    }
}
