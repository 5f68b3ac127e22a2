/// The states of a flow and of all that it reaches, as one graph.
///
/// A call of a flow that comes back is followed into that flow, and from its returns to every place that runs it.
struct StateGraph: Sendable {
    /// One state of one flow.
    struct Place: Sendable {
        let flow: Flow
        let state: State

        /// How often one call can enter it.
        var visits: Int { state.visits ?? flow.limits.visits }
    }

    let places: [Place]
    private let assembly: Assembly
    /// The number of each flow's first state.
    private let offsets: [String: Int]
    /// The states that each state leads to.
    private let next: [[Int]]
    /// Those that it leads to without a wait.
    private let instant: [[Int]]

    init(_ assembly: Assembly) {
        self.assembly = assembly
        var places: [Place] = []
        var offsets: [String: Int] = [:]
        for flow in assembly.flows {
            offsets[flow.id] = places.count
            places += flow.states.map { Place(flow: flow, state: $0) }
        }
        var callers: [String: [(place: Int, call: RunFlow)]] = [:]
        for (index, place) in places.enumerated() {
            if let call = place.state.kind as? RunFlow { callers[call.flow, default: []].append((index, call)) }
        }
        self.places = places
        self.offsets = offsets
        func number(_ target: Target, from index: Int) -> Int? {
            switch target {
            case .state(let state): offsets[places[index].flow.id].map { $0 + state }
            case .again: index
            case .end, .sorry: nil
            }
        }
        func entrance(_ flow: String) -> Int? {
            guard case .state(let state)? = assembly.flow(flow)?.start else { return nil }
            return offsets[flow].map { $0 + state }
        }
        func follow(_ index: Int, _ follows: (State.Way) -> Bool) -> [Int] {
            let state = places[index].state
            var found = state.ways.filter(follows).compactMap { number($0.target, from: index) }
            switch state.kind {
            case let call as RunFlow: found += [entrance(call.flow)].compactMap(\.self)
            case let handoff as Handoff: found += [entrance(handoff.flow)].compactMap(\.self)
            case let back as Return:
                for (caller, _) in callers[places[index].flow.id] ?? [] {
                    found += places[caller].state.ways.filter { $0.outcome == back.name }
                        .compactMap { number($0.target, from: caller) }
                }
            case _: break
            }
            return found
        }
        next = places.indices.map { follow($0) { _ in true } }
        instant = places.indices.map { follow($0, \.isInstant) }
    }

    /// How long a flow's prompts take.
    func lengths(of flow: Flow, _ sounds: [String: SoundFile]?) -> SpeechLengths {
        SpeechLengths(assembly: assembly, flow: flow, sounds: sounds)
    }

    /// The number of the state that a target of a flow means; nil for none.
    func entrance(_ target: Target?, of flow: Flow) -> Int? {
        guard case .state(let state)? = target else { return nil }
        return offsets[flow.id].map { $0 + state }
    }

    /// The states that a call can come to.
    func reachable(from starts: [Int]) -> Set<Int> {
        var reached = Set(starts)
        var open = starts
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
                if let missing = instant[state].first(where: { lengths[$0] == nil && !isOpen[$0] }) {
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
