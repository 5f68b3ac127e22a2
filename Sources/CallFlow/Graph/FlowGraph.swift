/// A flow as a picture knows it: its states, and the ways between them.
package struct FlowGraph: Hashable, Sendable {
    /// The flow's id.
    package var flow: String
    /// The flow's title.
    package var title: String
    /// The state that a call begins in; nil if the file names none that exists.
    package var start: GraphNode.ID?
    /// Where a call goes whose budget is used up, as the file names it; nil for the built-in apology.
    package var onLimit: String?
    /// States in the file's order, then the ends that the language itself has and the targets that do not exist.
    package var nodes: [GraphNode]
    /// Ways in the file's order; those between the same two nodes are one.
    package var edges: [GraphEdge]

    /// The node of this id.
    package func node(_ id: GraphNode.ID) -> GraphNode? { nodes.first { $0.id == id } }
}

/// A state in a picture, or an end.
package struct GraphNode: Hashable, Sendable, Identifiable {
    /// The state's name; inside an expanded subflow with the calling state's name and a `/` before it.
    package let id: String
    /// The name to be shown.
    package let name: String
    /// The second line: the kind, and what it is about.
    package let label: String
    /// What it looks like.
    package let shape: GraphShape
    /// What is told about it to somebody who points at it: words that the caller hears, a note.
    package var details: [String] = []
    /// The flow that it goes into, or what it tells the flow that went into this one.
    var passage: Passage?
    /// What the file says of it but for where it leads, in a form that is equal for equal content.
    var content = ""
    /// Whether a comparison has found it new, gone or different; nil in a plain picture.
    package var change: GraphChange?

    /// A way between two flows.
    enum Passage: Hashable, Sendable {
        /// Runs another flow and comes back with one of its returns.
        case run(String)
        /// Gives the call to another flow.
        case handoff(String)
        /// Goes back with this name.
        case back(String)
    }
}

/// What can come of a state and leads to one target.
package struct GraphEdge: Hashable, Sendable {
    /// The state that it leads out of.
    package let from: GraphNode.ID
    /// Where it leads.
    package let to: GraphNode.ID
    /// Whether the file is silent about it, so that the default chain decides.
    package let isDefault: Bool
    /// Its outcomes, keys and branches, in the file's order.
    package var ways: [GraphWay]
    /// Whether a comparison has found it new, gone or different; nil in a plain picture.
    package var change: GraphChange?

    /// The words on it; empty for a lone `next`.
    package var labels: [String] {
        ways.count == 1 && ways[0].outcome == "next" && change != .changed ? [] : ways.map(\.label)
    }
}

/// One outcome, key or branch.
package struct GraphWay: Hashable, Sendable {
    /// The name in the file: `next`, `timeout`, `1`, a condition.
    package let outcome: String
    /// What people read: `1 Sales`.
    package let label: String
}

/// How a part of a picture differs between two versions.
package enum GraphChange: String, Hashable, Sendable {
    /// Only the new version has it.
    case added
    /// Only the old version has it.
    case removed
    /// Both have it, and it says something else.
    case changed

    /// A sign that tells without colour.
    package var sign: String {
        switch self {
        case .added: "+"
        case .removed: "−"
        case .changed: "~"
        }
    }
}
