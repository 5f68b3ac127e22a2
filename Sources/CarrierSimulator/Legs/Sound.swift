import Telephony

/// Something that is played to one leg.
package struct Sound: Hashable, Sendable {
    /// What one hears.
    package enum Content: Hashable, Sendable {
        /// Spoken words, without markup.
        case speech(String)
        /// A file, by its address or its name at the carrier.
        case file(String)
        /// The tone before a recording.
        case tone
    }

    /// Which command asked for it, and with it which webhooks tell about it.
    enum Origin: Hashable, Sendable {
        case speak, playback, gatherPrompt, recordBeep
    }

    /// What one hears.
    package let content: Content
    let origin: Origin
    /// `speak_id` of its webhooks.
    let id: String
    /// How long it lasts, all its rounds together; nil for without end.
    let length: Duration?
    /// `media_url` or `media_name` of its webhooks.
    let media: JSON.Member?
    /// Whether the file can be fetched at all.
    let isReachable: Bool
}

/// A sound as the person on the leg heard it.
struct HeardSound: Hashable, Sendable {
    let content: Sound.Content
    var isOver: Bool
}

extension String {
    /// The words in SSML, its tags left out; plain text as it is.
    func spoken(isMarkup: Bool) -> String {
        guard isMarkup else { return self }
        var text = ""
        var insideTag = false
        for character in self {
            switch character {
            case "<": insideTag = true
            case ">": insideTag = false
            case _ where !insideTag: text.append(character)
            case _: continue
            }
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
