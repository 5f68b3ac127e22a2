package import Telephony

extension Telnyx {
    /// What Telnyx takes at most and at least, for checks of flows and settings; Voice API v2 as of early 2026.
    package enum Limits {
        /// Characters of one speech.
        package static let speechCharacters = 3000
        /// Most keys of one gather.
        package static let gatherDigits = 128
        /// Most times that a prompt is said in one gather.
        package static let gatherTries = 128
        /// How long a gather may wait for a key, in milliseconds.
        package static let gatherMilliseconds: ClosedRange<Int64> = 1...120_000
        /// Most times that a sound repeats if it does not repeat for ever.
        package static let repeats = 100
        /// How long a leg may ring, in seconds.
        package static let ringSeconds: ClosedRange<Int64> = 5...600
        /// How long a leg may live, in seconds.
        package static let lifeSeconds: ClosedRange<Int64> = 30...14_400
        /// Longest recording of a leg that is up, in seconds; 0 for no limit.
        package static let recordingSeconds: ClosedRange<Int64> = 0...14_400
        /// Longest recording that begins with the answer, in seconds; 0 for no limit.
        package static let recordingFromAnswerSeconds: ClosedRange<Int64> = 0...43_200
        /// Bytes of one SIP INFO.
        package static let sipInfoBytes = 1400
        /// Characters of the name that the called side sees.
        package static let displayNameCharacters = 128
        /// For how long the carrier recognises a repeated command.
        package static let repeatWindow = Duration.seconds(60)
        /// Dials per second of one account, unless it has more by agreement.
        package static let dialsPerSecond = 30
    }

    /// What flows may ask of Telnyx.
    package static var abilities: CarrierAbilities {
        let spoken = Voice.all.map(\.language)
        let bases = spoken.map { $0.prefix { $0 != "-" }.description }
        let languages = Set(spoken + bases + ["ar", "zh", "no", "nn"])
        return CarrierAbilities(
            name: "Telnyx", languages: languages,
            ring: .seconds(Limits.ringSeconds.lowerBound)...(.seconds(Limits.ringSeconds.upperBound)),
            longestRecording: .seconds(Limits.recordingSeconds.upperBound), mostKeys: Limits.gatherDigits,
            longestWait: .milliseconds(Limits.gatherMilliseconds.upperBound), pausesRecordings: true,
            understands: languages)
    }

    /// A language that Telnyx speaks, and the voice that is taken where a flow names none.
    package struct Voice: Hashable, Sendable {
        /// The carrier's name of the language, `en-US` or `arb`.
        package let language: String
        /// The carrier's name of the voice, `AWS.Polly.Joanna-Neural`.
        package let name: String

        /// The nearest to a language of a flow: `en-GB` as it stands, `en` and `en-NZ` the language's first.
        ///
        /// - Returns: nil for a language that Telnyx does not speak.
        package init?(for language: String) {
            let wanted = language.lowercased()
            let base = wanted.prefix { $0 != "-" && $0 != "_" }
            let exact = Self.all.first { $0.language.lowercased() == wanted }
            guard let found = exact ?? Self.all.first(where: { $0.base == Self.names[String(base)] ?? String(base) })
            else { return nil }
            self = found
        }

        /// All languages of the carrier, each with a voice.
        ///
        /// The first of a language stands for all its regions.
        ///
        /// Languages: Telnyx's `speak` command. Voices: Amazon Polly's list, neural where there is one.
        package static let all: [Voice] = [
            Voice("en-US", "Joanna-Neural"), Voice("en-GB", "Amy-Neural"), Voice("en-AU", "Olivia-Neural"),
            Voice("en-IN", "Kajal-Neural"), Voice("en-GB-WLS", "Geraint"),
            Voice("es-ES", "Lucia-Neural"), Voice("es-MX", "Mia-Neural"), Voice("es-US", "Lupe-Neural"),
            Voice("fr-FR", "Lea-Neural"), Voice("fr-CA", "Gabrielle-Neural"),
            Voice("de-DE", "Vicki-Neural"), Voice("it-IT", "Bianca-Neural"), Voice("nl-NL", "Laura-Neural"),
            Voice("pt-BR", "Camila-Neural"), Voice("pt-PT", "Ines-Neural"), Voice("pl-PL", "Ola-Neural"),
            Voice("sv-SE", "Elin-Neural"), Voice("nb-NO", "Ida-Neural"), Voice("da-DK", "Sofie-Neural"),
            Voice("tr-TR", "Burcu-Neural"), Voice("hi-IN", "Kajal-Neural"), Voice("ja-JP", "Kazuha-Neural"),
            Voice("ko-KR", "Seoyeon-Neural"), Voice("cmn-CN", "Zhiyu-Neural"), Voice("arb", "Zeina"),
            Voice("cy-GB", "Gwyneth"), Voice("is-IS", "Dora"), Voice("ro-RO", "Carmen"), Voice("ru-RU", "Tatyana"),
        ]

        private init(_ language: String, _ polly: String) {
            self.language = language
            name = "AWS.Polly.\(polly)"
        }

        private var base: String { String(language.prefix { $0 != "-" }) }

        /// The usual codes of languages for which the carrier has another one.
        private static let names = ["ar": "arb", "zh": "cmn", "no": "nb", "nn": "nb"]
    }
}
