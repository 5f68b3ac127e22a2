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
        case .text(let text, _, _): Self.spoken(text.spokenLength)
        case .ssml(let text, _, _): Self.length(ofMarkup: text)
        case .audio(let path, let text, _, _):
            audio[path] ?? (text.isEmpty ? Prompt.unknownLength : Self.spoken(text.spokenLength))
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

extension String {
    /// Characters as a voice counts them, which is several times faster than finding where they end.
    ///
    /// Accents that stand as scalars of their own (U+0300 to U+036F) count with their letter.
    fileprivate var spokenLength: Int {
        var count = 0
        var before: UInt8 = 0
        for byte in utf8 {
            let isContinuation = byte & 0xC0 == 0x80
            if !isContinuation { count += 1 }
            if isContinuation, before == 0xCC || before == 0xCD && byte <= 0xAF { count -= 1 }
            before = byte
        }
        return count
    }
}
