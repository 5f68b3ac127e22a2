/// What one key, or a few, lead to.
struct KeyOption: Hashable, Sendable {
    /// The keys, `1`, `12`, `*`.
    let keys: String
    /// What people call it in graphs and reports.
    let label: String?
    let target: TargetSlot
    /// The language that the caller has chosen with it.
    let language: String?
    let assignments: [Assignment]
    /// Words that choose it as well, by language.
    let speech: [String: [String]]
}

/// A variable that gets a value.
struct Assignment: Hashable, Sendable {
    let variable: Variable
    let value: Template
}

/// A prompt that is answered with keys, asked a number of times with changing words.
struct Asking: Hashable, Sendable {
    let prompt: PromptSlot
    /// Played instead of `prompt` from the second time on.
    let again: PromptSlot?
    /// What is said first when nothing was pressed: the first time, the second time …; the last one repeats.
    let noInput: [PromptSlot]
    /// The same for keys that are no answer.
    let noMatch: [PromptSlot]
    /// How often the prompt is played at most.
    let attempts: Int
    let wait: Duration
    let betweenKeys: Duration
    let bargeIn: Bool
    /// Whether the prompt is said in every language, one after the other.
    let inAllLanguages: Bool
    let grammar: KeyCollector.Grammar
    /// Words that answer as well, by language; nil if nobody listens.
    var phrases: [String: [Phrase]]?
    /// Whether what is pressed or said appears in no fact.
    var isPrivate = false
}
