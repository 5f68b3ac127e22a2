import JSONSyntax
import Telephony

extension FindingExplanation {
    /// Keys and the time to press them.
    static let ofKeys = [
        FindingExplanation(
            "F301", "one option begins another",
            """
            If 1 and 12 are both options, everybody who presses 1 has to wait until it is clear that no 2 follows. Choose \
            other keys; if the pause is meant, write "between_keys" to say so.
            """,
            bad: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end", "12": "@end" } }"#),
                .prompts(#""ask": { "en": "Press 1, or press 12." }"#)),
            good: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end", "2": "@end" } }"#),
                .prompts(#""ask": { "en": "Press 1, or press 2." }"#))),
        FindingExplanation(
            "F302", .warning, "a prompt and its keys do not agree",
            """
            In some language the prompt asks for a key that leads nowhere, or does not speak of one that does. Known are \
            English, Spanish, German, French, Italian, Portuguese, Dutch and Catalan; other languages are not looked at. \
            Where the words are right all the same, say so with "accept".
            """,
            bad: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end" } }"#),
                .prompts(#""ask": { "en": "To finish, press 1. To hear this again, press 9." }"#)),
            good: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end", "9": "@repeat" } }"#),
                .prompts(#""ask": { "en": "To finish, press 1. To hear this again, press 9." }"#))),
        FindingExplanation(
            "F303", .warning, "a menu is too long",
            """
            Callers do not remember more than five options, and do not like to listen for more than 25 seconds before they \
            hear theirs. Put the rarer options into a second menu, or the most wanted ones first.
            """,
            bad: Example(
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask",
                      "keys": { "1": "@end", "2": "@end", "3": "@end", "4": "@end", "5": "@end", "6": "@end" }
                    }
                    """),
                .prompts(
                    #""ask": { "en": "Press 1 for red, 2 for blue, 3 for green, 4 for black, 5 for white, 6 for pink." }"#
                )),
            good: Example(
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end", "2": "@end", "3": "@end" } }
                    """), .prompts(#""ask": { "en": "Press 1 for red, 2 for blue, 3 for any other colour." }"#))),
        FindingExplanation(
            "F304", "times or keys contradict each other",
            """
            The time between two keys must be shorter than the time to react, a range must run upwards, and the key that \
            ends an entry cannot be a part of it.
            """,
            bad: Example(
                .states(
                    #""main": { "do": "menu", "prompt": "ask", "wait": "3s", "between_keys": "4s", "keys": { "1": "@end" } }"#
                ),
                .prompts(#""ask": { "en": "Press 1." }"#)),
            good: Example(
                .states(
                    #""main": { "do": "menu", "prompt": "ask", "wait": "5s", "between_keys": "2s", "keys": { "1": "@end" } }"#
                ),
                .prompts(#""ask": { "en": "Press 1." }"#))),
        FindingExplanation(
            "F305", .warning, "some words can never be heard",
            """
            "no_input" and "no_match" are said before the prompt is played again: with three attempts, two times at most. \
            What stands behind that in the list is never said.
            """,
            bad: Example(
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask", "attempts": 2, "no_input": ["there", "last"], "keys": { "1": "@end" }
                    }
                    """),
                .prompts(
                    #""ask": { "en": "Press 1." }, "there": { "en": "Are you there?" }, "last": { "en": "Last try." }"#)
            ),
            good: Example(
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask", "attempts": 3, "no_input": ["there", "last"], "keys": { "1": "@end" }
                    }
                    """),
                .prompts(
                    #""ask": { "en": "Press 1." }, "there": { "en": "Are you there?" }, "last": { "en": "Last try." }"#)
            )),
        FindingExplanation(
            "F306", .warning, "callers cannot cut a long prompt short",
            """
            With "barge_in": false keys count only after the prompt. Over more than ten seconds this annoys everybody who \
            calls for the second time.
            """,
            bad: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "barge_in": false, "keys": { "1": "@end" } }"#),
                .prompts(
                    """
                    "ask": {
                      "en": "Welcome to our company. We have been serving our customers with pleasure for more than a hundred years, by day and by night. To be called back, press 1."
                    }
                    """)),
            good: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "barge_in": false, "keys": { "1": "@end" } }"#),
                .prompts(#""ask": { "en": "Welcome. To be called back, press 1." }"#))),
        FindingExplanation(
            "F307", "a menu that is not answered begins again",
            """
            "exhausted" and "silent" are reached when the last attempt is over. If they lead back to the same menu, a phone \
            that nobody holds keeps the line busy until a limit ends it. Raise "attempts" if once more is meant.
            """,
            bad: Example(
                .states(
                    #""main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end" }, "on": { "silent": "main" } }"#),
                .prompts(#""ask": { "en": "Press 1." }"#)),
            good: Example(
                .states(#""main": { "do": "menu", "prompt": "ask", "attempts": 4, "keys": { "1": "@end" } }"#),
                .prompts(#""ask": { "en": "Press 1." }"#))),
        FindingExplanation(
            "F308", .warning, "a carrier cannot do this",
            """
            The carrier of this installation has narrower limits than the flow asks for: it lets phones ring for a shorter \
            time, records less, does not understand spoken answers in a language. A language that it cannot speak at all is \
            an error.
            """,
            bad: Example(
                .members(#""on": { "error": "@end" }, "destinations": { "desk": { "phone": "+34910000099" } }"#),
                .states(#""main": { "do": "transfer", "to": "desk", "ring": "90s", "next": "@end" }"#),
                context: smallCarrier),
            good: Example(
                .members(#""on": { "error": "@end" }, "destinations": { "desk": { "phone": "+34910000099" } }"#),
                .states(#""main": { "do": "transfer", "to": "desk", "ring": "30s", "next": "@end" }"#),
                context: smallCarrier)),
    ]

    private static let smallCarrier = CheckContext(carriers: [
        CarrierAbilities(
            name: "Example Telecom", languages: ["en"], ring: .seconds(5)...(.seconds(60)),
            longestRecording: .seconds(3600), mostKeys: 16, longestWait: .seconds(60), pausesRecordings: false,
            understands: [])
    ])
}
