import JSONSyntax

extension FindingExplanation {
    /// Findings in scenarios, and about flows without any.
    static let ofScenarios = [
        FindingExplanation(
            "F901", .warning, "no scenario plays a flow",
            """
            What a flow does today is only certain for what a scenario plays; the next change may break the rest unseen. \
            "switchboard call" with --record plays a call in the terminal and writes it down as a scenario. "switchboard \
            check" and "switchboard test" say this of every flow that no scenario plays, itself or as a part of another one.
            """,
            bad: Example(.states(#""main": { "do": "hangup", "prompt": "bye" }"#), .prompts(bye)),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#), .prompts(bye),
                .file(
                    "test.test.json",
                    """
                    { "spec": 1, "flow": "test", "scenarios": [
                      { "name": "Callers are thanked", "steps": [{ "hears": "bye" }, { "ends": "we hung up" }] }] }
                    """))),
        FindingExplanation(
            "F902", "a scenario names what is not there",
            """
            A scenario speaks of a prompt, state, queue, service, question or value that its flow does not have, or about \
            queues of an agent, caller, figure or reason that there is not: mistyped, or renamed since. Until that is put right the file's scenarios are not played. "switchboard rename" changes scenarios \
            together with the flow.
            """,
            bad: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#), .prompts(bye),
                .file(
                    "test.test.json",
                    """
                    { "spec": 1, "flow": "test", "scenarios": [
                      { "name": "Callers are thanked", "steps": [{ "hears": "by" }, { "ends": "we hung up" }] }] }
                    """)),
            good: Example(
                .states(#""main": { "do": "hangup", "prompt": "bye" }"#), .prompts(bye),
                .file(
                    "test.test.json",
                    """
                    { "spec": 1, "flow": "test", "scenarios": [
                      { "name": "Callers are thanked", "steps": [{ "hears": "bye" }, { "ends": "we hung up" }] }] }
                    """))),
    ]

    private static let bye = #""bye": { "en": "Thank you and goodbye." }"#
}
