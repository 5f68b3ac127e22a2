/// What is laid over a picture: what was found, what was seen, who is there.
package struct GraphOverlay: Hashable, Sendable {
    /// How often a way was taken; nil if nobody counted.
    package var counts: [Step: Int]?
    /// What was found about a state, in one line each.
    package var findings: [GraphNode.ID: [String]] = [:]
    /// Calls that are in a state now.
    package var calls: [GraphNode.ID: Int] = [:]

    /// An outcome of a state.
    package struct Step: Hashable, Sendable {
        /// The state's name.
        package let state: String
        /// The outcome, key or branch.
        package let outcome: String

        /// Names a way.
        package init(state: String, outcome: String) {
            self.state = state
            self.outcome = outcome
        }
    }

    /// Nothing laid over.
    package init() {}

    /// How often one of an edge's ways was taken; nil if nobody counted.
    package func count(_ edge: GraphEdge) -> Int? {
        counts.map { counts in
            edge.ways.reduce(0) { $0 + (counts[Step(state: edge.from, outcome: $1.outcome)] ?? 0) }
        }
    }

    /// What is written on an edge: its labels, and how often it was taken.
    func labels(_ edge: GraphEdge) -> [String] {
        guard let count = count(edge) else { return edge.labels }
        return edge.labels + ["×\(count)"]
    }

    /// What is written below a node's name beside its own label.
    func remarks(_ node: GraphNode) -> [String] {
        var remarks: [String] = []
        if let found = findings[node.id], !found.isEmpty {
            remarks.append(found.count == 1 ? "1 finding" : "\(found.count) findings")
        }
        if let calls = calls[node.id], calls > 0 { remarks.append(calls == 1 ? "1 call" : "\(calls) calls") }
        return remarks
    }
}
