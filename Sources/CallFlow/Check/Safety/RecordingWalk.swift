import JSONSyntax

/// Follows calls through all flows of a folder, and what becomes of their recording on the way.
///
/// The recording stays as it is when a flow runs another one, comes back or hands over, so a flow is looked at once
/// for each condition in which calls come into it, and each of its ends is remembered with the conditions that it can
/// leave. Only what flows turn on counts: a queue's recording of a conversation ends when the agent leaves, before the
/// flow goes on.
struct RecordingWalk {
    /// What has become of the recording of the whole call.
    enum Condition: Hashable {
        case off, on, paused
    }

    /// A state that calls can come to, and the condition of the recording there.
    struct Step {
        let flow: Int
        let state: Int
        let condition: Condition
        /// The condition in which the flow was entered.
        fileprivate let entered: Condition
        /// The step before it; nil where a call begins.
        fileprivate let before: Int?
        fileprivate let link: Link
    }

    /// How one state follows another.
    fileprivate enum Link {
        case way, run, handoff, comingBack, limit
    }

    /// A flow, entered in a condition.
    private struct Visit: Hashable {
        let flow: Int
        let entered: Condition
    }

    private struct Place: Hashable {
        let visit: Visit
        let state: Int
        let condition: Condition
    }

    /// How a flow comes back to the one that ran it, and in which condition.
    private struct Ending: Hashable {
        /// The outcome that it returns as; nil for a limit that it leaves to the other flow.
        let outcome: String?
        let condition: Condition
    }

    private let checks: [FlowCheck]
    private let indexes: [String: Int]
    /// Every state in every condition, the nearest first.
    private(set) var steps: [Step] = []
    private var seen: Set<Place> = []
    private var endings: [Visit: [Ending]] = [:]
    /// The states that run a flow entered in a condition, by their steps.
    private var callers: [Visit: [Int]] = [:]

    /// Follows every call that can begin in one of these flows.
    ///
    /// Other flows are taken never to come back: neither they nor those that run them can go live.
    init(_ checks: [FlowCheck]) {
        self.checks = checks
        indexes = Dictionary(checks.enumerated().map { ($1.draft.id, $0) }, uniquingKeysWith: { first, _ in first })
        for flow in checks.indices { enter(Visit(flow: flow, entered: .off), from: nil, .way) }
        var index = 0
        while index < steps.count {
            follow(index)
            index += 1
        }
    }

    private mutating func enter(_ visit: Visit, from before: Int?, _ link: Link) {
        let check = checks[visit.flow]
        guard case .state(let start)? = check.target(check.draft.start) else { return }
        add(visit, start, visit.entered, from: before, link)
    }

    private mutating func add(_ visit: Visit, _ state: Int, _ condition: Condition, from before: Int?, _ link: Link) {
        guard seen.insert(Place(visit: visit, state: state, condition: condition)).inserted else { return }
        steps.append(
            Step(
                flow: visit.flow, state: state, condition: condition, entered: visit.entered, before: before,
                link: link))
    }

    private mutating func follow(_ index: Int) {
        let step = steps[index]
        let check = checks[step.flow]
        let visit = Visit(flow: step.flow, entered: step.entered)
        switch check.draft.states[step.state].kind {
        case let call as RunFlow:
            guard let other = indexes[call.flow] else { break }
            let inner = Visit(flow: other, entered: step.condition)
            callers[inner, default: []].append(index)
            enter(inner, from: index, .run)
            for ending in endings[inner] ?? [] { comeBack(by: ending, to: index) }
        case let call as Handoff:
            guard let other = indexes[call.flow] else { break }
            enter(Visit(flow: other, entered: step.condition), from: index, .handoff)
        case let end as Return:
            finish(visit, Ending(outcome: end.name, condition: step.condition))
        case let kind:
            for way in check.ways[step.state] {
                guard let next = check.next(way, from: step.state),
                    let condition = step.condition.after(kind as? TurnRecording, leftBy: way.outcome)
                else { continue }
                add(visit, next, condition, from: index, .way)
            }
        }
        exceed(visit, step.condition, from: index)
    }

    /// A flow that was run comes back, to everywhere it was run from.
    private mutating func finish(_ visit: Visit, _ ending: Ending) {
        guard !(endings[visit]?.contains(ending) ?? false) else { return }
        endings[visit, default: []].append(ending)
        for caller in callers[visit] ?? [] { comeBack(by: ending, to: caller) }
    }

    private mutating func comeBack(by ending: Ending, to index: Int) {
        let step = steps[index]
        let check = checks[step.flow]
        let visit = Visit(flow: step.flow, entered: step.entered)
        guard let outcome = ending.outcome else { return exceed(visit, ending.condition, from: index) }
        for way in check.ways[step.state] where way.outcome == outcome {
            guard let next = check.next(way, from: step.state) else { continue }
            add(visit, next, ending.condition, from: index, .comingBack)
        }
    }

    /// A limit, which may be reached anywhere, leads where the flow says, or else the flow that ran it.
    private mutating func exceed(_ visit: Visit, _ condition: Condition, from index: Int) {
        let check = checks[visit.flow]
        guard check.draft.onLimit != nil else { return finish(visit, Ending(outcome: nil, condition: condition)) }
        guard case .state(let next)? = check.target(check.draft.onLimit) else { return }
        add(visit, next, condition, from: index, .limit)
    }

    /// The states from where the recording was turned on to a step, each file named where the way comes into it.
    func path(to step: Step) -> String {
        var names = [name(of: step, before: nil)]
        var current = step
        while current.condition == .on, let index = current.before {
            let earlier = steps[index]
            names.append(name(of: earlier, before: current))
            current = earlier
        }
        let file = current.flow == step.flow ? "" : "\(checks[current.flow].draft.id).json: "
        return file + PathSearch.text(names.reversed())
    }

    private func name(of step: Step, before next: Step?) -> String {
        let check = checks[step.flow]
        let name = check.draft.states[step.state].name + (step.link == .limit ? " (at a limit)" : "")
        let other = check.draft.calls.first { $0.state == step.state }?.flow.value ?? ""
        switch next?.link {
        case .run: return "\(name) (runs \(other).json)"
        case .handoff: return "\(name) (hands over to \(other).json)"
        case .comingBack where step.condition != .on, .limit where step.condition != .on && !other.isEmpty:
            return "\(name) (runs \(other).json, which turns the recording on)"
        case .way, .comingBack, .limit, nil: return name
        }
    }
}

extension RecordingWalk.Condition {
    /// What becomes of the recording in a state that is left by an outcome; nil if it cannot be left so.
    ///
    /// `pause` and `off` are always taken: what a carrier does not pause is ended. There is nothing to `resume` unless
    /// the recording has been turned on.
    fileprivate func after(_ state: TurnRecording?, leftBy outcome: String) -> Self? {
        guard let turn = state?.recording.turn else { return self }
        switch turn {
        case .on: return outcome == "error" ? self : .on
        case .off: return .off
        case .pause: return self == .off ? .off : .paused
        case .resume:
            guard outcome == "error" else { return self == .off ? nil : .on }
            return self == .off ? .off : nil
        }
    }
}
