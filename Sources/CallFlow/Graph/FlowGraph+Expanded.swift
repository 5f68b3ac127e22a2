extension FlowGraph {
    /// How deep flows are drawn inside flows.
    private static let deepest = 8
    /// Most nodes of an expanded picture; what would go beyond stays folded.
    private static let most = 2000

    /// The picture with the flows that it runs, or gives calls to, drawn in their places.
    ///
    /// A run flow is drawn once for each state that runs it; a flow that gets calls for good once in all. Flows that
    /// are not among those given stay folded.
    package func expanded(with graphs: [FlowGraph]) -> FlowGraph {
        let flows = Dictionary(graphs.map { ($0.flow, $0) }, uniquingKeysWith: { first, _ in first })
        var whole = self
        var handedTo = [flow: ""]
        var waiting = whole.nodes.map { (node: $0, depth: 0) }
        while let (node, depth) = waiting.popLast() {
            guard depth < Self.deepest, whole.nodes.count < Self.most else { continue }
            switch node.passage {
            case .run(let name):
                guard let inner = flows[name] else { continue }
                let added = whole.embed(inner, under: "\(node.id)/", runBy: node)
                waiting += added.map { ($0, depth + 1) }
            case .handoff(let name):
                guard let inner = flows[name] else { continue }
                var prefix = handedTo[name]
                if prefix == nil {
                    prefix = "\(name)/"
                    handedTo[name] = prefix
                    waiting += whole.embed(inner, under: "\(name)/", runBy: nil).map { ($0, depth + 1) }
                }
                whole.enter(inner, under: prefix ?? "", from: node)
            case .back, nil: continue
            }
        }
        return whole
    }

    /// Puts a flow's nodes and edges in; the nodes, as they are named here.
    private mutating func embed(_ inner: FlowGraph, under prefix: String, runBy caller: GraphNode?) -> [GraphNode] {
        let added = inner.nodes.map { node in
            var copy = GraphNode(
                id: prefix + node.id, name: node.name, label: node.label, shape: node.shape, details: node.details)
            copy.passage = node.passage
            copy.content = node.content
            copy.details.insert("in \(prefix.dropLast())", at: 0)
            return copy
        }
        nodes += added
        for edge in inner.edges {
            add(GraphEdge(from: prefix + edge.from, to: prefix + edge.to, isDefault: edge.isDefault, ways: edge.ways))
        }
        guard let caller else { return added }
        enter(inner, under: prefix, from: caller)
        lead(added, backTo: caller)
        return added
    }

    private mutating func enter(_ inner: FlowGraph, under prefix: String, from caller: GraphNode) {
        guard let start = inner.start else { return }
        let way = GraphWay(outcome: "next", label: "next")
        add(GraphEdge(from: caller.id, to: prefix + start, isDefault: false, ways: [way]))
    }

    /// Lets each `return` lead where the caller's outcome of that name leads.
    private mutating func lead(_ inner: [GraphNode], backTo caller: GraphNode) {
        let own = edges.filter { $0.from == caller.id }
        var returned: Set<String> = []
        for node in inner {
            guard case .back(let name)? = node.passage,
                let edge = own.first(where: { $0.ways.contains { $0.outcome == name } })
            else { continue }
            returned.insert(name)
            let way = GraphWay(outcome: name, label: name)
            add(GraphEdge(from: node.id, to: edge.to, isDefault: edge.isDefault, ways: [way]))
        }
        for index in edges.indices.reversed() where edges[index].from == caller.id {
            edges[index].ways.removeAll { returned.contains($0.outcome) }
            if edges[index].ways.isEmpty { edges.remove(at: index) }
        }
    }
}
