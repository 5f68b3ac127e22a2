import JSONSyntax

extension FindingExplanation {
    /// Where calls can get to.
    static let ofPaths = [
        FindingExplanation(
            "F201", .warning, "no call comes to this state",
            """
            Nothing leads to the state from where calls begin. Either an arrow was forgotten or the state is left over.
            """,
            bad: Example(
                .states(
                    """
                    "main": { "do": "hangup" },
                    "island": { "do": "say", "prompt": "hello", "next": "main" }
                    """), .prompts(#""hello": { "en": "Hello." }"#)),
            good: Example(
                .states(
                    """
                    "main": { "do": "say", "prompt": "hello", "next": "end" },
                    "end": { "do": "hangup" }
                    """), .prompts(#""hello": { "en": "Hello." }"#))),
        FindingExplanation(
            "F202", "no call comes to an end from here",
            """
            Whatever happens in these states, the call only moves on among them. It would end by a limit, with an apology. \
            Some way must lead to @end or to a hangup.
            """,
            bad: Example(
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask", "keys": { "1": "wait" }, "on": { "exhausted": "wait" }
                    },
                    "wait": {
                      "do": "menu", "prompt": "ask", "keys": { "1": "main" }, "on": { "exhausted": "main" }
                    }
                    """), .prompts(#""ask": { "en": "Press 1." }"#)),
            good: Example(
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask", "keys": { "1": "@repeat" }, "on": { "exhausted": "@end" }
                    }
                    """), .prompts(#""ask": { "en": "Press 1." }"#))),
        FindingExplanation(
            "F203", "states follow each other in a circle without ever waiting",
            """
            Saying something, looking at a calendar, comparing values and a queue that is full need nobody's reaction. A \
            circle of such steps would run until a limit stops it. Let the circle pass a menu or a wait that is really a \
            wait, or break it.
            """,
            bad: Example(
                .members(
                    #""calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } }"#
                ),
                .states(
                    """
                    "main": { "do": "hours", "calendar": "office", "on": { "open": "@end", "closed": "closed" } },
                    "closed": { "do": "say", "prompt": "closed", "next": "main" }
                    """), .prompts(#""closed": { "en": "We are closed." }"#)),
            good: Example(
                .members(
                    #""calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } }"#
                ),
                .states(
                    """
                    "main": { "do": "hours", "calendar": "office", "on": { "open": "@end", "closed": "closed" } },
                    "closed": { "do": "say", "prompt": "closed", "next": "@end" }
                    """), .prompts(#""closed": { "en": "We are closed." }"#))),
        FindingExplanation(
            "F204", "flows run each other in a circle",
            """
            A flow that is run comes back to the one that ran it. If it runs that one in turn, nobody ever comes back. Let one \
            of them hand the call over for good, with "handoff".
            """,
            bad: Example(
                .file(
                    "part.json",
                    """
                    {
                      "spec": 1, "title": "Part", "languages": ["en"], "start": "main", "returns": ["done"],
                      "states": {
                        "main": { "do": "run", "flow": "test", "on": { "done": "back" } },
                        "back": { "do": "return", "as": "done" }
                      }
                    }

                    """),
                .members(#""returns": ["done"]"#),
                .states(
                    """
                    "main": { "do": "run", "flow": "part", "on": { "done": "back" } },
                    "back": { "do": "return", "as": "done" }
                    """)),
            good: Example(
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "again" } },
                    "again": { "do": "handoff", "flow": "test" }
                    """), .prompts(#""ask": { "en": "To begin again, press 1." }"#))),
        FindingExplanation(
            "F205", .information, "a circle is ended by the number of visits only",
            """
            Callers can go round here, because they press keys or because nobody answers, until a state has been entered as \
            often as "limits" or "max_visits" allow. That is usual for menus that can be heard again. The longest time is \
            given so that nobody is surprised by it.
            """,
            bad: Example(
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "address" } },
                    "address": { "do": "say", "prompt": "address", "next": "main" }
                    """),
                .prompts(#""ask": { "en": "For our address, press 1." }, "address": { "en": "12 Harbour Street." }"#)),
            good: Example(
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "address" } },
                    "address": { "do": "say", "prompt": "address", "next": "@end" }
                    """),
                .prompts(#""ask": { "en": "For our address, press 1." }, "address": { "en": "12 Harbour Street." }"#))),
        FindingExplanation(
            "F206", .warning, "a way out can fail in the way that it is meant for",
            """
            "on.error" is where calls go when something technical fails, "on.limit" where they go when a limit is used up. If \
            a state behind "on.error" can fail and says nothing about it, the call comes back to the same place. Behind \
            "on.limit" each state may be entered once only, so a circle there ends with an apology.
            """,
            bad: Example(
                .members(
                    """
                    "on": { "error": "desk" },
                    "destinations": { "desk": { "phone": "+34910000099" } }
                    """),
                .states(
                    """
                    "main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" },
                    "desk": { "do": "transfer", "to": "desk", "ring": "40s", "next": "@end", "on": { "busy": "@end", "failed": "@end" } }
                    """)),
            good: Example(
                .members(
                    """
                    "on": { "error": "bye" },
                    "destinations": { "desk": { "phone": "+34910000099" } }
                    """),
                .states(
                    """
                    "main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" },
                    "bye": { "do": "hangup" }
                    """))),
        FindingExplanation(
            "F207", .warning, "states are copies of each other",
            """
            States are the same but for where they lead and one value. Copies drift apart: a change is made in one and \
            forgotten in the other. Write them once, with a variable or as a flow with parameters.
            """,
            bad: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "mailboxes": { "sales": {}, "billing": {} }
                    """),
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "sales", "2": "billing" } },
                    "sales": {
                      "do": "voicemail", "mailbox": "sales", "prompt": "speak", "max": "2m", "silence": "5s", "next": "@end"
                    },
                    "billing": {
                      "do": "voicemail", "mailbox": "billing", "prompt": "speak", "max": "2m", "silence": "5s", "next": "@end"
                    }
                    """),
                .prompts(
                    """
                    "ask": { "en": "For sales, press 1. For billing, press 2." },
                    "speak": { "en": "Please speak after the tone." }
                    """)),
            good: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "mailboxes": { "office": {} },
                    "variables": { "topic": { "type": "text", "default": "sales" } }
                    """),
                .states(
                    """
                    "main": {
                      "do": "menu", "prompt": "ask",
                      "keys": { "1": "message", "2": { "goto": "message", "set": { "topic": "billing" } } }
                    },
                    "message": {
                      "do": "voicemail", "mailbox": "office", "prompt": "speak", "max": "2m", "silence": "5s",
                      "attach": ["topic"], "next": "@end"
                    }
                    """),
                .prompts(
                    """
                    "ask": { "en": "For sales, press 1. For billing, press 2." },
                    "speak": { "en": "Please speak after the tone." }
                    """))),
        FindingExplanation(
            "F208", .warning, "an outcome is left to the usual way",
            """
            What a state does not mention goes the usual way: to the flow's "on.error", or else to an apology and the end of \
            the call; a menu that nobody answers ends with goodbye. This is a warning where a caller who wanted somebody \
            would be hung up on: a queue or a transfer that fails, a message that cannot be taken. Elsewhere it is listed \
            for information.
            """,
            bad: Example(
                .members(#""destinations": { "desk": { "phone": "+34910000099" } }"#),
                .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#)),
            good: Example(
                .members(#""destinations": { "desk": { "phone": "+34910000099" } }"#),
                .states(
                    """
                    "main": {
                      "do": "transfer", "to": "desk", "ring": "20s", "next": "@end",
                      "on": { "busy": "away", "no_answer": "away", "failed": "away", "machine": "away" }
                    },
                    "away": { "do": "hangup", "prompt": "away" }
                    """), .prompts(#""away": { "en": "Nobody is at the desk. Please call again." }"#))),
        FindingExplanation(
            "F801", .warning, "a patient caller is cut off",
            """
            If a caller waits everywhere as long as the flow allows, the call lasts longer than "limits.call", and is cut off \
            in the middle of a wait. Raise the limit, or shorten the waits. The time that callers talk to people does not \
            count. No limit can be raised above what the program itself holds to, such as "24h" for a call: that is an error.
            """,
            bad: Example(
                .members(#""limits": { "call": "10m" }, "on": { "error": "@end" }"#),
                .states(
                    #""main": { "do": "queue", "queue": "sales", "max_wait": "15m", "keys": { "1": "@end" }, "next": "@end" }"#
                )),
            good: Example(
                .members(#""limits": { "call": "20m" }, "on": { "error": "@end" }"#),
                .states(
                    #""main": { "do": "queue", "queue": "sales", "max_wait": "15m", "keys": { "1": "@end" }, "next": "@end" }"#
                ))),
        FindingExplanation(
            "F802", "a number is claimed twice",
            """
            Two flows answer one number, or one flow names it twice. A call to it could only go to one of them, so neither goes
            live before it is clear which.
            """,
            bad: Example(
                .members(#""numbers": ["+34910000001", "+34910000001"]"#), .states(#""main": { "do": "hangup" }"#)),
            good: Example(
                .members(#""numbers": ["+34910000001", "+34910000002"]"#), .states(#""main": { "do": "hangup" }"#))),
    ]
}
