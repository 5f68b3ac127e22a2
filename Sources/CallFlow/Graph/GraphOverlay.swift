/// What is laid over a picture: what was found, what was seen, who is there.
package struct GraphOverlay: Hashable, Sendable {
    /// How often a way was taken; nil if nobody counted.
    package var counts: [Step: Int]?
    /// What was found about a state, in one line each.
    package var findings: [GraphNode.ID: [String]] = [:]
    /// Calls that are in a state now.
    package var calls: [GraphNode.ID: Int] = [:]
    /// Callers who hung up in a state.
    package var hangUps: [GraphNode.ID: HangUps] = [:]
    /// What else is told to somebody who points at a state: which editions its calls are in.
    package var notes: [GraphNode.ID: [String]] = [:]
    /// What was counted: `12 calls since 2026-03-10T09:00:00Z`; nil if nothing was.
    package var caption: String?

    /// How many callers hung up in a state.
    package struct HangUps: Hashable, Sendable {
        /// Those who hung up.
        package let count: Int
        /// How often the state was entered.
        package let of: Int

        /// Notes hang-ups.
        package init(count: Int, of: Int) {
            self.count = count
            self.of = of
        }

        /// `7 of 40 hung up (17 %)`.
        var text: String {
            "\(count) of \(of) hung up" + (of > 0 ? " (\(count * 100 / of) %)" : "")
        }
    }

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
        if let calls = calls[node.id], calls > 0 { remarks.append("\(calls == 1 ? "1 call" : "\(calls) calls") now") }
        if let gone = hangUps[node.id], gone.count > 0 { remarks.append(gone.text) }
        return remarks
    }
}
