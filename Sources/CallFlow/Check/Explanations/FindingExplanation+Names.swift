import JSONSyntax

extension FindingExplanation {
    /// Names that nothing bears, and things that nobody names.
    static let ofNames = [
        FindingExplanation(
            "F101", "a target does not exist",
            """
            "next", "goto", "else" and the lines of "on" name the state to go to. The name must be that of a state of this \
            flow, or @end; among keys it may also be @repeat, which plays the same menu again.
            """,
            bad: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello", "next": "good_bye" },
                    "goodbye": { "do": "hangup" }
                    """), .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello", "next": "goodbye" },
                    "goodbye": { "do": "hangup" }
                    """), .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F102", "a prompt does not exist",
            """
            States name prompts; the words stand under "prompts", by language, so that no sentence is left untranslated by \
            accident. The name is misspelt, or a sentence stands where a name belongs.
            """,
            bad: Example(.states(#""main": { "do": "say", "prompt": "Hello, dear caller.", "next": "@end" }"#)),
            good: Example(
                .states(#""main": { "do": "say", "prompt": "hello", "next": "@end" }"#),
                .prompts(#""hello": { "en": "Hello, dear caller." }"#))),
        FindingExplanation(
            "F103", "a queue, calendar, mailbox, destination, service, library or flow does not exist",
            """
            The name must be defined in this flow, in a library that it uses, or (for queues) in the configuration.
            """,
            bad: Example(
                .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#),
                .members(#""on": { "error": "@end" }"#)),
            good: Example(
                .members(
                    """
                    "destinations": { "desk": { "phone": "+34910000099" } },
                    "on": { "error": "@end" }
                    """),
                .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#))),
        FindingExplanation(
            "F104", "a flow is not given what it needs, or not all that it may return is handled",
            """
            A flow with "parameters" must be given each one that has no default, with a value of its type; and "on" must say \
            for every one of its "returns" where the call goes on. Nothing is guessed.
            """,
            bad: Example(
                .file("part.json", part),
                .states(
                    #""main": { "do": "run", "flow": "part", "give": { "topic": "sales" }, "on": { "served": "@end" } }"#
                )),
            good: Example(
                .file("part.json", part),
                .states(
                    """
                    "main": {
                      "do": "run", "flow": "part", "give": { "topic": "sales" },
                      "on": { "served": "@end", "gave_up": "@end" }
                    }
                    """))),
        FindingExplanation(
            "F105", "this kind of state has no such outcome",
            """
            "on" says where the outcomes of a state lead, and each kind has its own closed list of them. The finding names \
            the list. Keys that callers press stand under "keys", not under "on".
            """,
            bad: Example(
                .members(#""on": { "error": "@end" }"#),
                .states(
                    """
                    "main": {
                      "do": "queue", "queue": "sales", "max_wait": "5m", "next": "@end", "on": { "time_out": "@end" }
                    }
                    """)),
            good: Example(
                .members(#""on": { "error": "@end" }"#),
                .states(
                    """
                    "main": {
                      "do": "queue", "queue": "sales", "max_wait": "5m", "keys": { "1": "@end" }, "next": "@end",
                      "on": { "timeout": "@end" }
                    }
                    """))),
        FindingExplanation(
            "F106", .warning, "something is defined and never used",
            """
            A prompt, calendar, mailbox, destination or variable has a name that nobody mentions. It is either left over or \
            forgotten. An "accept" that accepts nothing (any more) is reported under this code too. In scenarios about queues \
            it is a queue that no agent, no line and no overflow leads to, and an agent, caller or skill that is named once \
            and is another name but for one slip of the hand. Whoever is meant as he is gets a line or a figure of his own, \
            such as "figures": { "anna": { "offers": 0 } }.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup" }"#), .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "hello" }"#), .prompts(#""hello": { "en": "Hello." }"#))),
    ]

    private static let part = """
        {
          "spec": 1, "title": "Part", "languages": ["en"], "start": "ask",
          "parameters": { "topic": { "type": "text" } },
          "returns": ["served", "gave_up"],
          "prompts": { "ask": { "en": "This is about {topic}. If it is solved, press 1." } },
          "states": {
            "ask": {
              "do": "menu", "prompt": "ask", "keys": { "1": "served" }, "on": { "exhausted": "gave_up" }
            },
            "served": { "do": "return", "as": "served" },
            "gave_up": { "do": "return", "as": "gave_up" }
          }
        }

        """
}
