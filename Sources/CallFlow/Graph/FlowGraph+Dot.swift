extension FlowGraph {
    /// The picture in the notation of Graphviz, for its `dot`.
    package func dot(_ overlay: GraphOverlay = GraphOverlay()) -> String {
        var lines = [
            "digraph \(Self.quoted(flow)) {",
            "  label=\(Self.quoted(overlay.caption.map { "\(title) (\($0))" } ?? title)); labelloc=t; rankdir=TB; nodesep=0.4; ranksep=0.5",
            "  node [fontname=\"sans-serif\", fontsize=11, style=filled, fillcolor=white]",
            "  edge [fontname=\"sans-serif\", fontsize=9]",
        ]
        for node in nodes {
            let texts = [(node.change.map { "\($0.sign) " } ?? "") + node.name, node.label] + overlay.remarks(node)
            let label = texts.filter { !$0.isEmpty }.map(Self.escaped).joined(separator: "\\n")
            var attributes = ["label=\"\(label)\"", "shape=\(Self.shape(node.shape))"]
            if let colour = colour(node, overlay) { attributes.append("color=\"\(colour)\", penwidth=2") }
            if !node.details.isEmpty {
                attributes.append("tooltip=\(Self.quoted(node.details.joined(separator: " ")))")
            }
            lines.append("  \(Self.quoted(node.id)) [\(attributes.joined(separator: ", "))]")
        }
        for edge in edges {
            var attributes: [String] = []
            let words = (edge.change.map { [$0.sign] } ?? []) + overlay.labels(edge)
            if !words.isEmpty { attributes.append("label=\(Self.quoted(words.joined(separator: ", ")))") }
            if edge.isDefault { attributes.append("style=dotted") }
            if let change = edge.change { attributes.append("color=\"\(Self.colour(change))\", penwidth=2") }
            let tail = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  \(Self.quoted(edge.from)) -> \(Self.quoted(edge.to))\(tail)")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private func colour(_ node: GraphNode, _ overlay: GraphOverlay) -> String? {
        if let change = node.change { return Self.colour(change) }
        return node.shape == .missing || !(overlay.findings[node.id] ?? []).isEmpty ? "#c62828" : nil
    }

    private static func colour(_ change: GraphChange) -> String {
        switch change {
        case .added: "#2e7d32"
        case .removed: "#c62828"
        case .changed: "#b26a00"
        }
    }

    private static func shape(_ shape: GraphShape) -> String {
        switch shape {
        case .step, .person: "box"
        case .question: "hexagon"
        case .decision: "diamond"
        case .queue: "parallelogram"
        case .recorder: "note"
        case .service: "cylinder"
        case .subflow: "component"
        case .end: "oval"
        case .missing: "octagon"
        }
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
    }
}
