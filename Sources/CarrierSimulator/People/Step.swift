/// One thing that a simulated person does on the telephone.
///
/// Steps follow one another from the moment of answer.
package enum Step: Hashable, Sendable {
    /// Listens until such a sound has been heard to its end.
    ///
    /// Looks back to the last sound that satisfied an earlier step, so nothing is missed between two steps.
    case hear(Hearing)
    /// Like `hear`, but goes on as soon as the sound has begun: for people who interrupt.
    case interrupt(Hearing)
    /// Says nothing for this long.
    case wait(Duration)
    /// Presses these keys, waiting this long before each.
    case press(String, gap: Duration = .milliseconds(400))
    /// Talks for this long; stops early if the other side leaves meanwhile.
    case talk(Duration)
    /// Says these words.
    case say(String)
    /// Waits until somebody else is on the line.
    case untilBridged
    /// Waits until the other side has left.
    case untilAlone
    /// Hangs up.
    case hangUp
}

/// What a person waits to hear.
package enum Hearing: Hashable, Sendable {
    /// Any sound.
    case anything
    /// Spoken words.
    case speech
    /// Spoken words with this text in them, whatever the case of its letters.
    case speechWith(String)
    /// A played file.
    case file
    /// The tone before a recording.
    case tone

    func matches(_ content: Sound.Content) -> Bool {
        switch (self, content) {
        case (.anything, _), (.speech, .speech), (.file, .file), (.tone, .tone): true
        case (.speechWith(let part), .speech(let words)): words.lowercased().contains(part.lowercased())
        case (.speech, _), (.speechWith, _), (.file, _), (.tone, _): false
        }
    }
}
