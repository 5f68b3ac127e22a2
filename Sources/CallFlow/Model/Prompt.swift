import Telephony

/// Words and sounds under a name, in every language of a flow.
struct Prompt: Sendable {
    let name: String
    /// One version for each of the flow's languages, by language.
    let versions: [String: Version]
    /// Whether a private value can be heard in it.
    let isPrivate: Bool

    /// The same prompt with the languages of another flow besides.
    func adding(_ other: Prompt) -> Prompt {
        Prompt(
            name: name, versions: versions.merging(other.versions) { first, _ in first },
            isPrivate: isPrivate || other.isPrivate)
    }

    /// What is said in one language.
    enum Version: Sendable {
        /// No placeholders: put together once.
        case fixed(Spoken)
        case varying([Part])
    }

    /// A part of a version.
    indirect enum Part: Hashable, Sendable {
        case text(Template)
        case ssml(Template)
        case pause(Duration)
        case read(Template, ReadAs)
        /// Words chosen by a number, by plural category.
        case plural(Template, [String: Template])
        /// A recording, and the words in it.
        case audio(path: String, Template)
        /// Another prompt in the same language; gone once compiled.
        case prompt(String)

        var templates: [Template] {
            switch self {
            case .text(let template), .ssml(let template), .read(let template, _), .audio(_, let template): [template]
            case .plural(let number, let forms): [number] + forms.values
            case .pause, .prompt: []
            }
        }
    }

    /// How a value is read out.
    enum ReadAs: String, CaseIterable, Sendable {
        case phone, digits, number, ordinal, money, date, time, duration, spell
    }

    /// What can be handed to a carrier.
    struct Spoken: Sendable {
        var pieces: [Utterance.Piece] = []
        /// The words, for facts.
        var text = ""
        /// About how long it takes to say.
        var length: Duration = .zero
    }

    /// Characters that a voice says in a second.
    static let charactersPerSecond = 14
    /// What a sound file without words counts for.
    static let unknownLength = Duration.seconds(20)
    /// Most characters of one piece; carriers refuse longer ones (Telnyx: 3,000).
    static let longestPiece = 2_900
}
