import JSONSyntax
import Telephony

/// Asks how it went.
struct Survey: Kind {
    static let sheet = KindSheet(
        name: "survey",
        documentation: """
            Asks `questions` one after the other and keeps every answer at once, so hanging up loses nothing. A \
            question is a `scale` (`from`, `to`), a `yes_no`, a `choice` (`keys` with the answers they stand for), a \
            `number` (`from`, `to`) or a `voice` recording (`max`). With `order` `random` each call has an order of its own. `ask_when` is a condition; later questions and \
            states know the answers as `answers.<id>`. A question that nobody reacts to ends the survey; one that is \
            only answered wrongly is passed over. `partial` is taken when an answer is missing, `refused` when \
            there is none at all; both lead to `next` unless they are given.
            """,
        keys: [
            KeySheet("survey", .required, .newName, "The survey's name in reports.", example: #""csat""#),
            KeySheet(
                "order", .choice(["as_written", "random"]), usual: #""as_written""#,
                "Whether the questions are asked as written, or in another order for each call.", example: #""random""#),
            KeySheet(
                "questions", .required, .list(Question.shape, atLeast: 1, atMost: 20), "The questions, in their order.",
                example: #"[{ "id": "score", "kind": "scale", "from": 1, "to": 5, "prompt": "hello" }]"#),
        ],
        outcomes: [
            Outcome("next", .afterWait, .required),
            Outcome("partial", .afterWait, .same(as: "next")),
            Outcome("refused", .afterWait, .same(as: "next")),
        ])

    let survey: String
    let questions: [Question]
    let isShuffled: Bool

    init?(_ reader: inout StateReader) {
        let survey = reader.object.string("survey", .required).flatMap {
            reader.findings.legalName($0, what: "a survey")
        }
        isShuffled = reader.object.choice("order", of: Order.self)?.value == .random
        let entries = reader.object.list("questions", .required, atMost: 20)
        if let entries, entries.isEmpty, let place = reader.object.take("questions") {
            reader.findings.error("F005", at: place, "a survey needs a question")
        }
        var questions: [Question] = []
        for entry in entries ?? [] {
            guard let question = Question(entry, &reader) else { continue }
            if questions.contains(where: { $0.id == question.id }) {
                reader.findings.error(
                    "F002", at: entry.label, entry.pointer, "two questions are called \"\(question.id)\"")
            }
            questions.append(question)
        }
        guard let survey, let entries, !entries.isEmpty, questions.count == entries.count else { return nil }
        self.survey = survey.value
        self.questions = questions
    }

    /// The orders in which questions are asked.
    private enum Order: String, CaseIterable {
        case asWritten = "as_written"
        case random
    }

    /// The question at a place of this call's order; nil behind the last one.
    private func question(_ index: Int, _ run: borrowing Run) -> Question? {
        guard questions.indices.contains(index) else { return nil }
        return questions[isShuffled ? Shuffle.order(of: questions.count, for: run.surroundings.call)[index] : index]
    }

    var label: String { "survey \(survey)" }

    func isInstant(_ outcome: Outcome) -> Bool {
        outcome.name == "next" && questions.allSatisfy { $0.condition != nil }
    }

    func enter(_ run: inout Run) {
        proceed(SurveyProgress(), &run)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        switch run.session.wait {
        case .question(let survey, let progress):
            guard let question = question(survey.index, run) else { return false }
            return handle(event, asking: question, survey, progress, &run)
        case .spokenAnswer(let survey, let isRecording):
            guard let question = question(survey.index, run) else { return false }
            return handle(event, recording: isRecording, question, survey, &run)
        case .nothing, .closing, .prompt, .keys, .queue, .transfer, .message, .review, .order, .lookup, .confirming,
            .lateMessage,
            .lateAnswer:
            return false
        }
    }

    private func handle(
        _ event: FlowEvent, asking question: Question, _ survey: SurveyProgress, _ progress: KeyProgress,
        _ run: inout Run
    ) -> Bool {
        guard case .keys(let asking, let answers) = question.form else { return false }
        var hearing = run.hear(event, asking, progress)
        if case .answered(let keys) = hearing {
            guard let answer = answers.answer(to: keys) else {
                hearing = run.refuse(asking, progress)
                return follow(hearing, survey, &run)
            }
            keep(answer, question, &run)
            proceed(survey.afterAnswer, &run)
            return true
        }
        return follow(hearing, survey, &run)
    }

    private func follow(_ hearing: Hearing, _ survey: SurveyProgress, _ run: inout Run) -> Bool {
        switch hearing {
        case .notMine, .answered: return false
        case .pending(let progress, let until): run.hold(.question(survey, progress), until: until)
        case .exhausted: proceed(survey.afterSkip, &run)
        case .silent: finish(survey.afterSkip, &run)
        }
        return true
    }

    private func handle(
        _ event: FlowEvent, recording isRecording: Bool, _ question: Question, _ survey: SurveyProgress,
        _ run: inout Run
    ) -> Bool {
        guard case .voice(_, let request) = question.form else { return false }
        guard isRecording else {
            guard Run.endsPrompt(event) else { return false }
            record(request, survey, &run)
            return true
        }
        switch event {
        case .recorded(let length, let id):
            guard keep(length, id, question, &run) else {
                proceed(survey.afterSkip, &run)
                return true
            }
            proceed(survey.afterAnswer, &run)
        case .recordingFailed, .commandFailed: proceed(survey.afterSkip, &run)
        case .deadline:
            run.commands.append(.stopRecording)
            proceed(survey.afterSkip, &run)
        case .started, .promptFinished, .key, .collected, .enqueued, .refused, .agentJoined, .agentLeft, .queueFailed,
            .transferEnded, .speech, .orderTaken, .orderFailed, .booked, .bookingRefused, .answered, .lookupFailed,
            .hungUp:
            return false
        }
        return true
    }

    func callerLeft(_ run: inout Run) -> Wait? {
        switch run.session.wait {
        case .question(let progress, _), .spokenAnswer(let progress, false):
            run.facts.append(.surveyed(survey: survey, outcome: progress.answered == 0 ? "refused" : "partial"))
            return nil
        case .spokenAnswer(let progress, true):
            run.facts.append(.surveyed(survey: survey, outcome: "partial"))
            return .lateAnswer(progress)
        case .nothing, .closing, .prompt, .keys, .queue, .transfer, .message, .review, .order, .lookup, .confirming,
            .lateMessage,
            .lateAnswer:
            return nil
        }
    }

    func handleLate(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .lateAnswer(let progress) = run.session.wait, let question = question(progress.index, run),
            case .recorded(let length, let id) = event
        else { return false }
        run.session.wait = .nothing
        _ = keep(length, id, question, &run)
        return true
    }

    /// Asks the next question whose condition holds, or ends the survey.
    private func proceed(_ start: SurveyProgress, _ run: inout Run) {
        var progress = start
        while let question = question(progress.index, run) {
            guard question.condition?.holds(run.values()) ?? true else {
                progress.index += 1
                continue
            }
            switch question.form {
            case .keys(let asking, _):
                let until = run.ask(asking)
                run.hold(.question(progress, KeyProgress()), until: until)
            case .voice(let prompt, let request):
                if !run.speak(prompt, then: .spokenAnswer(progress, isRecording: false)) {
                    record(request, progress, &run)
                }
            }
            return
        }
        finish(progress, &run)
    }

    private func record(_ request: RecordingRequest, _ progress: SurveyProgress, _ run: inout Run) {
        run.commands.append(.record(request))
        run.wait(
            .spokenAnswer(progress, isRecording: true), until: run.now + request.maximumLength + Run.slack)
    }

    private func finish(_ progress: SurveyProgress, _ run: inout Run) {
        let isComplete = progress.skipped == 0
        let outcome = isComplete ? "complete" : progress.answered == 0 ? "refused" : "partial"
        run.facts.append(.surveyed(survey: survey, outcome: outcome))
        run.leave(isComplete ? "next" : outcome)
    }

    private func keep(_ answer: String, _ question: Question, _ run: inout Run) {
        run.session.values["answers.\(question.id)"] = answer
        run.facts.append(.scored(survey: survey, question: question.id, answer: answer))
    }

    /// Keeps a spoken answer; false if there is less than a second of sound.
    private func keep(_ length: Duration, _ id: String?, _ question: Question, _ run: inout Run) -> Bool {
        guard length >= .seconds(1) else { return false }
        run.session.values["answers.\(question.id)"] = "recorded"
        let answer = id.map { "recording \($0)" } ?? "recorded"
        run.facts.append(.scored(survey: survey, question: question.id, answer: answer))
        return true
    }
}

extension SurveyProgress {
    fileprivate var afterAnswer: Self { Self(index: index + 1, answered: answered + 1, skipped: skipped) }
    fileprivate var afterSkip: Self { Self(index: index + 1, answered: answered, skipped: skipped + 1) }
}
