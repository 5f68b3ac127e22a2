import JSONSyntax

/// Which flow calls which, for all the flows of a folder.
struct FlowCalls {
    private let checks: [FlowCheck]
    private let indexes: [String: Int]

    init(_ checks: [FlowCheck]) {
        self.checks = checks
        indexes = Dictionary(checks.enumerated().map { ($1.draft.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The flow and every flow that it reaches, itself first.
    func reached(from start: Int) -> [Int] {
        var reached = [start]
        var seen = Set(reached)
        var position = 0
        while position < reached.count {
            for call in checks[reached[position]].draft.calls {
                guard let next = indexes[call.flow.value], seen.insert(next).inserted else { continue }
                reached.append(next)
            }
            position += 1
        }
        return reached
    }

    /// All flows, those first that others run.
    var calledFirst: [Int] { walk().order }

    /// Reports flows that run each other in a circle, each circle once.
    func reportCircles() {
        for (circle, call) in walk().circles {
            let names = circle.map { checks[$0].draft.id }
            guard let last = circle.last, let first = names.first else { continue }
            checks[last].findings.error(
                "F204", at: call.flow.entry,
                "these flows run each other in a circle: \((names + [first]).joined(separator: " → "))",
                hint: "let one of them end with \"handoff\" instead")
        }
    }

    /// Reports flows that hand a call round in a circle without ever waiting, each circle once.
    func reportInstantHandoffs() {
        var reported: Set<Int> = []
        for start in checks.indices where !reported.contains(start) {
            guard let circle = circleOfHandoffs(from: start), let last = circle.last else { continue }
            reported.formUnion(circle)
            let first = checks[start].draft.id
            guard
                let call = checks[last].draft.calls.first(where: { $0.flow.value == first })
                    ?? checks[last].draft.calls.first
            else { continue }
            let names = circle.map { checks[$0].draft.id } + [first]
            checks[last].findings.error(
                "F203", at: call.flow.entry,
                "these flows hand the call to each other without ever waiting: \(names.joined(separator: " → "))")
        }
    }

    private func circleOfHandoffs(from start: Int) -> [Int]? {
        var chains = [[start]]
        var seen: Set<Int> = []
        while let chain = chains.popLast() {
            for name in checks[chain.last ?? start].instantHandoffs.sorted() {
                guard let next = indexes[name] else { continue }
                if next == start { return chain }
                if seen.insert(next).inserted { chains.append(chain + [next]) }
            }
        }
        return nil
    }

    /// Walks through all calls that come back, depth first.
    private func walk() -> (order: [Int], circles: [(circle: [Int], call: FlowCall)]) {
        var order: [Int] = []
        var circles: [(circle: [Int], call: FlowCall)] = []
        var isDone = [Bool](repeating: false, count: checks.count)
        for start in checks.indices where !isDone[start] {
            var path: [(flow: Int, nextCall: Int)] = [(start, 0)]
            while let (index, position) = path.last {
                let calls = checks[index].draft.calls.filter(\.comesBack)
                guard position < calls.count else {
                    isDone[index] = true
                    order.append(index)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].nextCall += 1
                guard let next = indexes[calls[position].flow.value], !isDone[next] else { continue }
                guard let first = path.firstIndex(where: { $0.flow == next }) else {
                    path.append((next, 0))
                    continue
                }
                circles.append((path[first...].map(\.flow), calls[position]))
            }
        }
        return (order, circles)
    }
}
