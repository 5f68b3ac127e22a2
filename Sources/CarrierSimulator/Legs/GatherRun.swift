/// One gather while it runs: how many keys it wants, what it got, and what it says when it gets the wrong ones.
struct GatherRun: Hashable, Sendable {
    let id: String?
    let minimum: Int
    let maximum: Int
    let terminator: String
    let validKeys: String
    /// How long the first key may take, from the start or from the end of the prompt.
    let firstKey: Duration
    let betweenKeys: Duration
    /// The prompt, said again before each further try.
    let prompt: Sound?
    /// Said in place of the prompt after a wrong entry.
    let correction: Sound?
    var triesLeft: Int
    var digits = ""

    /// What a further key means.
    enum Reading: Hashable, Sendable {
        case more
        case complete
        case wrong
    }

    /// Takes one key.
    mutating func take(_ key: Character) -> Reading {
        if terminator == String(key) { return digits.count >= minimum ? .complete : .wrong }
        guard validKeys.contains(key) else { return .wrong }
        digits.append(key)
        return digits.count >= maximum ? .complete : .more
    }
}
