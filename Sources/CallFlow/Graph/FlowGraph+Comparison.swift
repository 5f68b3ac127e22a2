extension FlowGraph {
    /// One picture of two versions: what is new, what is gone, what differs.
    ///
    /// A state that has only another name is one state. A way that leads elsewhere is drawn to its new target as
    /// changed and to its old one as gone. A default that is written out now, or no longer, is no change.
    package init(from old: FlowGraph, to new: FlowGraph) {
        self = new
        edges = []
        let renamed = StateRenames(from: old, to: new)
        let before = Dictionary(
            old.nodes.map { (renamed.name(of: $0.id), $0) }, uniquingKeysWith: { first, _ in first })
        for index in nodes.indices {
            guard let former = before[nodes[index].id] else {
                nodes[index].change = .added
                continue
            }
            guard former.name != nodes[index].name || former.content != nodes[index].content else { continue }
            nodes[index].change = .changed
            if former.name != nodes[index].name { nodes[index].details.insert("before: \(former.name)", at: 0) }
        }
        insertGone(old, renamed)
        let formerWays = Self.ways(old, renamed)
        let presentWays = Self.ways(new, nil)
        for edge in new.edges {
            for way in edge.ways {
                let former = formerWays[edge.from]?[way.outcome]
                let change: GraphChange? = former == nil ? .added : former == edge.to ? nil : .changed
                add(
                    GraphEdge(
                        from: edge.from, to: edge.to, isDefault: edge.isDefault, ways: [way], change: change))
            }
        }
        for edge in old.edges {
            let (from, to) = (renamed.name(of: edge.from), renamed.name(of: edge.to))
            for way in edge.ways where presentWays[from]?[way.outcome] != to {
                add(GraphEdge(from: from, to: to, isDefault: edge.isDefault, ways: [way], change: .removed))
            }
        }
    }

    /// Puts states that are gone where they stood, behind the one that was before them.
    private mutating func insertGone(_ old: FlowGraph, _ renamed: StateRenames) {
        var last: GraphNode.ID?
        for var node in old.nodes {
            let id = renamed.name(of: node.id)
            if !nodes.contains(where: { $0.id == id }) {
                node.change = .removed
                let place = nodes.firstIndex { $0.id == last }.map { $0 + 1 } ?? 0
                nodes.insert(node, at: place)
            }
            last = id
        }
    }

    private static func ways(
        _ graph: FlowGraph, _ renamed: StateRenames?
    ) -> [GraphNode.ID: [String: GraphNode.ID]] {
        var ways: [GraphNode.ID: [String: GraphNode.ID]] = [:]
        for edge in graph.edges {
            let from = renamed?.name(of: edge.from) ?? edge.from
            for way in edge.ways { ways[from, default: [:]][way.outcome] = renamed?.name(of: edge.to) ?? edge.to }
        }
        return ways
    }
}

/// States that two versions name differently and that are otherwise the same.
struct StateRenames {
    /// New names by old ones.
    let names: [String: String]

    init(from old: FlowGraph, to new: FlowGraph) {
        let gone = old.nodes.filter { new.node($0.id) == nil && !$0.content.isEmpty }
        let fresh = new.nodes.filter { old.node($0.id) == nil && !$0.content.isEmpty }
        let byContent = Dictionary(grouping: fresh, by: \.content)
        let goneByContent = Dictionary(grouping: gone, by: \.content)
        var names: [String: String] = [:]
        for node in gone {
            // Two states of the same content could be mixed up, so neither counts as renamed.
            guard let candidates = byContent[node.content], candidates.count == 1,
                goneByContent[node.content]?.count == 1
            else { continue }
            names[node.id] = candidates[0].id
        }
        self.names = names
    }

    /// What a state is called in the new version.
    func name(of id: String) -> String { names[id] ?? id }
}
