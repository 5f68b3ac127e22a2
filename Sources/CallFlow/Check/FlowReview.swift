import JSONSyntax
import Telephony

/// What deserves a look in a flow that is free of errors.
struct FlowReview {
    let check: FlowCheck
    /// The flow alone, without those that it reaches.
    let assembly: Assembly
    let context: CheckContext

    /// Nil if the flow cannot be compiled.
    init?(_ check: FlowCheck, _ context: CheckContext) {
        var calendars: [String: OpeningHours] = [:]
        for name in check.table.calendars.keys {
            guard let hours = check.calendar(name) else { return nil }
            calendars[hours.key] = hours
        }
        guard let compiler = FlowCompiler(check, calendars: calendars), let flow = compiler.compile() else {
            return nil
        }
        self.check = check
        self.context = context
        assembly = Assembly(
            root: flow, others: [], calendars: calendars, destinations: [:], prompts: [:],
            notices: compiler.notices())
    }

    var flow: Flow { assembly.root }
    var lengths: SpeechLengths { SpeechLengths(assembly: assembly, flow: flow, sounds: context.sounds) }

    var draft: FlowDraft { check.draft }
    var findings: Findings { check.findings }

    /// Notes everything.
    func review() {
        for index in draft.states.indices {
            reviewAnnouncements(index)
            reviewQuestions(index)
        }
        reviewSpeech()
        check.reviewSounds(context.sounds)
        reviewFallbacks()
        reviewCopies()
        reviewValues()
        reviewConditions()
        reviewSilence()
        reviewCarriers()
        reviewBounds()
    }

    /// The member of an object of the file.
    func place(_ key: String, in entry: Entry) -> Entry? { findings.place(of: key, in: entry) }

    /// The questions that a state asks, each with the object that describes it.
    func questions(of index: Int) -> [(asking: Asking, entry: Entry)] {
        let state = draft.states[index]
        switch state.kind {
        case let menu as Menu: return [(menu.asking, state.entry)]
        case let ask as Ask: return [(ask.asking, state.entry)]
        case let survey as Survey:
            guard let list = place("questions", in: state.entry), case .array(let nodes) = list.node.value else {
                return []
            }
            return zip(survey.questions, nodes).enumerated().compactMap { position, pair in
                guard case .keys(let asking, _) = pair.0.form else { return nil }
                return (asking, Entry(pair.1, pointer: Pointer.appending(position, to: list.pointer)))
            }
        case _: return []
        }
    }
}

extension Entry {
    /// The text under a key of this object.
    func text(_ key: String) -> String? {
        guard case .string(let text)? = node[key]?.value else { return nil }
        return text
    }

    /// Whether a key of this object says true.
    func isTrue(_ key: String) -> Bool { node[key]?.value == .bool(true) }
}
