import JSONSyntax
import Telephony

/// Ends the call.
struct Hangup: Kind {
    static let sheet = KindSheet(
        name: "hangup",
        documentation: """
            Says `prompt`, if there is one, and ends the call. `reason` is a word of your own for reports.
            """,
        keys: [
            .prompt(.optional, "Said before the call is ended."),
            KeySheet(
                "reason", .text(atMost: 60), usual: #""hangup""#, "A word of your own for reports.", example: #""done""#
            ),
        ],
        outcomes: [],
        ways: .end)

    let prompt: PromptSlot?
    let reason: String

    init?(_ reader: inout StateReader) {
        prompt = reader.prompt("prompt")
        reason = reader.object.string("reason", atMost: 60)?.value ?? "hangup"
    }

    func enter(_ run: inout Run) {
        guard let prompt = prompt.flatMap({ run.prompt($0) }) else {
            run.hangUp(reason: reason)
            return
        }
        run.close(saying: prompt, reason: reason)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
