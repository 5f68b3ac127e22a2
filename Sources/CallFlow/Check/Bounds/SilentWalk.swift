/// Follows a caller who never reacts through a flow.
struct SilentWalk {
    private typealias Figures = FlowBounds.SilentCaller

    private let flow: Flow
    private let lengths: SpeechLengths
    private let graph: StateGraph
    private var known: [Int: Figures] = [:]
    private var budget = 20_000

    init(_ flow: Flow, _ graph: StateGraph, _ lengths: SpeechLengths) {
        self.flow = flow
        self.graph = graph
        self.lengths = lengths
    }

    /// The way that takes longest; nil if there are too many.
    func worst() -> FlowBounds.SilentCaller? {
        var walk = self
        var visits: [Int: Int] = [:]
        return walk.follow(flow.start, &visits, isOnReserve: false).map(\.figures)
    }

    /// Figures from here to the end, and whether they hold however the call came here.
    private mutating func follow(
        _ target: Target, _ visits: inout [Int: Int], isOnReserve: Bool
    ) -> (figures: Figures, isFree: Bool)? {
        switch target {
        case .end: return (Figures(speech: lengths.flow.goodbye.length(language: 0, lengths.sounds)), true)
        case .sorry: return (Figures(speech: lengths.flow.sorry.length(language: 0, lengths.sounds)), true)
        case .again: return nil
        case .state(let state): return enter(state, &visits, isOnReserve: isOnReserve)
        }
    }

    private mutating func enter(
        _ state: Int, _ visits: inout [Int: Int], isOnReserve: Bool
    ) -> (figures: Figures, isFree: Bool)? {
        if let figures = known[state] { return (figures, true) }
        budget -= 1
        guard budget > 0 else { return nil }
        let limit = isOnReserve ? Limits.reserve.visits : flow.states[state].visits ?? flow.limits.visits
        guard visits[state, default: 0] < limit else {
            var fresh: [Int: Int] = [:]
            let out = isOnReserve ? Target.sorry : flow.onLimit
            return follow(out, &fresh, isOnReserve: true).map { ($0.figures, false) }
        }
        visits[state, default: 0] += 1
        defer { visits[state, default: 1] -= 1 }
        var worst: Figures?
        var isFree = true
        for step in Self.steps(of: flow.states[state], flow, lengths) {
            var figures = step.figures
            if let target = step.target {
                let onward = target == .again ? .state(state) : target
                guard let rest = follow(onward, &visits, isOnReserve: isOnReserve) else { return nil }
                isFree = isFree && rest.isFree
                figures.turns += rest.figures.turns
                figures.waiting += rest.figures.waiting
                figures.speech += rest.figures.speech
                figures.path = rest.figures.path
            }
            figures.path.insert(flow.states[state].name, at: 0)
            if worst.map({ $0.total < figures.total }) ?? true { worst = figures }
        }
        guard let worst else { return nil }
        // A way that met a state again depends on how often that state was met before.
        if isFree, visits[state] == 1 { known[state] = worst }
        return (worst, isFree)
    }

    private struct Step {
        var figures: Figures
        /// Nil for the end of the call.
        var target: Target?
    }

    /// What can come of a state if the caller does nothing.
    private static func steps(of state: State, _ flow: Flow, _ lengths: SpeechLengths) -> [Step] {
        func target(_ outcome: String) -> Target { state.ways.first { $0.outcome == outcome }?.target ?? .sorry }
        switch state.kind {
        case let hangup as Hangup:
            return [Step(figures: Figures(speech: hangup.prompt.map { lengths.usual($0) } ?? .zero))]
        case let say as Say:
            return [Step(figures: Figures(speech: lengths.usual(say.prompt)), target: target("next"))]
        case let menu as Menu: return [Step(figures: asked(menu.asking, lengths), target: target("silent"))]
        case let queue as Queue:
            return ["next", "timeout", "full", "no_agents", "error"].map { outcome in
                let waits = outcome == "next" || outcome == "timeout"
                return Step(
                    figures: Figures(turns: 1, waiting: waits ? queue.maximumWait : .zero), target: target(outcome))
            }
        case let transfer as Transfer:
            let speech = transfer.prompt.map { lengths.usual($0) } ?? .zero
            let ringing = transfer.ring * flow.destinations[transfer.destination.index].phones.count
            return ["next", "busy", "no_answer", "failed"].map { outcome in
                Step(
                    figures: Figures(turns: 1, waiting: outcome == "failed" ? .zero : ringing, speech: speech),
                    target: target(outcome))
            }
        case let voicemail as Voicemail:
            let silence = voicemail.request.silence ?? voicemail.request.maximumLength
            return ["empty", "error"].map { outcome in
                Step(
                    figures: Figures(
                        turns: 1, waiting: outcome == "empty" ? min(silence, voicemail.request.maximumLength) : .zero,
                        speech: lengths.usual(voicemail.prompt)), target: target(outcome))
            }
        case let survey as Survey: return [Step(figures: asked(survey, lengths), target: target("refused"))]
        case _: return state.ways.filter { !$0.isChosen }.map { Step(figures: Figures(), target: $0.target) }
        }
    }

    /// A question that is played again and again.
    private static func asked(_ asking: Asking, _ lengths: SpeechLengths) -> Figures {
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
    private static func asked(_ survey: Survey, _ lengths: SpeechLengths) -> Figures {
        var figures = Figures()
        for question in survey.questions where question.condition == nil {
            switch question.form {
            case .keys(let asking, _):
                let asked = asked(asking, lengths)
                figures.turns += asked.turns
                figures.waiting += asked.waiting
                figures.speech += asked.speech
                return figures
            case .voice(let prompt, let request):
                figures.turns += 1
                figures.speech += lengths.usual(prompt)
                figures.waiting += min(request.silence ?? request.maximumLength, request.maximumLength)
            }
        }
        return figures
    }
}
