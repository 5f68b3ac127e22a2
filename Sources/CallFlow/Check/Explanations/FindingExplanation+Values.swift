import JSONSyntax

extension FindingExplanation {
    /// Variables, placeholders and conditions.
    static let ofValues = [
        FindingExplanation(
            "F501", "there is no such name",
            """
            A placeholder or a condition uses a name that this flow does not have. It has its own variables, and what the \
            language brings: call.from, call.to, call.language, queue.position, calendar.next_open and so on.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Goodbye {custmer.name}." }"#)),
            good: Example(
                .members(#""variables": { "customer.name": { "type": "text", "default": "dear caller" } }"#),
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Goodbye {customer.name}." }"#))),
        FindingExplanation(
            "F502", "a value may be missing when it is said",
            """
            There is a way to this place on which nothing gives the name a value, and the sentence would have a hole. The \
            finding shows the way. Give the variable a default, or the placeholder words for the empty case.
            """,
            bad: Example(
                .members(#""variables": { "topic": { "type": "text" } }"#),
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask",
                      "keys": { "1": { "goto": "bye", "set": { "topic": "sales" } }, "2": "bye" }
                    },
                    "bye": { "do": "hangup", "prompt": "bye" }
                    """),
                .prompts(
                    #""ask": { "en": "For sales, press 1. For the rest, press 2." }, "bye": { "en": "You chose {topic}." }"#
                )),
            good: Example(
                .members(#""variables": { "topic": { "type": "text" } }"#),
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask",
                      "keys": { "1": { "goto": "bye", "set": { "topic": "sales" } }, "2": "bye" }
                    },
                    "bye": { "do": "hangup", "prompt": "bye" }
                    """),
                .prompts(
                    """
                    "ask": { "en": "For sales, press 1. For the rest, press 2." },
                    "bye": { "en": "You chose {topic ? 'something else'}." }
                    """))),
        FindingExplanation(
            "F503", "types do not fit",
            """
            A text is compared with a number, a variable gets a value of another type, or a word that it can never have, or a \
            value is said in a format that makes no sense for it. Digits (a PIN, a customer number) are not a number: 007 \
            is not 7.
            """,
            bad: Example(
                .members(
                    #""variables": { "tier": { "type": "text", "one_of": ["basic", "gold"], "default": "basic" } }"#),
                .states(
                    #""main": { "do": "choose", "branches": [{ "when": "tier == 'gld'", "goto": "@end" }], "else": "@end" }"#
                )),
            good: Example(
                .members(
                    #""variables": { "tier": { "type": "text", "one_of": ["basic", "gold"], "default": "basic" } }"#),
                .states(
                    #""main": { "do": "choose", "branches": [{ "when": "tier == 'gold'", "goto": "@end" }], "else": "@end" }"#
                ))),
        FindingExplanation(
            "F504", .warning, "a value is kept and never used",
            """
            Something gives a variable its value, but nothing says it, compares it, or passes it on. The use was forgotten, or
            the variable is left over.
            """,
            bad: Example(
                .members(#""variables": { "topic": { "type": "text" } }"#),
                .states(#""main": { "do": "set", "values": { "topic": "sales" }, "next": "@end" }"#)),
            good: Example(
                .members(#""variables": { "topic": { "type": "text" } }"#),
                .states(
                    """
                    "main": { "do": "set", "values": { "topic": "sales" }, "next": "bye" },
                    "bye": { "do": "hangup", "prompt": "bye" }
                    """), .prompts(#""bye": { "en": "This was about {topic}." }"#))),
        FindingExplanation(
            "F505", "a private value would leave the call",
            """
            The value of a variable that is declared private may not be said, sent, kept with a place in a queue or with a \
            callback, copied into a variable that is not private, or typed in while the call is being recorded, \
            whichever flow has turned the recording on. Other flows may have it where the parameter that takes it, or \
            the variable that takes it back, is private too. It leaves the call in two places only: in "attach" of a voicemail and in the "body" of a lookup.
            """,
            bad: Example(
                .members(#""variables": { "pin": { "type": "digits", "private": true, "default": "" } }"#),
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Your code is {pin|digits}." }"#)),
            good: Example(
                .members(#""variables": { "code": { "type": "digits", "default": "" } }"#),
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#),
                .prompts(#""bye": { "en": "Your code is {code|digits}." }"#))),
        FindingExplanation(
            "F506", .warning, "a condition always gives the same answer",
            """
            Whatever the values are, the condition is true (or is not), or the branches before it take every such call. \
            Usually "and" was written for "or", or a value was misspelt.
            """,
            bad: Example(
                .members(#""variables": { "topic": { "type": "text", "default": "" } }"#),
                .states(
                    """
                    "main": {
                      "do": "choose", "branches": [{ "when": "topic == 'sales' and topic == 'billing'", "goto": "@end" }],
                      "else": "@end"
                    }
                    """)),
            good: Example(
                .members(#""variables": { "topic": { "type": "text", "default": "" } }"#),
                .states(
                    """
                    "main": {
                      "do": "choose", "branches": [{ "when": "topic == 'sales' or topic == 'billing'", "goto": "@end" }],
                      "else": "@end"
                    }
                    """))),
    ]
}
