import JSONSyntax
import Telephony

/// Takes a message.
struct Voicemail: Kind {
    static let sheet = KindSheet(
        name: "voicemail",
        documentation: """
            Says `prompt` and records the caller after a tone, at most for `max`, until `finish_key`, `silence`, or \
            the caller hangs up: who hangs up leaves the message all the same. With `review` the caller may keep it \
            or record it again, three times at most. With `transcribe` it is written down as well. `attach` names variables that go with the message. `empty` is \
            taken when there is less than a second of sound, `error` when nothing could be recorded.
            """,
        keys: [
            KeySheet(
                "mailbox", .required, .nameOrParameter(.mailbox), "The mailbox that gets the message.",
                example: #""box""#),
            .prompt(.required, "Said before the tone."),
        ] + KeySheet.ofRecording + [
            KeySheet(
                "review", .yesNo, usual: "false", "Whether the caller may keep the message or record it again.",
                example: "true"),
            KeySheet(
                "transcribe", .yesNo, usual: "false", "Whether the message is written down as well.", example: "true"),
            KeySheet(
                "attach", .list(.variable, atMost: 20), "Variables that go with the message.", example: #"["topic"]"#),
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("empty", .afterWait, .technical),
            Outcome("error", .instant, .technical),
        ])

    /// Most recordings of one message.
    static let mostTakes = 3

    let mailbox: Reference
    let prompt: PromptSlot
    let request: RecordingRequest
    let review: Asking?
    let attached: [Variable]
    let transcribes: Bool

    init?(_ reader: inout StateReader) {
        let mailbox = reader.mailbox("mailbox")
        let prompt = reader.prompt("prompt", .required)
        let request = reader.recording()
        let reviews = reader.object.bool("review")?.value ?? false
        review = reviews ? reader.reviewMenu() : nil
        transcribes = reader.object.bool("transcribe")?.value ?? false
        attached = reader.variables("attach")
        guard let mailbox, let prompt, let request else { return nil }
        self.mailbox = mailbox
        self.prompt = prompt
        self.request = request
    }

    var label: String { "voicemail \(mailbox.text)" }

    func enter(_ run: inout Run) {
        guard run.name(of: mailbox) != nil else {
            run.leave("error")
            return
        }
        if !run.speak(prompt) { record(RecordingProgress(), &run) }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        switch run.session.wait {
        case .prompt:
            guard Run.endsPrompt(event) else { return false }
            record(RecordingProgress(), &run)
            return true
        case .message(let progress): return handle(event, recording: progress, &run)
        case .review(let progress, let message): return handle(event, reviewing: message, progress, &run)
        case .nothing, .closing, .keys, .queue, .transfer, .question, .spokenAnswer, .order, .lookup, .confirming,
            .lateMessage,
            .lateAnswer:
            return false
        }
    }

    private func handle(_ event: FlowEvent, recording progress: RecordingProgress, _ run: inout Run) -> Bool {
        switch event {
        case .recorded(let length, let id):
            guard length >= .seconds(1) else {
                run.leave("empty")
                return true
            }
            let message = Message(take: progress.take, seconds: Int(length.wholeSeconds), recording: id)
            guard let review, progress.take < Self.mostTakes else {
                deliver(message, &run)
                return true
            }
            let until = run.ask(review)
            run.hold(.review(KeyProgress(), message), until: until)
        case .recordingFailed, .commandFailed: run.leave("error")
        case .deadline:
            guard !progress.isStopping else {
                run.leave("error")
                return true
            }
            run.commands.append(.stopRecording)
            let stopping = RecordingProgress(take: progress.take, isStopping: true)
            run.wait(.message(stopping), until: run.now + .seconds(15))
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .transferEnded, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered, .lookupFailed,
            .hungUp:
            return false
        }
        return true
    }

    private func handle(
        _ event: FlowEvent, reviewing message: Message, _ progress: KeyProgress, _ run: inout Run
    ) -> Bool {
        guard let review else { return false }
        switch run.hear(event, review, progress) {
        case .notMine: return false
        case .pending(let progress, let until): run.hold(.review(progress, message), until: until)
        case .answered("2"): record(RecordingProgress(take: message.take + 1), &run)
        case .answered, .exhausted, .silent: deliver(message, &run)
        }
        return true
    }

    func callerLeft(_ run: inout Run) -> Wait? {
        switch run.session.wait {
        case .message: return .lateMessage
        case .review(_, let message):
            note(message, &run)
            return nil
        case .nothing, .closing, .prompt, .keys, .queue, .transfer, .question, .spokenAnswer, .order, .lookup,
            .confirming,
            .lateMessage, .lateAnswer:
            return nil
        }
    }

    func handleLate(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard run.session.wait == .lateMessage, case .recorded(let length, let id) = event else { return false }
        run.session.wait = .nothing
        if length >= .seconds(1) {
            note(Message(take: 1, seconds: Int(length.wholeSeconds), recording: id), &run)
        }
        return true
    }

    private func record(_ progress: RecordingProgress, _ run: inout Run) {
        var request = request
        request.transcribedIn = transcribes ? run.flow.languages[run.languageIndex] : nil
        run.commands.append(.record(request))
        run.wait(.message(progress), until: run.now + request.maximumLength + Run.slack)
    }

    private func deliver(_ message: Message, _ run: inout Run) {
        note(message, &run)
        run.leave("next")
    }

    private func note(_ message: Message, _ run: inout Run) {
        let values = run.values(redacts: true)
        var attachments: [String: String] = [:]
        for variable in attached { attachments[variable.name] = values.text(of: .variable(variable.name), as: nil) }
        run.facts.append(
            .messageLeft(
                mailbox: run.name(of: mailbox) ?? "", seconds: message.seconds, recording: message.recording,
                attached: attachments))
    }
}
