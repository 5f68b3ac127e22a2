extension FlowGraph {
    /// The picture in the notation of Mermaid, `flowchart TD`.
    package func mermaid(_ overlay: GraphOverlay = GraphOverlay()) -> String {
        var lines = ["flowchart TD"]
        if let caption = overlay.caption { lines.append("  %% \(caption)") }
        var names: [GraphNode.ID: String] = [:]
        for (index, node) in nodes.enumerated() {
            // `end` and some other words close blocks there, and slashes are part of no name.
            let isPlain = node.id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            names[node.id] = isPlain && node.id != "end" && node.id != "graph" ? node.id : "n\(index)"
        }
        for node in nodes {
            let (left, right) = Self.brackets(node.shape)
            let texts = [(node.change.map { "\($0.sign) " } ?? "") + node.name, node.label] + overlay.remarks(node)
            let text = texts.filter { !$0.isEmpty }.map(Self.mermaid).joined(separator: "<br/>")
            lines.append("  \(names[node.id] ?? "")\(left)\"\(text)\"\(right)")
        }
        for edge in edges {
            let arrow = edge.isDefault ? "-.->" : "-->"
            let words = (edge.change.map { [$0.sign] } ?? []) + overlay.labels(edge)
            let label = words.isEmpty ? "" : "|\"\(words.map(Self.mermaid).joined(separator: ", "))\"|"
            lines.append("  \(names[edge.from] ?? "") \(arrow)\(label) \(names[edge.to] ?? "")")
        }
        lines += changeStyles(names)
        let found = nodes.filter { !(overlay.findings[$0.id] ?? []).isEmpty }
        for node in found { lines.append("  style \(names[node.id] ?? "") stroke:#c62828,stroke-width:3px") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func changeStyles(_ names: [GraphNode.ID: String]) -> [String] {
        let colours: [(GraphChange, String)] = [(.added, "#2e7d32"), (.removed, "#c62828"), (.changed, "#b26a00")]
        var lines: [String] = []
        for (change, colour) in colours {
            for node in nodes where node.change == change {
                lines.append("  style \(names[node.id] ?? "") stroke:\(colour),stroke-width:3px")
            }
            let places = edges.indices.filter { edges[$0].change == change }.map(String.init)
            guard !places.isEmpty else { continue }
            lines.append("  linkStyle \(places.joined(separator: ",")) stroke:\(colour),stroke-width:3px")
        }
        return lines
    }

    private static func brackets(_ shape: GraphShape) -> (String, String) {
        switch shape {
        case .step, .person: ("[", "]")
        case .question: ("{{", "}}")
        case .decision: ("{", "}")
        case .queue: ("[/", "/]")
        case .recorder: ("[\\", "\\]")
        case .service: ("[(", ")]")
        case .subflow: ("[[", "]]")
        case .end: ("([", "])")
        case .missing: (">", "]")
        }
    }

    /// A text inside quotes there: its marks and angle brackets as entities.
    private static func mermaid(_ text: String) -> String {
        var safe = ""
        for character in text {
            switch character {
            case "\"": safe += "#quot;"
            case "#": safe += "#35;"
            case "<": safe += "#lt;"
            case ">": safe += "#gt;"
            case "&": safe += "#amp;"
            case "`": safe += "#96;"
            case "\n", "\r": safe += " "
            case let other: safe.append(other)
            }
        }
        return safe
    }
}
