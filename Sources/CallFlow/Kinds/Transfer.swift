import JSONSyntax
import Telephony

/// Connects the caller with a phone outside the queues.
struct Transfer: Kind {
    static let sheet = KindSheet(
        name: "transfer",
        documentation: """
            Says `prompt`, if there is one, and dials the phones of the destination `to` one after the other, each for \
            `ring`. `caller_id` is the number that they see; without it, the number that the caller dialled. `mode` is \
            `blind` (connected at once) or `warm` (connected when the one who answered has heard `whisper` and pressed \
            a key). With `detect_machine` an answering machine leads to `machine`. `next` is \
            taken when they have talked and the caller is still there; `busy`, `no_answer`, `failed` and `machine` \
            when nobody could be reached.
            """,
        keys: [
            KeySheet(
                "to", .required, .nameOrParameter(.destination), "The destination to dial.", example: #""desk""#),
            .prompt(.optional, "Said before dialling."),
            KeySheet(
                "ring", .required, .duration(.seconds(5)...(.seconds(120))), "How long each phone may ring.",
                example: #""25s""#),
            KeySheet(
                "mode", .choice(TransferRequest.Mode.allCases.map(\.rawValue)), usual: #""blind""#,
                "Whether the two are connected at once, or when the one who answered has pressed a key.",
                example: #""warm""#),
            KeySheet(
                "whisper", .nameOrParameter(.prompt),
                "What the one who answers hears before being connected, in the flow's first language.",
                example: #""hello""#),
            KeySheet(
                "detect_machine", .yesNo, usual: "false", "Whether answering machines lead to `machine`.",
                example: "true"),
            KeySheet(
                "caller_id", .phoneNumber, "The number that the other side sees; usually the one that was dialled.",
                example: #""+34910000001""#),
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("busy", .instant, .technical),
            Outcome("no_answer", .afterWait, .technical),
            Outcome("failed", .instant, .technical),
            Outcome("machine", .afterWait, .same(as: "no_answer")),
        ])

    let destination: DestinationSlot
    let name: Reference
    let ring: Duration
    let prompt: PromptSlot?
    let callerID: PhoneNumber?
    let mode: TransferRequest.Mode
    let whisper: PromptSlot?
    let detectsMachine: Bool

    init?(_ reader: inout StateReader) {
        let destination = reader.destination("to")
        let ring = reader.object.duration("ring", .required, in: .seconds(5)...(.seconds(120)))
        prompt = reader.prompt("prompt")
        callerID = reader.phoneNumber("caller_id")
        mode = reader.object.choice("mode", of: TransferRequest.Mode.self)?.value ?? .blind
        whisper = reader.prompt("whisper")
        detectsMachine = reader.object.bool("detect_machine")?.value ?? false
        guard let (slot, name) = destination, let ring else { return nil }
        self.destination = slot
        self.name = name
        self.ring = ring.value
    }

    var label: String { "transfer \(name.text)" }

    func enter(_ run: inout Run) {
        guard let prompt, run.speak(prompt) else {
            dial(&run)
            return
        }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .transfer(let since) = run.session.wait else {
            guard run.session.wait == .prompt, Run.endsPrompt(event) else { return false }
            dial(&run)
            return true
        }
        switch event {
        case .transferEnded(let end):
            run.session.talked += run.now.milliseconds - since.milliseconds
            run.leave(Self.outcome(of: end))
        case .commandFailed: run.leave("failed")
        case .deadline:
            run.facts.append(.limitReached(limit: "talk"))
            run.hangUp(reason: "limit")
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .recorded, .recordingFailed, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered,
            .lookupFailed, .hungUp:
            return false
        }
        return true
    }

    private func dial(_ run: inout Run) {
        guard let destination = run.destination(destination) else {
            run.leave("failed")
            return
        }
        let phones = destination.phones
        run.commands.append(
            .transfer(
                TransferRequest(
                    destination: destination.name, phones: phones, ring: ring, callerID: callerID,
                    strategy: destination.strategy, mode: mode, whisper: whisper.flatMap { run.whisper($0) },
                    detectsMachine: detectsMachine)))
        // Nothing tells when they begin to talk, so ringing and talking share one limit.
        let rings = destination.strategy == .together ? 1 : phones.count
        let longest = ring * rings + run.limits.talk + Run.slack
        run.wait(.transfer(since: run.now), until: run.now + longest)
    }

    private static func outcome(of end: FlowEvent.TransferEnd) -> String {
        switch end {
        case .finished: "next"
        case .busy: "busy"
        case .noAnswer: "no_answer"
        case .failed: "failed"
        case .machine: "machine"
        }
    }
}
