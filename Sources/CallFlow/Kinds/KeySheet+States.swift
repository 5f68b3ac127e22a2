import JSONSyntax
import Telephony

extension KeySheet {
    /// Keys that every object may have.
    static let everywhere = [
        KeySheet(
            "note", .text(atMost: 100_000), "A remark for people; it means nothing to a call.", example: #""ask Ana""#),
        KeySheet(
            "accept", .map(.codes, .text(atMost: 200), atMost: 100),
            "Warnings to live with in this object, each with the reason.",
            example: #"{ "F201": "kept for the summer" }"#),
    ]

    /// Keys that every state may have beside those of its kind, `next` and `on`.
    static let ofStates = [
        KeySheet("tag", .text(atMost: 60), "A label for reports.", example: #""sales""#),
        KeySheet(
            "max_visits", .integer(1...100), "How often one call may enter this state, instead of `limits.visits`.",
            example: "3"),
    ]

    /// A prompt that is said.
    static func prompt(_ need: ObjectReader.Need, _ documentation: String) -> KeySheet {
        KeySheet("prompt", need, .nameOrParameter(.prompt), documentation, example: #""hello""#)
    }

    /// What the reader of questions that are answered with keys understands.
    static let ofAsking = [
        prompt(.required, "What is asked."),
        KeySheet(
            "again", .nameOrParameter(.prompt), "What is said instead of `prompt` from the second time on.",
            example: #""hello""#),
        KeySheet(
            "no_input", .list(.nameOrParameter(.prompt), atMost: 10),
            "What is said first when nothing was pressed: the first time, the second time; the last one repeats.",
            example: #"["hello"]"#),
        KeySheet(
            "no_match", .list(.nameOrParameter(.prompt), atMost: 10),
            "The same for keys that are no answer.", example: #"["hello"]"#),
        KeySheet(
            "attempts", .integer(1...10), usual: "3",
            "How often the prompt is played at most; not more than `limits.input`.", example: "2"),
        KeySheet(
            "wait", .duration(.seconds(1)...(.seconds(120))), usual: #""6s""#,
            "Time to react, from the end of the prompt.", example: #""8s""#),
        KeySheet(
            "between_keys", .duration(.milliseconds(300)...(.seconds(30))), usual: #""2.5s""#,
            "Time to press the next key; shorter than `wait`.", example: #""2s""#),
        KeySheet(
            "barge_in", .yesNo, usual: "true", "Whether the first key stops the prompt.", example: "false"),
        KeySheet(
            "speak", .choice(["callers_language", "all_languages"]), usual: #""callers_language""#,
            "Whether the prompt is said in the caller's language or in every language of the flow.",
            example: #""all_languages""#),
    ]

    /// Which numbers a state may call or write to that does not name one itself.
    static let allowedNumbers = KeySheet(
        "allow", .list(.pattern("^\\+[0-9]{1,15}$"), atMost: 50),
        "Beginnings of the numbers that it may be, for one that the caller enters or a service gives.",
        example: #"["+34"]"#)

    /// Whether words answer as well as keys.
    static let listen = KeySheet(
        "listen", .yesNo, usual: "false", "Whether the answer may also be said.", example: "true")

    /// What the reader of recordings understands.
    static let ofRecording = [
        KeySheet(
            "max", .required, .duration(.seconds(1)...(.seconds(3600))), "Longest recording.", example: #""2m""#),
        KeySheet(
            "silence", .duration(.seconds(1)...(.seconds(60))), "The recording ends after this much silence.",
            example: #""5s""#),
        KeySheet("finish_key", .key, "The recording ends when this key is pressed.", example: ##""#""##),
    ]

    /// What `set` and `values` hold.
    static func assignments(_ name: String, _ need: ObjectReader.Need, _ documentation: String) -> KeySheet {
        KeySheet(name, need, .map(.variables, .value, atMost: 50), documentation, example: #"{ "topic": "sales" }"#)
    }

    /// Options with what they lead to.
    static func options(_ need: ObjectReader.Need, longest: Int, _ documentation: String) -> KeySheet {
        KeySheet(
            "keys", need,
            .map(
                .phoneKeys(atMost: longest), .either([.target(mayRepeat: true), .object(ofOption)]), atLeast: 1,
                atMost: 50),
            documentation, example: #"{ "1": "bye", "2": { "label": "Again", "goto": "@repeat" } }"#)
    }

    /// An option that is written as an object.
    static let ofOption = [
        KeySheet("label", .text(atMost: 60), "What graphs and reports call the option.", example: #""Sales""#),
        KeySheet("language", .language, "The language that the caller chooses with it.", example: #""en""#),
        assignments("set", .optional, "Variables that get a value when it is chosen."),
        KeySheet(
            "speech", .map(.languages, .list(.text(atMost: 60), atMost: 20), atMost: 30),
            "Words that choose it as well, by language, if the question has `listen`.",
            example: #"{ "en": ["sales", "buy something"] }"#),
        KeySheet("goto", .required, .target(mayRepeat: true), "Where it leads.", example: #""bye""#),
    ]
}
