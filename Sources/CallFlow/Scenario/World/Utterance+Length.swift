import JSONSyntax

extension Utterance {
    /// About how long it takes to say; known sound files take the time that they have.
    func length(audio: [String: Duration]) -> Duration {
        pieces.reduce(.zero) { $0 + $1.length(audio: audio) }
    }
}

extension Utterance.Piece {
    fileprivate func length(audio: [String: Duration]) -> Duration {
        switch self {
        case .text(let text, _, _): Self.spoken(text.count)
        case .ssml(let text, _, _): Self.length(ofMarkup: text)
        case .audio(let path, let text, _, _):
            audio[path] ?? (text.isEmpty ? Prompt.unknownLength : Self.spoken(text.count))
        }
    }

    private static func spoken(_ characters: Int) -> Duration {
        .milliseconds(characters * 1000 / Prompt.charactersPerSecond)
    }

    /// Characters outside of tags are spoken; a `break` takes its own time.
    private static func length(ofMarkup text: String) -> Duration {
        var characters = 0
        var pauses = Duration.zero
        var tag: String?
        for character in text {
            switch (character, tag) {
            case ("<", _): tag = ""
            case (">", .some(let inside)):
                pauses += pause(inside)
                tag = nil
            case (_, .some(let inside)): tag = inside + String(character)
            case (_, nil): characters += 1
            }
        }
        return spoken(characters) + pauses
    }

    private static func pause(_ tag: String) -> Duration {
        let parts = tag.split(separator: "\"", maxSplits: 2)
        guard tag.hasPrefix("break "), parts.count >= 2 else { return .zero }
        return DurationText.parse(String(parts[1])) ?? .zero
    }
}
