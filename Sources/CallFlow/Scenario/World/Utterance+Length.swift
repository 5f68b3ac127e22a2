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
        case .text(let text, _, _): Self.spoken(text.utf8.spokenLength)
        case .ssml(let text, _, _): Self.length(ofMarkup: text.utf8)
        case .audio(let path, let text, _, _):
            audio[path] ?? (text.isEmpty ? Prompt.unknownLength : Self.spoken(text.utf8.spokenLength))
        }
    }

    private static func spoken(_ characters: Int) -> Duration {
        .milliseconds(characters * 1000 / Prompt.charactersPerSecond)
    }

    /// Characters outside of tags are spoken; a `break` takes its own time.
    private static func length(ofMarkup text: String.UTF8View) -> Duration {
        var characters = 0
        var pauses = Duration.zero
        var rest = text[...]
        while let opening = rest.firstIndex(of: UInt8(ascii: "<")) {
            characters += rest[..<opening].spokenLength
            let inside = rest[opening...].dropFirst()
            guard let closing = inside.firstIndex(of: UInt8(ascii: ">")) else { return spoken(characters) + pauses }
            if inside.starts(with: "break ".utf8) { pauses += pause(inside[..<closing]) }
            rest = inside[closing...].dropFirst()
        }
        return spoken(characters + rest.spokenLength) + pauses
    }

    private static func pause(_ tag: Substring.UTF8View) -> Duration {
        let parts = tag.split(separator: UInt8(ascii: "\""), maxSplits: 2)
        return parts.count < 2 ? .zero : DurationText.parse(String(Substring(parts[1]))) ?? .zero
    }
}

extension Sequence<UInt8> {
    /// Characters of UTF-8 as a voice counts them, which is several times faster than finding where they end.
    ///
    /// Accents that stand as scalars of their own (U+0300 to U+036F) count with their letter.
    fileprivate var spokenLength: Int {
        var count = 0
        var before: UInt8 = 0
        for byte in self {
            let isContinuation = byte & 0xC0 == 0x80
            if !isContinuation { count += 1 }
            if isContinuation, before == 0xCC || before == 0xCD && byte <= 0xAF { count -= 1 }
            before = byte
        }
        return count
    }
}
