import JSONSyntax
import Telephony

/// Notes that the caller is to be called back.
struct Callback: Kind {
    static let sheet = KindSheet(
        name: "callback",
        documentation: """
            Notes that an agent of `queue` is to call `number` back, and says `prompt` once that is noted. `window` is \
            a calendar outside which nobody is called; `attempts` (3) is how often it is tried. With `keep_place` the \
            entry is as old as the caller's wait in that queue. `withheld_number` is taken when there is no number, \
            `duplicate` when this number is already to be called back by this queue.
            """,
        keys: [
            KeySheet(
                "queue", .required, .nameOrParameter(.queue), "The queue whose agents call.", example: #""sales""#),
            KeySheet(
                "number", .required, .template(atMost: 1000), "The number to call.", example: #""{call.from}""#),
            KeySheet(
                "window", .nameOrParameter(.calendar), "When it may be called; at any time without it.",
                example: #""office""#),
            .prompt(.optional, "Said once the call back is noted."),
            KeySheet("attempts", .integer(1...10), usual: "3", "How often it is tried at most.", example: "2"),
            KeySheet(
                "keep_place", .yesNo, usual: "true",
                "Whether the entry keeps the age that the caller's wait in this queue has reached.", example: "false"),
        ],
        outcomes: [
            Outcome("next", .instant, .required),
            Outcome("withheld_number", .instant, .technical),
            Outcome("duplicate", .instant, .technical),
            Outcome("error", .instant, .technical),
        ],
        needsCaller: false)

    let queue: Reference
    let number: Template
    let window: CalendarSlot?
    let prompt: PromptSlot?
    let attempts: Int
    let keepsPlace: Bool

    init?(_ reader: inout StateReader) {
        let queue = reader.queue("queue")
        let number = reader.numberToReach("number")
        window = reader.calendar("window", .optional)?.0
        prompt = reader.prompt("prompt")
        attempts = reader.object.integer("attempts", in: 1...10)?.value ?? 3
        keepsPlace = reader.object.bool("keep_place")?.value ?? true
        guard let queue, let number else { return nil }
        self.queue = queue
        self.number = number
    }

    var label: String { "callback \(queue.text)" }

    func enter(_ run: inout Run) {
        let text = number.text(run.values())
        guard !text.isEmpty else {
            leave("withheld_number", &run)
            return
        }
        guard let queue = run.name(of: queue), let number = PhoneNumber(text) else {
            leave("error", &run)
            return
        }
        let hours = window.flatMap { run.calendar($0) }
        let window = hours.map { hours in
            let exception = run.surroundings.exceptions[hours.key]
            let isOpen = hours.verdict(at: run.now, exception) == .open
            return CallWindow(
                calendar: hours.key, opens: isOpen ? nil : hours.nextOpening(after: run.now, exception))
        }
        run.order(
            .book(
                CallbackRequest(
                    queue: queue, number: number, window: window, attempts: attempts, keepsPlace: keepsPlace,
                    language: run.flow.languages[run.languageIndex])))
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard run.session.wait == .order else {
            guard run.session.wait == .prompt, Run.endsPrompt(event) else { return false }
            run.leave("next")
            return true
        }
        switch event {
        case .booked:
            note("booked", &run)
            if !run.session.isCallerGone, let prompt, run.speak(prompt) { return true }
            run.leave("next")
        case .bookingRefused(.duplicate): leave("duplicate", &run)
        case .bookingRefused(.failed), .deadline: leave("error", &run)
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .transferEnded, .recorded, .recordingFailed, .speech, .orderTaken, .orderFailed, .answered, .lookupFailed,
            .commandFailed, .hungUp:
            return false
        }
        return true
    }

    private func leave(_ outcome: String, _ run: inout Run) {
        note(outcome, &run)
        run.leave(outcome)
    }

    private func note(_ outcome: String, _ run: inout Run) {
        run.facts.append(.callbackAsked(queue: run.name(of: queue) ?? "", outcome: outcome))
    }
}
