import JSONSyntax

extension FindingExplanation {
    /// What is wrong with whole files: their text, their keys, their types.
    static let ofFiles = [
        FindingExplanation(
            "F001", "the file is not JSON",
            """
            A flow is written in strict JSON: commas between things but not after the last one, straight double quotes, no \
            comments. The finding stands where the text stops making sense and says what was probably meant. Words for \
            people go into "note", which every object may have.
            """,
            bad: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello" "next": "@end" }
                    """), .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello", "next": "@end" }
                    """), .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F002", "the same thing stands twice",
            """
            An object has one key twice, or a flow and a library that it uses define one name both. Programs disagree on \
            which of two counts, so neither does: remove one, or give it another name.
            """,
            bad: Example(
                .states(#""main": { "do": "say", "prompt": "hello", "prompt": "bye", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }, "bye": { "en": "Goodbye." }"#)),
            good: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello", "next": "end" },
                    "end": { "do": "hangup", "prompt": "bye" }
                    """), .prompts(#""hello": { "en": "Hello." }, "bye": { "en": "Goodbye." }"#))),
        FindingExplanation(
            "F003", "there is no such key here",
            """
            A key is not one that this object can have. It is usually a slip of the pen, and the finding says which key was \
            probably meant. Nothing is ignored: a key that means nothing would otherwise be missed by callers only.
            """,
            bad: Example(
                .states(#""main": { "do": "say", "promt": "hello", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(#""main": { "do": "say", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F004", "something is missing",
            """
            An object lacks a key that it must have, or a state does not say where an outcome leads that has no usual way.
            """,
            bad: Example(
                .states(#""main": { "do": "say", "prompt": "hello" }"#), .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(#""main": { "do": "say", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F005", "a value is of the wrong sort, form or size",
            """
            A text stands where a number belongs, a time has no unit, a number is too large. Times are a number and a unit \
            (500ms, 6s, 2m, 1h), whole numbers have no quotes, telephone numbers begin with + and the country code.
            """,
            bad: Example(
                .states(#""main": { "do": "queue", "queue": "sales", "max_wait": "480", "next": "@end" }"#)),
            good: Example(
                .members(#""on": { "error": "sorry" }"#),
                .states(
                    """
                    "main": {
                      "do": "queue", "queue": "sales", "max_wait": "480s", "keys": { "1": "sorry" }, "next": "@end"
                    },
                    "sorry": { "do": "hangup" }
                    """))),
        FindingExplanation(
            "F006", "there is no such kind of state",
            """
            "do" names what a state does, from a closed list: say, menu, queue and so on. Other products use other words for \
            the same things; the finding says which one is meant here. The rest of the state is not looked at before this \
            is cured.
            """,
            bad: Example(
                .states(#""main": { "do": "play", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(#""main": { "do": "say", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F007", "the file's name or version cannot be used",
            """
            A flow is known by the name of its file: small letters, digits and _, a letter first, at most 40 of them. "spec" \
            is the version of the language; a file of a newer version than the program knows is not read at all, because \
            half of it would be misunderstood.
            """,
            bad: Example(.name("Support Line.json"), .states(#""main": { "do": "hangup" }"#)),
            good: Example(.name("support_line.json"), .states(#""main": { "do": "hangup" }"#))),
    ]
}
