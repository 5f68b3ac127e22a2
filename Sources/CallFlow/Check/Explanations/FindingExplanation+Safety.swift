import JSONSyntax

extension FindingExplanation {
    /// Money, privacy and the law.
    static let ofSafety = [
        FindingExplanation(
            "F701", "a phone is in a country or a range that nobody has allowed",
            """
            Calls abroad and to premium numbers are how telephone systems are robbed. Allowed are the countries of the \
            numbers that your flows answer; anything else needs "allow" beside the number, at the destination or in the \
            state that calls back or sends a message, so that somebody has decided it.
            """,
            bad: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "destinations": { "desk": { "phone": "+442079460000" } }
                    """), .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#)),
            good: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "destinations": { "desk": { "phone": "+34910000099" } }
                    """), .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#))),
        FindingExplanation(
            "F702", "a number to call or to write to comes from the caller or a service",
            """
            Whoever enters a number, or writes it where a service finds it, could have you call anywhere at your cost. \
            "allow" says which beginnings the number may have; one that has another leads to "error" when the call comes \
            by. {call.from}, the number that the caller calls from, needs none, but premium and satellite numbers are not \
            called back. A "transfer" dials destinations only, whose phones stand in the file.
            """,
            bad: Example(
                .members(entered),
                .states(
                    """
                    "main": { "do": "ask", "prompt": "ask", "digits": "9", "check": "valid phone in +34", "save": "phone", "next": "back" },
                    "back": { "do": "callback", "queue": "sales", "number": "{phone}", "next": "@end" }
                    """), .prompts(number)),
            good: Example(
                .members(entered),
                .states(
                    """
                    "main": { "do": "ask", "prompt": "ask", "digits": "9", "check": "valid phone in +34", "save": "phone", "next": "back" },
                    "back": { "do": "callback", "queue": "sales", "number": "{phone}", "allow": ["+346", "+347"], "next": "@end" }
                    """), .prompts(number))),
        FindingExplanation(
            "F703", "a recording begins before the caller has been told",
            """
            In most countries callers must be told before they are recorded. "recording": { "consent": … } names the prompt \
            that tells them; it must have been said on every way to a recording state that turns recording on, also through \
            flows that run each other. The finding shows a way without it.
            """,
            bad: Example(
                .members(#""recording": { "consent": "notice" }"#),
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "notice", "2": "record" } },
                    "notice": { "do": "say", "prompt": "notice", "next": "record" },
                    "record": { "do": "recording", "turn": "on", "next": "@end" }
                    """), .prompts(consent)),
            good: Example(
                .members(#""recording": { "consent": "notice" }"#),
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "notice", "2": "@end" } },
                    "notice": { "do": "say", "prompt": "notice", "next": "record" },
                    "record": { "do": "recording", "turn": "on", "next": "@end" }
                    """), .prompts(consent))),
        FindingExplanation(
            "F704", "a call would be transferred to ourselves",
            """
            The phone of a destination is a number that one of these flows answers. The call would come in again, as a \
            second call of a stranger, and could do so again and again.
            """,
            bad: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "destinations": { "desk": { "phone": "+34910000001" } }
                    """), .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#)),
            good: Example(
                .members(
                    """
                    "on": { "error": "@end" },
                    "destinations": { "desk": { "phone": "+34910000099" } }
                    """), .states(#""main": { "do": "transfer", "to": "desk", "ring": "20s", "next": "@end" }"#))),
        FindingExplanation(
            "F705", .warning, "a queue is a trap",
            """
            Callers in this queue cannot leave it by a key, or nothing says where they go when no agent is logged in at all. \
            Offer a message or a call back.
            """,
            bad: Example(
                .members(#""on": { "error": "@end" }"#),
                .states(#""main": { "do": "queue", "queue": "sales", "max_wait": "5m", "next": "@end" }"#)),
            good: Example(
                .members(#""on": { "error": "@end" }"#),
                .states(
                    #""main": { "do": "queue", "queue": "sales", "max_wait": "5m", "keys": { "1": "@end" }, "next": "@end" }"#
                ))),
        FindingExplanation(
            "F706", "a service is asked in the clear",
            """
            What is known of callers goes over the network: services are asked over https only, and no name, password or \
            token stands in a file. "auth": "secret:NAME" names a secret that the installation keeps. A service in your own \
            network may be asked without TLS if "private_origins" in switchboard.json names it.
            """,
            bad: Example(
                .members(#""services": { "crm": { "url": "http://crm.example.com", "timeout": "1s" } }"#),
                .states(lookup), context: CheckContext(clearOrigins: [])),
            good: Example(
                .members(#""services": { "crm": { "url": "https://crm.example.com", "timeout": "1s" } }"#),
                .states(lookup))),
        FindingExplanation(
            "F707", .warning, "a lookup keeps the caller in silence",
            """
            After a second and a half of silence callers think that the line is dead. Name a prompt in "meanwhile", or give \
            the lookup less time.
            """,
            bad: Example(
                .members(#""services": { "crm": { "url": "https://crm.example.com", "timeout": "5s" } }"#),
                .states(lookup)),
            good: Example(
                .members(#""services": { "crm": { "url": "https://crm.example.com", "timeout": "1s" } }"#),
                .states(lookup))),
        FindingExplanation(
            "F708", .warning, "no call comes to this flow",
            """
            The flow answers no number, no other flow leads to it, and the settings do not name it as the default.
            """,
            bad: Example(
                .members(#""numbers": []"#), .states(#""main": { "do": "hangup" }"#),
                context: CheckContext(entries: ["another"])),
            good: Example(
                .members(#""numbers": ["+34910000001"]"#), .states(#""main": { "do": "hangup" }"#),
                context: CheckContext(entries: ["another"]))),
        FindingExplanation(
            "F709", "after the caller has hung up, a caller is needed",
            """
            "on.hangup" is where a call goes on when the caller has gone: to look something up, to send a message, to keep a \
            note. States that say or ask something have nobody left to hear them.
            """,
            bad: Example(
                .members(#""on": { "hangup": "thanks" }"#),
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end" } },
                    "thanks": { "do": "say", "prompt": "ask", "next": "@end" }
                    """), .prompts(#""ask": { "en": "Press 1." }"#)),
            good: Example(
                .members(#""on": { "hangup": "gone", "error": "@end" }"#),
                .states(
                    """
                    "main": { "do": "menu", "prompt": "ask", "keys": { "1": "@end" } },
                    "gone": { "do": "notify", "event": "caller_gone", "next": "@end" }
                    """), .prompts(#""ask": { "en": "Press 1." }"#))),
    ]

    private static let consent =
        #""ask": { "en": "Press 1 or 2." }, "notice": { "en": "This call is recorded from now on." }"#

    private static let entered = """
        "on": { "error": "@end" },
        "variables": { "phone": { "type": "phone" } }
        """

    private static let number = #""ask": { "en": "Please enter your mobile number." }"#

    private static let lookup = #""main": { "do": "lookup", "service": "crm", "path": "/hello", "next": "@end" }"#
}
