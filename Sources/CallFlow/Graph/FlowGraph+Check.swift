import JSONSyntax

extension FlowGraph {
    /// The goodbye of `@end`.
    static let end = "@end"
    /// The built-in apology.
    static let sorry = "@sorry"

    /// The picture of a flow that has been resolved, whole or not.
    init(_ check: FlowCheck) {
        let draft = check.draft
        flow = draft.id
        title = draft.title
        nodes = draft.states.map { GraphNode($0, check) }
        edges = []
        switch check.target(draft.start) {
        case .state(let index): start = draft.states[index].name
        case .again, .end, .sorry, nil: start = nil
        }
        switch check.target(draft.onLimit) {
        case .state(let index): onLimit = draft.states[index].name
        case .end: onLimit = Self.end
        case .again, .sorry, nil: onLimit = nil
        }
        for (index, state) in draft.states.enumerated() { addWays(of: state, check.ways[index], check) }
    }

    private mutating func addWays(of state: StateDraft, _ ways: [FlowCheck.Way], _ check: FlowCheck) {
        guard state.kind != nil else {
            for (outcome, name) in state.entry.node.writtenTargets {
                let target = check.stateIndexes[name] == nil ? self.target(named: name, from: state) : name
                add(edge(state, outcome, to: target, isDefault: false))
            }
            return
        }
        // Ways that the file writes stand in its order; those of the default chain come last.
        let written = ways.filter { $0.entry != nil }.sorted { Self.place($0) < Self.place($1) }
        for way in written + ways.filter({ $0.entry == nil && $0.target != nil }) {
            let target = target(of: way, from: state, check)
            add(edge(state, way.outcome, to: target, isDefault: way.entry == nil))
        }
    }

    private func edge(_ state: StateDraft, _ outcome: String, to target: GraphNode.ID, isDefault: Bool) -> GraphEdge {
        let way = GraphWay(outcome: outcome, label: Self.label(of: outcome, in: state.entry.node))
        return GraphEdge(from: state.name, to: target, isDefault: isDefault, ways: [way])
    }

    /// Where a state leads that could not be read as one.
    private mutating func target(named name: String, from state: StateDraft) -> GraphNode.ID {
        switch name {
        case "@repeat": state.name
        case Self.end: need(GraphNode(id: Self.end, name: "end", label: "goodbye", shape: .end))
        case let name: need(GraphNode(id: "?\(name)", name: name, label: "does not exist", shape: .missing))
        }
    }

    private static func place(_ way: FlowCheck.Way) -> Int { way.entry?.node.span.start.offset ?? .max }

    private mutating func target(of way: FlowCheck.Way, from state: StateDraft, _ check: FlowCheck) -> GraphNode.ID {
        switch way.target {
        case .state(let index): return check.draft.states[index].name
        case .again: return state.name
        case .end: return target(named: Self.end, from: state)
        case .sorry: return need(GraphNode(id: Self.sorry, name: "apology", label: "sorry, goodbye", shape: .end))
        case nil:
            guard case .string(let name)? = way.entry?.node.value else { return target(named: "?", from: state) }
            return target(named: name, from: state)
        }
    }

    private mutating func need(_ node: GraphNode) -> GraphNode.ID {
        if !nodes.contains(where: { $0.id == node.id }) { nodes.append(node) }
        return node.id
    }

    /// Puts a way in; joins it with one between the same nodes.
    mutating func add(_ edge: GraphEdge) {
        let twin = edges.firstIndex {
            $0.from == edge.from && $0.to == edge.to && $0.isDefault == edge.isDefault && $0.change == edge.change
        }
        guard let twin else {
            edges.append(edge)
            return
        }
        for way in edge.ways where !edges[twin].ways.contains(way) { edges[twin].ways.append(way) }
    }

