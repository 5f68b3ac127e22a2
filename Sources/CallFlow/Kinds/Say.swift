import JSONSyntax
import Telephony

/// Says a prompt and goes on.
struct Say: Kind {
    static let sheet = KindSheet(
        name: "say",
        documentation: """
            Says `prompt` in the caller's language and goes to `next` when it has been heard. Keys pressed meanwhile \
            have no effect. A sound that cannot be played does not stop the call.
            """,
        keys: [.prompt(.required, "What is said.")],
        outcomes: [Outcome("next", .instant, .required)],
        later: ["barge_in"])

    let prompt: PromptSlot

    init?(_ reader: inout StateReader) {
        guard let prompt = reader.prompt("prompt", .required) else { return nil }
        self.prompt = prompt
    }

    func enter(_ run: inout Run) {
        if !run.speak(prompt) { run.leave("next") }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard Run.endsPrompt(event) else { return false }
        if event == .deadline { run.commands.append(.stopSound) }
        run.leave("next")
        return true
    }
}
