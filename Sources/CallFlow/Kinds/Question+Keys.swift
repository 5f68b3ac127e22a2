import JSONSyntax

extension Question {
    /// The names of all keys that some question may have.
    static let keyNames = shape.keyNames

    /// The keys of a question, by its sort.
    static let shape = KeySheet.Shape.variants(
        key: "kind",
        common: [
            KeySheet("id", .required, .newName, "The question's name in reports and conditions.", example: #""score""#),
            KeySheet(
                "kind", .required, .choice(Sort.allCases.map(\.rawValue)), "How it is answered.",
                example: #""scale""#),
            KeySheet(
                "ask_when", .condition, "Whether to ask it; earlier answers are known as `answers.<id>`.",
                example: #""is_set(topic)""#),
        ],
        of: [
            KeySheet.Variant(Sort.scale.rawValue, range(upTo: 99) + KeySheet.ofAsking),
            KeySheet.Variant(
                Sort.yesNo.rawValue,
                [
                    KeySheet("yes", .key, usual: #""1""#, "The key for yes.", example: #""1""#),
                    KeySheet("no", .key, usual: #""2""#, "The key for no.", example: #""2""#),
                ] + KeySheet.ofAsking),
            KeySheet.Variant(
                Sort.choice.rawValue,
                [
                    KeySheet(
                        "keys", .required, .map(.phoneKeys(atMost: 4), .text(atMost: 60), atMost: 20),
                        "Keys with the answers that they stand for.", example: #"{ "1": "sales", "2": "help" }"#)
                ] + KeySheet.ofAsking),
            KeySheet.Variant(
                Sort.number.rawValue,
                range(upTo: 999_999_999) + [
                    KeySheet("finish_key", .key, "Ends the number without being part of it.", example: ##""#""##)
                ] + KeySheet.ofAsking),
            KeySheet.Variant(
                Sort.voice.rawValue, [.prompt(.required, "What is asked.")] + KeySheet.ofRecording),
        ])

    private static func range(upTo limit: Int) -> [KeySheet] {
        [
            KeySheet("from", .required, .integer(0...limit), "The lowest answer.", example: "1"),
            KeySheet("to", .required, .integer(0...limit), "The highest answer.", example: "5"),
        ]
    }
}
