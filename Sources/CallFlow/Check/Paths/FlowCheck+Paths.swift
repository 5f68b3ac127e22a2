import JSONSyntax

extension FlowCheck {
    /// Where calls can get to: circles that never wait, states without an end, states that nothing leads to.
    func checkPaths() {
        let circling = checkCircles()
        let reachable = reachable()
        checkEnds(reachable, circling: circling)
        guard !findings.hasErrors else { return }
        for (index, state) in draft.states.enumerated() where !reachable.contains(index) {
            findings.warning(
                "F201", at: state.entry.label, state.entry.pointer, "nothing leads to the state \"\(state.name)\"")
        }
    }

    /// The state that a way leads to; nil if it ends the call.
    func next(_ way: Way, from index: Int) -> Int? {
        switch way.target {
        case .state(let next): next
        case .again: index
        case .end, .sorry, nil: nil
        }
    }

    /// The states that a call can come to.
    func reachable() -> Set<Int> {
        var reached: Set<Int> = []
        var open: [Int] = []
        for slot in [draft.start, draft.onError, draft.onLimit, draft.onHangup] {
            if case .state(let index)? = target(slot), reached.insert(index).inserted { open.append(index) }
        }
        while let index = open.popLast() {
            for way in ways[index] {
                guard let next = next(way, from: index), reached.insert(next).inserted else { continue }
                open.append(next)
            }
        }
        return reached
    }

    /// The states that a call gets to from the start without ever having waited.
    var instantlyReached: Set<Int> {
        guard case .state(let start)? = target(draft.start) else { return [] }
        var reached: Set = [start]
        var open = [start]
        while let index = open.popLast() {
            for way in ways[index] where way.isInstant {
                guard let next = next(way, from: index), reached.insert(next).inserted else { continue }
                open.append(next)
            }
        }
        return reached
    }

    /// Reports each circle of instant ways once; the states in them.
    private func checkCircles() -> Set<Int> {
        var circling: Set<Int> = []
        var isDone = [Bool](repeating: false, count: ways.count)
        var places = [Int?](repeating: nil, count: ways.count)
        for start in ways.indices where !isDone[start] {
            var path: [(state: Int, nextWay: Int)] = [(start, 0)]
            places[start] = 0
            while let (index, position) = path.last {
                guard position < ways[index].count else {
                    isDone[index] = true
                    places[index] = nil
                    path.removeLast()
                    continue
                }
                path[path.count - 1].nextWay += 1
                let way = ways[index][position]
                guard way.isInstant, let next = next(way, from: index), !isDone[next] else { continue }
                guard let first = places[next] else {
                    places[next] = path.count
                    path.append((next, 0))
                    continue
                }
                let circle = path[first...].map(\.state)
                if circling.isDisjoint(with: circle) { report(circle, closedBy: way, in: index) }
                circling.formUnion(circle)
            }
        }
        return circling
    }

    private func report(_ circle: [Int], closedBy way: Way, in last: Int) {
        guard let first = circle.first else { return }
        let names = (circle + [first]).map { draft.states[$0].name }.joined(separator: " → ")
        let place = way.entry ?? draft.states[last].entry
        let span = way.entry?.node.span ?? place.label
        findings.error(
            "F203", at: span, place.pointer,
            "these states follow each other without ever waiting: \(names) "
                + "(\(draft.states[first].entry.label.start), \(span.start))")
    }

    /// Reports states from which no call comes to an end, once for all of them.
    private func checkEnds(_ reachable: Set<Int>, circling: Set<Int>) {
        var before = [[Int]](repeating: [], count: ways.count)
        for index in ways.indices {
            for way in ways[index] {
                if let next = next(way, from: index) { before[next].append(index) }
            }
        }
        var open = ways.indices.filter(canEnd)
        var ends = Set(open)
        while let index = open.popLast() {
            for earlier in before[index] where ends.insert(earlier).inserted { open.append(earlier) }
        }
        let trapped = reachable.subtracting(ends).sorted()
        guard let first = trapped.first, circling.isDisjoint(with: trapped) else { return }
        let state = draft.states[first]
        let names = trapped.map { draft.states[$0].name }.joined(separator: ", ")
        findings.error(
            "F202", at: state.entry.label, state.entry.pointer,
            trapped.count == 1
                ? "from this state no end can be reached" : "from these states no end can be reached: \(names)",
            hint: "let one of its outcomes lead to @end or to a hangup")
    }

    /// Whether a call can end right here.
    ///
    /// A state that could not be read is given the benefit of the doubt.
    private func canEnd(_ index: Int) -> Bool {
        guard let kind = draft.states[index].kind else { return true }
        if type(of: kind).sheet.ways == .end { return true }
        if let call = kind as? RunFlow, names.returns(call.flow) == nil { return true }
        return ways[index].contains { way in
            switch way.target {
            case .end, .sorry, nil: true
            case .state, .again: false
            }
        }
    }
}
