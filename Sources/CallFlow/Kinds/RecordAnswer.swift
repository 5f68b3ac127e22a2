import JSONSyntax
import Telephony

/// Records the caller for a variable.
struct RecordAnswer: Kind {
    static let sheet = KindSheet(
        name: "record",
        documentation: """
            Says `prompt` and records the caller after a tone, at most for `max`, until `finish_key`, `silence`, or \
            the caller hangs up. `save` names the text variable that gets the recording's name, to go with a \
            `notify` or a `lookup`. `empty` is taken when there is less than a second of sound, `error` when nothing \
            could be recorded.
            """,
        keys: [.prompt(.required, "Said before the tone.")] + KeySheet.ofRecording + [
            KeySheet("save", .required, .variable, "The variable that gets the recording's name.", example: #""topic""#)
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("empty", .afterWait, .technical),
            Outcome("error", .instant, .technical),
        ])

    let prompt: PromptSlot
    let request: RecordingRequest
    let variable: Variable

    init?(_ reader: inout StateReader) {
        let prompt = reader.prompt("prompt", .required)
        let request = reader.recording()
        let variable = reader.savedVariable("save", [.text])
        guard let prompt, let request, let variable else { return nil }
        self.prompt = prompt
        self.request = request
        self.variable = variable
    }

    var label: String { "record \(variable.name)" }

    func enter(_ run: inout Run) {
        if !run.speak(prompt) { record(&run) }
    }

    private func record(_ run: inout Run) {
        run.commands.append(.record(request))
        run.wait(.message(RecordingProgress()), until: run.now + request.maximumLength + Run.slack)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .message(let progress) = run.session.wait else {
            guard run.session.wait == .prompt, Run.endsPrompt(event) else { return false }
            record(&run)
            return true
        }
        switch event {
        case .recorded(let length, let id): run.leave(keep(length, id, &run) ? "next" : "empty")
        case .recordingFailed, .commandFailed: run.leave("error")
        case .deadline:
            guard !progress.isStopping else {
                run.leave("error")
                return true
            }
            run.commands.append(.stopRecording)
            run.wait(.message(RecordingProgress(isStopping: true)), until: run.now + .seconds(15))
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .transferEnded, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered, .lookupFailed,
            .hungUp:
            return false
        }
        return true
    }

    func callerLeft(_ run: inout Run) -> Wait? {
        if case .message = run.session.wait { .lateMessage } else { nil }
    }

    func handleLate(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard run.session.wait == .lateMessage, case .recorded(let length, let id) = event else { return false }
        run.session.wait = .nothing
        _ = keep(length, id, &run)
        return true
    }

    /// Keeps a recording; false if there is less than a second of sound.
    private func keep(_ length: Duration, _ id: String?, _ run: inout Run) -> Bool {
        guard length >= .seconds(1) else { return false }
        run.assign(id ?? "recorded", to: variable)
        run.facts.append(
            .recorded(
                state: run.state.name, seconds: Int(length.wholeSeconds), recording: variable.isPrivate ? nil : id))
        return true
    }
}
