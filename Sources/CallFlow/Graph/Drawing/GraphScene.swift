/// A graph made ready to be laid out: nodes with their sizes, links with theirs.
///
/// The ends that the language itself has stand beside each state that leads to them, or every failure would draw a
/// line through the whole picture.
struct GraphScene {
    private(set) var items: [Item] = []
    private(set) var links: [Link] = []
    private(set) var loops: [Loop] = []
    private(set) var start: Int?
    private(set) var layout = LayoutGraph()

    /// A node to be drawn.
    struct Item {
        let node: GraphNode
        let outline: NodeOutline
        let isSmall: Bool
    }

    /// An edge between two nodes.
    struct Link {
        let edge: GraphEdge
        let words: [String]
    }

    /// An edge from a node to itself, drawn at its side.
    struct Loop {
        let edge: GraphEdge
        let item: Int
        let words: [String]
    }

    /// How far a loop stands out.
    static let loopReach = 26.0
    /// The height of a line of words.
    static let lineHeight = 13.0
    private static let widestLabel = 124.0

    init(_ graph: FlowGraph, _ overlay: GraphOverlay) {
        var places: [GraphNode.ID: Int] = [:]
        for node in graph.nodes where !Self.isOwnEnd(node) { places[node.id] = add(node) }
        let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for edge in graph.edges {
            guard let from = places[edge.from], let target = nodes[edge.to] else { continue }
            let words = words(on: edge, overlay)
            if edge.from == edge.to {
                loops.append(Loop(edge: edge, item: from, words: words))
                let width = words.map { TextWidth.of($0, size: GraphStyle.wordSize) }.max() ?? 0
                let taken = loops.count { $0.item == from } - 1
                layout.items[from].aside = max(layout.items[from].aside, Self.loopReach + width + 6)
                layout.items[from].height += Double(taken) * Self.lineHeight * 2
                continue
            }
            let to = places[edge.to] ?? add(target)
            links.append(Link(edge: edge, words: words))
            let width = words.map { TextWidth.of($0, size: GraphStyle.wordSize) }.max() ?? 0
            layout.links.append(
                LayoutGraph.Link(
                    from: from, to: to, labelWidth: words.isEmpty ? 0 : width + 8,
                    labelHeight: Double(words.count) * Self.lineHeight, weight: edge.isDefault ? 0.3 : 1))
        }
        start = graph.start.flatMap { places[$0] }
        layout.start = start
    }

    private static func isOwnEnd(_ node: GraphNode) -> Bool {
        node.id.hasSuffix(FlowGraph.end) || node.id.hasSuffix(FlowGraph.sorry)
    }

    private mutating func add(_ node: GraphNode) -> Int {
        let isSmall = Self.isOwnEnd(node)
        let name = TextWidth.of(node.name, size: isSmall ? 11 : GraphStyle.nameSize, isBold: !isSmall)
        let line = isSmall ? 0 : TextWidth.of(node.label, size: GraphStyle.lineSize)
        let outline = NodeOutline(node.shape, around: max(name, line), isSmall: isSmall)
        items.append(Item(node: node, outline: outline, isSmall: isSmall))
        layout.items.append(LayoutGraph.Item(width: outline.width, height: outline.height))
        return items.count - 1
    }

    private func words(on edge: GraphEdge, _ overlay: GraphOverlay) -> [String] {
        var words = overlay.labels(edge)
        if let change = edge.change {
            words = words.isEmpty ? [change.sign] : ["\(change.sign) \(words[0])"] + words.dropFirst()
        }
        return TextWidth.lines(words, size: GraphStyle.wordSize, widest: Self.widestLabel)
    }
}
