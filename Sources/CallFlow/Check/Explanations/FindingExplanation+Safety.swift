import JSONSyntax

extension FindingExplanation {
    /// Money, privacy and the law.
    static let ofSafety = [
        FindingExplanation(
            "F701", "a phone is in a country or a range that nobody has allowed",
            """
            Calls abroad and to premium numbers are how telephone systems are robbed. Allowed are the countries of the \
            numbers that your flows answer, or those of the settings; anything else needs "allow" at the destination, so \
            that somebody has decided it.
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
    ]
}
