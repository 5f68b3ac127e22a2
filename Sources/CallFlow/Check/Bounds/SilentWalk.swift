/// Follows a caller who never reacts through a flow and all that it runs.
struct SilentWalk {
    private typealias Figures = FlowBounds.SilentCaller

    /// Where the call is: the flow, and the states that ran it and wait for its return.
    private struct Position {
        var flow: Flow
        var callers: [(flow: Flow, state: State)] = []
        var handoffs = 0
        var isOnReserve = false
        var visits: [String: Int] = [:]
    }

    private let assembly: Assembly
    private let sounds: [String: SoundFile]?
    /// Figures of states of the first flow that do not depend on how the call came there.
    private var known: [String: Figures] = [:]
    private var budget = 20_000
    /// Most different states on one way.
    private static let deepest = 400

    init(_ assembly: Assembly, _ sounds: [String: SoundFile]?) {
        self.assembly = assembly
        self.sounds = sounds
    }

    /// The way that takes longest; nil if there are too many.
    func worst() -> FlowBounds.SilentCaller? {
        var walk = self
        return walk.follow(assembly.root.start, Position(flow: assembly.root))?.figures
    }

    private func lengths(_ position: Position) -> SpeechLengths {
        SpeechLengths(assembly: assembly, flow: position.flow, sounds: sounds)
    }

    /// Figures from here to the end, and whether they hold however the call came here.
    private mutating func follow(_ target: Target, _ position: Position) -> (figures: Figures, isFree: Bool)? {
        switch target {
        case .end: return (Figures(speech: lengths(position).usual(position.flow.goodbye)), true)
        case .sorry: return (Figures(speech: lengths(position).usual(position.flow.sorry)), true)
        case .again: return nil
        case .state(let state): return enter(position.flow.states[state], position)
        }
    }

    private mutating func enter(_ state: State, _ position: Position) -> (figures: Figures, isFree: Bool)? {
        let name = "\(position.flow.id)/\(state.name)"
        let isPlain = position.callers.isEmpty && position.handoffs == 0 && !position.isOnReserve
        if isPlain, let figures = known[name] { return (figures, true) }
        budget -= 1
        guard budget > 0, position.visits.count < Self.deepest else { return nil }
        let limit = position.isOnReserve ? Limits.reserve.visits : state.visits ?? position.flow.limits.visits
        guard position.visits[name, default: 0] < limit else { return leaveByLimit(position) }
        var inside = position
        inside.visits[name, default: 0] += 1
        var worst: Figures?
        var isFree = true
        for step in steps(of: state, inside) {
            var figures = step.figures
            if let (target, onward) = step.onward {
                guard let rest = target == .again ? enter(state, onward) : follow(target, onward) else { return nil }
                isFree = isFree && rest.isFree
                figures.turns += rest.figures.turns
                figures.waiting += rest.figures.waiting
                figures.speech += rest.figures.speech
                figures.path = rest.figures.path
            }
            figures.path.insert(state.name, at: 0)
            if worst.map({ $0.total < figures.total }) ?? true { worst = figures }
        }
        guard let worst else { return nil }
        // What met a limit depends on how often the call had been there before.
        if isPlain, isFree { known[name] = worst }
        return (worst, isFree)
    }

    private mutating func leaveByLimit(_ position: Position) -> (figures: Figures, isFree: Bool)? {
        guard !position.isOnReserve else { return follow(.sorry, position).map { ($0.figures, false) } }
        var out = position
        out.isOnReserve = true
        out.visits = [:]
        while out.flow.onLimit == nil, let caller = out.callers.popLast() { out.flow = caller.flow }
        return follow(out.flow.onLimit ?? .sorry, out).map { ($0.figures, false) }
    }

    private struct Step {
        var figures: Figures
        /// Nil for the end of the call.
        var onward: (Target, Position)?
    }

    /// What can come of a state if the caller does nothing.
    private func steps(of state: State, _ position: Position) -> [Step] {
        let lengths = lengths(position)
        switch state.kind {
        case let call as RunFlow:
            guard let other = assembly.flow(call.flow) else { return [] }
            var inside = position
            inside.callers.append((position.flow, state))
            inside.flow = other
            return [Step(figures: Figures(), onward: (other.start, inside))]
        case let handoff as Handoff:
            guard let other = assembly.flow(handoff.flow) else { return [] }
            guard position.handoffs < Limits.handoffs else {
                return [Step(figures: Figures(), onward: (.sorry, position))]
            }
            var inside = Position(flow: other, handoffs: position.handoffs + 1, visits: position.visits)
            inside.isOnReserve = position.isOnReserve
            return [Step(figures: Figures(), onward: (other.start, inside))]
        case let back as Return:
            var outside = position
            guard let caller = outside.callers.popLast() else {
                return [Step(figures: Figures(), onward: (.end, position))]
            }
            outside.flow = caller.flow
            let target = caller.state.ways.first { $0.outcome == back.name }?.target ?? .sorry
            return [Step(figures: Figures(), onward: (target, outside))]
        case _:
            return SilentReaction(state, lengths).steps.map { figures, target in
                Step(figures: figures, onward: target.map { ($0, position) })
            }
        }
    }
}
