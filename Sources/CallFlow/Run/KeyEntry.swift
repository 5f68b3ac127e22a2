package import Telephony

/// A prompt and the keys that may answer it.
package struct KeyEntry: Hashable, Sendable, Codable {
    /// What is said first; may be empty.
    package var prompt: Utterance
    /// Whether the first key stops the prompt.
    package var bargeIn: Bool
    /// Fewest keys of an answer.
    package var shortest: Int
    /// Most keys of an answer.
    package var longest: Int
    /// Time to react, from the end of the prompt.
    package var wait: Duration
    /// Time between two keys.
    package var betweenKeys: Duration
    /// Ends the entry without being part of it; nil if no key does.
    package var finishKey: Key?
    /// Whether the flow must see every key as it is pressed, because the number of keys does not tell when an
    /// answer is complete (options `1` and `22`).
    ///
    /// A carrier's own collector is not enough then.
    package var needsSingleKeys: Bool
    /// A key that is part of no answer, for carriers whose collector must be given one that ends an entry.
    package var spareKey: Key = .pound
    /// What to listen for beside keys; nil for keys only.
    ///
    /// A `speech` event tells what was understood.
    package var listening: Listening?

    /// Describes an entry.
    package init(
        prompt: Utterance, bargeIn: Bool, shortest: Int, longest: Int, wait: Duration, betweenKeys: Duration,
        finishKey: Key?, needsSingleKeys: Bool
    ) {
        self.prompt = prompt
        self.bargeIn = bargeIn
        self.shortest = shortest
        self.longest = longest
        self.wait = wait
        self.betweenKeys = betweenKeys
        self.finishKey = finishKey
        self.needsSingleKeys = needsSingleKeys
    }
}

/// Speech that may answer a prompt instead of keys.
package struct Listening: Hashable, Sendable, Codable {
    /// The language that is spoken.
    package var language: String
    /// Words that are to be expected; a recogniser may prefer them.
    package var phrases: [String]

    /// Describes what to listen for.
    package init(language: String, phrases: [String]) {
        self.language = language
        self.phrases = phrases
    }
}
