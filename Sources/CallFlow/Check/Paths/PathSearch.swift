/// The shortest ways through a flow that avoid what would make them harmless.
struct PathSearch {
    private let check: FlowCheck
    /// The state before each state that was reached; -1 for where the search began.
    private var before: [Int: Int] = [:]

    /// Follows every way for which `passes` is true.
    ///
    /// - Parameters:
    ///   - starts: the states to begin in; nil for where calls begin.
    ///   - passes: whether a call that leaves a state by a way is still of interest.
    init(_ check: FlowCheck, from starts: [Int]? = nil, passes: (Int, FlowCheck.Way) -> Bool) {
        self.check = check
        var open = starts ?? check.entrances
        for start in open { before[start] = -1 }
        var index = 0
        while index < open.count {
            let state = open[index]
            index += 1
            for way in check.ways[state] {
                guard let next = check.next(way, from: state), before[next] == nil, passes(state, way) else { continue }
                before[next] = state
                open.append(next)
            }
        }
    }

    /// Whether a state was reached.
    func reaches(_ state: Int) -> Bool { before[state] != nil }

    /// The states on the way to a state, `a → b → c`; nil if it was not reached.
    func path(to state: Int) -> String? {
        guard before[state] != nil else { return nil }
        var names: [String] = []
        var current = state
        while current >= 0, names.count <= check.draft.states.count {
            names.append(check.draft.states[current].name)
            current = before[current] ?? -1
        }
        return Self.text(names.reversed())
    }

    /// Names in the order of a path, `a → b → c`; the middle of a long one is left out.
    static func text(_ names: [String]) -> String {
        guard names.count > 8 else { return names.joined(separator: " → ") }
        return (names.prefix(3) + ["…"] + names.suffix(4)).joined(separator: " → ")
    }
}

extension FlowCheck {
    /// The states that calls come into from outside of the other states.
    var entrances: [Int] {
        var found: [Int] = []
        for slot in [draft.start, draft.onLimit] {
            if case .state(let index)? = target(slot), !found.contains(index) { found.append(index) }
        }
        return found
    }
}
