import JSONSyntax

extension FindingExplanation {
    /// What is said, and in which language.
    static let ofPrompts = [
        FindingExplanation(
            "F401", "a language is missing",
            """
            Every prompt must exist in every language of the flow. No language is ever put in place of another: a caller who \
            chose Spanish would suddenly hear English. The program's own sentences count too.
            """,
            bad: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Goodbye." }"#)),
            good: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Goodbye.", "es": "Adiós." }"#))),
        FindingExplanation(
            "F402", "a value is said in one language and not in another",
            """
            The versions of a prompt must say the same values. A placeholder that one of them lacks was usually lost in \
            translation.
            """,
            bad: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "You called {call.to|phone}.", "es": "Gracias por su llamada." }"#)),
            good: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "You called {call.to|phone}.", "es": "Ha llamado al {call.to|phone}." }"#))),
        FindingExplanation(
            "F403", .warning, "a translation is older than its original",
            """
            The first language of a prompt is the original. Its words have changed since the translation was made, and the \
            translation has not. "switchboard words" keeps the record; it also takes your word for it that the old \
            translation still fits.
            """,
            bad: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Thank you and goodbye.", "es": "Adiós." }"#), context: oldTranslation),
            good: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Thank you and goodbye.", "es": "Gracias y adiós." }"#),
                context: oldTranslation)),
        FindingExplanation(
            "F404", .warning, "words are probably in another language than their label",
            """
            The small words of the text belong to another language than the code that it stands under. Usually two versions \
            were exchanged, or one was never translated.
            """,
            bad: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(
                    """
                    "bye": {
                      "en": "Thank you for your call. We are here for you at any time.",
                      "es": "Thank you for your call. We are here for you at any time."
                    }
                    """)),
            good: Example(
                .members(#""languages": ["en", "es"]"#), .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(
                    """
                    "bye": {
                      "en": "Thank you for your call. We are here for you at any time.",
                      "es": "Gracias por su llamada. Estamos a su servicio en todo momento."
                    }
                    """))),
        FindingExplanation(
            "F405", "a sound file cannot be played",
            """
            The file is missing, is no WAV or MP3 file, or has a rate that carriers do not play. If it can be played but is \
            much shorter or longer than the "text" beside it, that is a warning: it may be the wrong recording.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": { "audio": "audio/en/by.wav", "text": "Goodbye." } }"#), context: oneSound),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": { "audio": "audio/en/bye.wav", "text": "Goodbye." } }"#), context: oneSound)),
        FindingExplanation(
            "F406", "SSML is broken, or the voice does not know a tag",
            """
            SSML must be well formed: every tag closed, values in quotes, & written as &amp;. Voices differ in the tags that \
            they know; one that the voice does not know makes the carrier refuse the whole sentence.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": { "ssml": "Good <prosody rate='slow'>bye." } }"#)),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": { "ssml": "Good <prosody rate='slow'>bye</prosody>." } }"#))),
        FindingExplanation(
            "F407", .warning, "something is too long to listen to, or is read in a way that nobody understands",
            """
            Callers do not listen for more than half a minute. A telephone number or a code in a sentence is read as one \
            large number unless it has a format.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "We will call you on {call.from}." }"#)),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "We will call you on {call.from|phone}." }"#))),
    ]

    private static let oneSound = CheckContext(sounds: [
        "audio/en/bye.wav": .playable(samplesPerSecond: 8000, seconds: 1)
    ])

    /// A record of `bye` as it was when it said "Goodbye." and "Adiós.".
    private static let oldTranslation: CheckContext = {
        let text = #"{ "prompts": { "bye": { "en": "Goodbye.", "es": "Adiós." } } }"#
        var record = TranslationRecord()
        record.update([FlowFolder.File(name: "test.json", bytes: Array(text.utf8))])
        return CheckContext(translations: record)
    }()
}