    /// The words for a way: keys with what the file calls them, `@repeat` by its name, long conditions cut.
    private static func label(of outcome: String, in state: Node) -> String {
        guard let option = state["keys"]?[outcome] else { return shortened(outcome, to: 40) }
        if case .string(let label)? = option["label"]?.value { return shortened("\(outcome) \(label)", to: 40) }
        return option.value == .string("@repeat") ? "\(outcome) repeat" : outcome
    }

    static func shortened(_ text: String, to limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }
}

extension GraphNode {
    fileprivate init(_ state: StateDraft, _ check: FlowCheck) {
        let node = state.entry.node
        var kind = ""
        if case .string(let word)? = node["do"]?.value { kind = word }
        self.init(
            id: state.name, name: state.name, label: FlowGraph.shortened(state.kind?.label ?? kind, to: 40),
            shape: GraphShape(kind: kind))
        content = node.settings.compact(sorted: true)
        passage = Self.passage(kind, node)
        for key in ["note", "tag"] {
            if case .string(let text)? = node[key]?.value { details.append(text) }
        }
        if case .string(let name)? = node["prompt"]?.value, let words = check.words(of: name) { details.append(words) }
    }
}

extension GraphNode {
    fileprivate static func passage(_ kind: String, _ state: Node) -> Passage? {
        if kind == "run", case .string(let flow)? = state["flow"]?.value { return .run(flow) }
        if kind == "handoff", case .string(let flow)? = state["flow"]?.value { return .handoff(flow) }
        if kind == "return", case .string(let name)? = state["as"]?.value { return .back(name) }
        return nil
    }
}

extension Node {
    /// What a state writes of where it leads, whatever its kind: outcomes with names of targets.
    fileprivate var writtenTargets: [(outcome: String, name: String)] {
        var found: [(outcome: String, name: String)] = []
        func add(_ outcome: String, _ node: Node?) {
            if case .string(let name)? = node?.value { found.append((outcome, name)) }
        }
        if case .array(let branches)? = self["branches"]?.value {
            for branch in branches { add(branch["when"]?.words ?? "when", branch["goto"]) }
        }
        add("else", self["else"])
        for option in self["keys"]?.members ?? [] { add(option.key, option.value["goto"] ?? option.value) }
        add("next", self["next"])
        for exit in self["on"]?.members ?? [] where exit.key != "note" { add(exit.key, exit.value) }
        return found
    }

    /// The value without remarks, and without what says where a state leads.
    var settings: Node {
        switch value {
        case .object(let members):
            let kept = members.filter { !["next", "on", "else", "goto", "note", "accept"].contains($0.key) }
            let settings = kept.map { member -> Member in
                guard member.key == "keys" else {
                    return Member(key: member.key, keySpan: member.keySpan, value: member.value.settings)
                }
                return Member(key: member.key, keySpan: member.keySpan, value: member.value.options)
            }
            return Node(.object(settings), at: span)
        case .array(let elements): return Node(.array(elements.map(\.settings)), at: span)
        case .null, .bool, .number, .string, .broken: return self
        }
    }

    /// Options without their targets; one that is nothing but a target is an empty object.
    private var options: Node {
        guard let members else { return self }
        let options = members.map { member in
            let value = member.value.members == nil ? Node(.object([]), at: member.value.span) : member.value.settings
            return Member(key: member.key, keySpan: member.keySpan, value: value)
        }
        return Node(.object(options), at: span)
    }
}

extension FlowCheck {
    /// What a caller hears of a prompt in the flow's first language, as the file writes it; nil for an unknown prompt.
    fileprivate func words(of prompt: String) -> String? {
        guard let language = draft.languages.first?.value,
            let words = table.prompts[prompt]?.value.entry.node[language]
        else { return nil }
        return FlowGraph.shortened(Self.words(words), to: 300)
    }

    private static func words(_ node: Node) -> String {
        switch node.value {
        case .string(let text): text
        case .array(let parts): parts.map(words).filter { !$0.isEmpty }.joined(separator: " ")
        case .object: ["text", "ssml", "read"].compactMap { node[$0] }.first.map(words) ?? ""
        case .null, .bool, .number, .broken: ""
        }
    }
}
