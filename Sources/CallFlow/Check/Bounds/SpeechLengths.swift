/// How long the prompts of a flow take to say.
struct SpeechLengths: Sendable {
    let assembly: Assembly
    let flow: Flow
    let sounds: [String: SoundFile]?

    /// In the language in which it takes longest.
    func longest(_ slot: PromptSlot) -> Duration { flow.languages.map { length(of: slot, $0) }.max() ?? .zero }

    /// In the language in which it takes longest.
    func longest(_ prompt: Prompt) -> Duration {
        flow.languages.map { prompt.length(in: $0, sounds) }.max() ?? .zero
    }

    /// The longest that an exception from a calendar can have callers hear; nil if there is nothing of the kind.
    var longestNotice: Duration? { assembly.notices.values.map { longest($0) }.max() }

    /// As a question says it: perhaps in all languages, one after the other.
    func longest(_ slot: PromptSlot, _ asking: Asking) -> Duration {
        guard asking.inAllLanguages else { return longest(slot) }
        return flow.languages.reduce(.zero) { $0 + length(of: slot, $1) }
    }

    /// In the language that calls begin in, or in all of them if the question says so.
    func usual(_ slot: PromptSlot, _ asking: Asking? = nil) -> Duration {
        if let asking, asking.inAllLanguages { return longest(slot, asking) }
        return length(of: slot, language)
    }

    /// In the language that calls begin in.
    func usual(_ prompt: Prompt) -> Duration { prompt.length(in: language, sounds) }

    /// How many phones a destination has at most.
    func phones(_ slot: DestinationSlot) -> Int {
        switch flow.destinations[slot.index] {
        case .known(let destination): destination.phones.count
        case .given: assembly.destinations.values.map(\.phones.count).max() ?? 1
        }
    }

    /// How long a service may take if a state does not say.
    var longestAnswer: Duration { assembly.flows.flatMap(\.services).map(\.timeout).max() ?? .seconds(10) }

    private var language: String { assembly.root.languages.first ?? "" }

    /// A prompt that is given by another flow counts for the longest that any flow gives.
    private func length(of slot: PromptSlot, _ language: String) -> Duration {
        switch flow.prompts[slot.index] {
        case .known(let prompt): prompt.length(in: language, sounds)
        case .given: assembly.prompts.values.map { $0.length(in: language, sounds) }.max() ?? .zero
        }
    }
}
