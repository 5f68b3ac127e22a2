import JSONSyntax
import Telephony

/// Says a prompt and goes on.
struct Say: Kind {
    static let sheet = KindSheet(
        name: "say",
        documentation: """
            Says `prompt` in the caller's language and goes to `next` when it has been heard. Keys pressed meanwhile \
            have no effect; with `barge_in` a key ends the prompt, and answers the next question. A sound that cannot be played does not stop the call.
            """,
        keys: [
            .prompt(.required, "What is said."),
            KeySheet(
                "barge_in", .yesNo, usual: "false", "Whether a key ends the prompt and answers the next question.",
                example: "true"),
        ],
        outcomes: [Outcome("next", .instant, .required)])

    let prompt: PromptSlot
    let bargeIn: Bool

    init?(_ reader: inout StateReader) {
        bargeIn = reader.object.bool("barge_in")?.value ?? false
        guard let prompt = reader.prompt("prompt", .required) else { return nil }
        self.prompt = prompt
    }

    func enter(_ run: inout Run) {
        let isSkipped = bargeIn && !run.session.ahead.isEmpty
        if isSkipped || !run.speak(prompt) { run.leave("next") }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        if bargeIn, case .key(let key) = event {
            run.keepAhead(key)
            run.commands.append(.stopSound)
            run.leave("next")
            return true
        }
        guard Run.endsPrompt(event) else { return false }
        if event == .deadline { run.commands.append(.stopSound) }
        run.leave("next")
        return true
    }
}
