extension FlowGraph {
    /// The picture as one SVG file that needs nothing else: no script, no font, no other file.
    package func svg(_ overlay: GraphOverlay = GraphOverlay()) -> String {
        GraphDrawing(self, overlay).text
    }
}

/// Draws a graph.
struct GraphDrawing {
    private let graph: FlowGraph
    private let overlay: GraphOverlay
    private let scene: GraphScene
    private let layout: GraphLayout
    private let busiest: Int

    private static let margin = 24.0
    private static let header = 92.0
    private static let footer = 8.0

    init(_ graph: FlowGraph, _ overlay: GraphOverlay) {
        self.graph = graph
        self.overlay = overlay
        scene = GraphScene(graph, overlay)
        layout = GraphLayout(scene.layout)
        busiest = graph.edges.compactMap { overlay.count($0) }.max() ?? 0
    }

    /// The whole file.
    var text: String {
        let heading = TextWidth.of(graph.title, size: 18, isBold: true)
        let legend = TextWidth.of(legendText, size: 11)
        let width = max(layout.width, heading, TextWidth.of(summary, size: 11), legend) + 2 * Self.margin
        let height = layout.height + Self.header + Self.footer + 2 * Self.margin
        let size = "width=\"\(SVGText.number(width))\" height=\"\(SVGText.number(height))\""
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) "
                + "viewBox=\"0 0 \(SVGText.number(width)) \(SVGText.number(height))\" role=\"img\">",
            "<title>\(SVGText.escaped(graph.title))</title>",
            "<style>\n\(GraphStyle.sheet)\n</style>",
            "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>",
            Self.text("title", Self.margin, 38, graph.title), Self.text("faint", Self.margin, 58, summary),
            Self.text("faint", Self.margin, height - 14, legendText),
            "<g transform=\"translate(\(SVGText.point(Self.margin, Self.header)))\">",
        ]
        lines += layout.strokes.map(stroke) + startMark + scene.loops.indices.map(loop)
        lines += scene.links.indices.map(label) + scene.items.indices.map(node)
        return (lines + ["</g>", "</svg>"]).joined(separator: "\n") + "\n"
    }

    private var summary: String {
        let states = graph.nodes.count { !$0.id.hasPrefix("@") && $0.shape != .missing }
        let limit = graph.onLimit.map {
            "; a call whose limits are used up goes to \($0 == FlowGraph.end ? "@end" : $0)"
        }
        return "\(graph.flow) · \(states) \(states == 1 ? "state" : "states")\(limit ?? "")"
            + (overlay.caption.map { " · \($0)" } ?? "")
    }

    private var legendText: String {
        var parts: [String] = []
        if graph.edges.contains(where: \.isDefault) { parts.append("dotted: not written in the file, the default") }
        if graph.nodes.contains(where: { $0.change != nil }) || graph.edges.contains(where: { $0.change != nil }) {
            parts.append("+ added, − removed, ~ changed")
        }
        if overlay.counts != nil { parts.append("×: how often it was taken, red if never") }
        if overlay.calls.values.contains(where: { $0 > 0 }) { parts.append("blue: calls that are there now") }
        if overlay.hangUps.values.contains(where: { $0.count > 0 }) { parts.append("amber: callers who hung up there") }
        return parts.joined(separator: "; ")
    }

    private static func text(_ style: String, _ x: Double, _ y: Double, _ words: String) -> String {
        guard !words.isEmpty else { return "" }
        return
            "<text class=\"\(style)\" x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\">\(SVGText.escaped(words))</text>"
    }

    private var startMark: [String] {
        guard let start = scene.start else { return [] }
        let centre = layout.centres[start]
        let top = centre.y - scene.items[start].outline.height / 2
        return [
            "<circle class=\"start\" cx=\"\(SVGText.number(centre.x))\" cy=\"\(SVGText.number(top - 20))\" r=\"4\"/>",
            "<path class=\"way\" d=\"M\(SVGText.point(centre.x, top - 20))V\(SVGText.number(top - 6))\"/>",
            Self.tip(centre.x, top, isDown: true, style: ""),
        ]
    }

    /// The classes of a line that some edges share: only what is true of all of them.
    private func style(_ links: [Int]) -> String {
        let edges = links.map { scene.links[$0].edge }
        var styles: [String] = []
        if edges.allSatisfy(\.isDefault) { styles.append("default") }
        if let change = edges.first?.change, edges.allSatisfy({ $0.change == change }) {
            styles.append(change.rawValue)
        }
        if overlay.counts != nil, edges.allSatisfy({ overlay.count($0) == 0 }) { styles.append("never") }
        return styles.map { " \($0)" }.joined()
    }

    private func stroke(_ stroke: GraphLayout.Stroke) -> String {
        let style = style(stroke.links)
        var (top, bottom) = (stroke.upper.y, stroke.lower.y)
        var arrow = ""
        if let item = stroke.arrival {
            let end = stroke.isUpward ? stroke.upper : stroke.lower
            let reach = scene.items[item].outline.reach(at: end.x - layout.centres[item].x)
            let edge = stroke.isUpward ? end.y + reach : end.y - reach
            arrow = Self.tip(end.x, edge, isDown: !stroke.isUpward, style: style)
            if stroke.isUpward { top = edge + 6 } else { bottom = edge - 6 }
        }
        let path =
            "M\(SVGText.point(stroke.upper.x, top))\(Self.curve(stroke))V\(SVGText.number(bottom))"
        return "<path class=\"way\(style)\"\(thickness(stroke.links)) d=\"\(path)\"/>\(arrow)"
    }

    /// What a line does between its rows.
    private static func curve(_ stroke: GraphLayout.Stroke) -> String {
        let (upper, lower) = (stroke.upper.x, stroke.lower.x)
        guard abs(upper - lower) > 0.5 || stroke.upperSlope != 0 else { return "" }
        let drop = stroke.enters - stroke.leaves
        // Upright ends hold their direction longer than slanted ones, which are in the middle of a curve.
        let first = drop * (stroke.upperSlope == 0 ? 0.5 : 1.0 / 3)
        let second = drop * (stroke.lowerSlope == 0 ? 0.5 : 1.0 / 3)
        return "V\(SVGText.number(stroke.leaves))"
            + "C\(SVGText.point(upper + stroke.upperSlope * first, stroke.leaves + first)) "
            + "\(SVGText.point(lower - stroke.lowerSlope * second, stroke.enters - second)) "
            + SVGText.point(lower, stroke.enters)
    }

    /// Lines that are taken more often are thicker.
    private func thickness(_ links: [Int]) -> String {
        guard busiest > 0 else { return "" }
        let count = links.reduce(0) { $0 + (overlay.count(scene.links[$1].edge) ?? 0) }
        guard count > 0 else { return "" }
        let width = 1.3 + 3.7 * min(1, Double(count) / Double(busiest))
        return " style=\"stroke-width:\(SVGText.number(width))\""
    }

    private static func tip(_ x: Double, _ y: Double, isDown: Bool, style: String) -> String {
        let back = isDown ? y - 8 : y + 8
        let corners = [SVGText.point(x, y), SVGText.point(x - 4, back), SVGText.point(x + 4, back)]
        return "<path class=\"tip\(style)\" d=\"M\(corners.joined(separator: "L"))Z\"/>"
    }

    private func label(_ index: Int) -> String {
        let link = scene.links[index]
        guard !link.words.isEmpty else { return "" }
        let centre = layout.labels[index]
        let style = link.edge.change.map { " \($0.rawValue)" } ?? ""
        let width = link.words.map { TextWidth.of($0, size: GraphStyle.wordSize) }.max() ?? 0
        let height = Double(link.words.count) * GraphScene.lineHeight
        let top = centre.y - height / 2
        let halo =
            "<rect class=\"halo\" x=\"\(SVGText.number(centre.x - width / 2 - 2))\" y=\"\(SVGText.number(top))\" "
            + "width=\"\(SVGText.number(width + 4))\" height=\"\(SVGText.number(height))\"/>"
        let words = link.words.enumerated().map { line, words in
            Self.text("word\(style)", centre.x, top + Double(line) * GraphScene.lineHeight + 10, words)
        }
        let outcomes = link.edge.ways.map(\.outcome).joined(separator: ", ")
        let title = "\(link.edge.from) → \(link.edge.to): \(outcomes)\(link.edge.isDefault ? " (default)" : "")"
        return "<g><title>\(SVGText.escaped(title))</title>\(halo)\(words.joined())</g>"
    }

    private func loop(_ index: Int) -> String {
        let loop = scene.loops[index]
        let item = scene.items[loop.item]
        let centre = layout.centres[loop.item]
        let number = Double(scene.loops[..<index].count { $0.item == loop.item })
        let x = centre.x + item.outline.width / 2 - (item.node.shape == .question ? 7 : 2)
        let y = centre.y + number * GraphScene.lineHeight * 2
        let style =
            (loop.edge.isDefault ? " default" : "") + (loop.edge.change.map { " \($0.rawValue)" } ?? "")
        let path =
            "M\(SVGText.point(x - 2, y - 11))C\(SVGText.point(x + 26, y - 20)) \(SVGText.point(x + 26, y + 20)) "
            + SVGText.point(x + 4, y + 12)
        let tip = "M\(SVGText.point(x - 3, y + 10))L\(SVGText.point(x + 6, y + 9))L\(SVGText.point(x + 4, y + 16))Z"
        let words = loop.words.enumerated().map { line, words in
            Self.text(
                "word aside", x + GraphScene.loopReach - 2,
                y + 4 + (Double(line) - Double(loop.words.count - 1) / 2) * GraphScene.lineHeight, words)
        }
        return "<path class=\"way\(style)\" d=\"\(path)\"/><path class=\"tip\(style)\" d=\"\(tip)\"/>\(words.joined())"
    }

    private func node(_ index: Int) -> String {
        let item = scene.items[index]
        let centre = layout.centres[index]
        let change = item.node.change.map { " \($0.rawValue)" } ?? ""
        var parts = [item.outline.elements(x: centre.x, y: centre.y)]
        if item.isSmall {
            parts.append(Self.text("line", centre.x, centre.y + 4, item.node.name))
        } else {
            parts.append(Self.text("name", centre.x, centre.y - 2, item.node.name))
            parts.append(Self.text("line", centre.x, centre.y + 13, item.node.label))
        }
        if let sign = item.node.change?.sign {
            parts.append(Self.text("sign", centre.x - item.outline.width / 2 - 9, centre.y + 5, sign))
        }
        let corner = centre.x + item.outline.width / 2 - (item.node.shape == .decision ? item.outline.width / 4 : 6)
        let top = centre.y - item.outline.height / 2 + (item.node.shape == .decision ? 8 : 0)
        let found = overlay.findings[item.node.id] ?? []
        var told = overlay.notes[item.node.id] ?? []
        if !found.isEmpty { parts.append(Self.badge(found.count, "badge", corner, top)) }
        if let calls = overlay.calls[item.node.id], calls > 0 {
            parts.append(Self.badge(calls, "badge calls", 2 * centre.x - corner, top))
        }
        if let gone = overlay.hangUps[item.node.id], gone.count > 0 {
            let bottom = centre.y + item.outline.height / 2
            parts.append(Self.badge(gone.count, "badge gone", corner, bottom))
            told.append(gone.text)
        }
        let titles = ["\(item.node.name) (\(item.node.label))"] + item.node.details + found + told
        let title = titles.map(SVGText.escaped).joined(separator: "\n")
        return "<g class=\"\(item.node.shape.rawValue)\(change)\"><title>\(title)</title>\(parts.joined())</g>"
    }

    private static func badge(_ count: Int, _ style: String, _ x: Double, _ y: Double) -> String {
        let text = count > 999 ? "999+" : String(count)
        let width = 10 + 6.5 * Double(text.count)
        return "<rect class=\"\(style)\" x=\"\(SVGText.number(x - width / 2))\" y=\"\(SVGText.number(y - 8))\" "
            + "width=\"\(SVGText.number(width))\" height=\"16\" rx=\"8\"/>"
            + Self.text("count", x, y + 3.5, text)
    }
}
