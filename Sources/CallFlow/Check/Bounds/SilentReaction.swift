/// What can come of one state if the caller does nothing, and how long it takes.
struct SilentReaction {
    typealias Figures = FlowBounds.SilentCaller

    /// The figures of each outcome, and where it leads; nil for the end of the call.
    private(set) var steps: [(figures: Figures, target: Target?)] = []
    private let state: State
    private let lengths: SpeechLengths

    init(_ state: State, _ lengths: SpeechLengths) {
        self.state = state
        self.lengths = lengths
        switch state.kind {
        case let hangup as Hangup: steps = [(Figures(speech: speech(hangup.prompt)), nil)]
        case let say as Say: add(["next"], Figures(speech: speech(say.prompt)))
        case let menu as Menu: add(["silent"], asked(menu.asking))
        case let question as Ask: add(["silent"], asked(question.asking))
        case let queue as Queue:
            add(["next", "timeout"], Figures(turns: 1, waiting: queue.maximumWait))
            add(["full", "no_agents", "error"], Figures(turns: 1))
        case let transfer as Transfer:
            let said = speech(transfer.prompt)
            let ringing = transfer.ring * lengths.phones(transfer.destination)
            add(["next", "busy", "no_answer", "machine"], Figures(turns: 1, waiting: ringing, speech: said))
            add(["failed"], Figures(turns: 1, speech: said))
        case let voicemail as Voicemail:
            let said = speech(voicemail.prompt)
            add(["empty"], Figures(turns: 1, waiting: Self.silence(of: voicemail.request), speech: said))
            add(["error"], Figures(turns: 1, speech: said))
        case let record as RecordAnswer:
            let said = speech(record.prompt)
            add(["empty"], Figures(turns: 1, waiting: Self.silence(of: record.request), speech: said))
            add(["error"], Figures(turns: 1, speech: said))
        case let lookup as Lookup:
            add(["next", "not_found", "timeout"], Figures(waiting: lookup.timeout ?? lengths.longestAnswer))
            add(["error"], Figures())
        case let callback as Callback:
            add(["next"], Figures(speech: speech(callback.prompt)))
            add(["withheld_number", "duplicate", "error"], Figures())
        case let survey as Survey: add(["refused"], asked(survey))
        case _: steps = state.ways.filter { !$0.isChosen }.map { (Figures(), $0.target) }
        }
    }

    private mutating func add(_ outcomes: [String], _ figures: Figures) {
        for outcome in outcomes {
            guard let way = state.ways.first(where: { $0.outcome == outcome }) else { continue }
            steps.append((figures, way.target))
        }
    }

    private func speech(_ prompt: PromptSlot?) -> Duration { prompt.map { lengths.usual($0) } ?? .zero }

    /// How long a recording of nothing lasts.
    private static func silence(of request: RecordingRequest) -> Duration {
        min(request.silence ?? request.maximumLength, request.maximumLength)
    }

    /// A question that is played again and again.
    private func asked(_ asking: Asking) -> Figures {
        var figures = Figures(turns: asking.attempts, waiting: asking.wait * asking.attempts)
        figures.speech = lengths.usual(asking.prompt, asking)
        for miss in 0..<(asking.attempts - 1) {
            if !asking.noInput.isEmpty {
                figures.speech += lengths.usual(asking.noInput[min(miss, asking.noInput.count - 1)])
            }
            figures.speech += lengths.usual(asking.again ?? asking.prompt, asking)
        }
        return figures
    }

    /// A survey ends at the first question that nobody reacts to; what is recorded in silence is passed over.
    private func asked(_ survey: Survey) -> Figures {
        var figures = Figures()
        for question in survey.questions where question.condition == nil {
            switch question.form {
            case .keys(let asking, _):
                let asked = asked(asking)
                figures.turns += asked.turns
                figures.waiting += asked.waiting
                figures.speech += asked.speech
                return figures
            case .voice(let prompt, let request):
                figures.turns += 1
                figures.speech += lengths.usual(prompt)
                figures.waiting += Self.silence(of: request)
            }
        }
        return figures
    }
}
