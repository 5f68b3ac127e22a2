/// Voices that understand the same tags of SSML.
enum VoiceFamily: Sendable {
    case pollyNeural
    case pollyStandard
    case azure
    /// A voice of which nothing is known.
    case other

    /// The family of a carrier's voice; without a name the carrier takes a neural one.
    init(_ voice: String?) {
        guard let voice = voice?.lowercased() else {
            self = .pollyNeural
            return
        }
        if voice.hasPrefix("aws.polly.") || voice.hasPrefix("polly.") {
            self = voice.contains("neural") || voice.contains("generative") ? .pollyNeural : .pollyStandard
        } else if voice.hasPrefix("azure.") {
            self = .azure
        } else {
            self = .other
        }
    }

    /// What messages call one of them.
    var title: String {
        switch self {
        case .pollyNeural: "a neural Polly voice"
        case .pollyStandard: "a standard Polly voice"
        case .azure: "an Azure voice"
        case .other: "this voice"
        }
    }

    /// The tags that it understands; nil if they are not known.
    ///
    /// Polly: its table of supported SSML tags; Azure: its reference of SSML.
    var tags: Set<String>? {
        let shared: Set = ["break", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub"]
        switch self {
        case .pollyNeural: return shared.union(["mark", "w", "amazon:effect", "amazon:domain"])
        case .pollyStandard: return shared.union(["mark", "w", "emphasis", "amazon:effect", "amazon:auto-breaths"])
        case .azure:
            return shared.union(["emphasis", "voice", "audio", "bookmark", "mstts:express-as", "mstts:silence"])
        case .other: return nil
        }
    }
}
