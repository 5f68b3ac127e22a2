/// The states of a compiled flow as a graph.
struct StateGraph: Sendable {
    private let flow: Flow
    /// The states that each state leads to.
    let next: [[Int]]
    /// Those that it leads to without a wait.
    private let instant: [[Int]]

    init(_ flow: Flow) {
        self.flow = flow
        next = flow.states.indices.map { state in
            flow.states[state].ways.compactMap { Self.state(of: $0.target, in: state) }
        }
        instant = flow.states.indices.map { state in
            flow.states[state].ways.filter(\.isInstant).compactMap { Self.state(of: $0.target, in: state) }
        }
    }

    /// The state that a target means.
    static func state(of target: Target, in state: Int) -> Int? {
        switch target {
        case .state(let next): next
        case .again: state
        case .end, .sorry: nil
        }
    }

    /// The states that a call can come to from a target.
    func reachable(from target: Target) -> Set<Int> {
        guard case .state(let start) = target else { return [] }
        var reached: Set<Int> = [start]
        var open = [start]
        while let state = open.popLast() {
            for other in next[state] where reached.insert(other).inserted { open.append(other) }
        }
        return reached
    }

    /// The most states that follow each other without a wait, the last one included.
    func longestChain(among states: Set<Int>) -> Int {
        var lengths = [Int?](repeating: nil, count: next.count)
        var isOpen = [Bool](repeating: false, count: next.count)
        for start in states.sorted() where lengths[start] == nil {
            var path = [start]
            while let state = path.last {
                isOpen[state] = true
                let missing = instant[state].first { lengths[$0] == nil && !isOpen[$0] }
                if let missing {
                    path.append(missing)
                    continue
                }
                lengths[state] = 1 + (instant[state].compactMap { lengths[$0] }.max() ?? 0)
                isOpen[state] = false
                path.removeLast()
            }
        }
        return states.compactMap { lengths[$0] }.max() ?? 0
    }
}
