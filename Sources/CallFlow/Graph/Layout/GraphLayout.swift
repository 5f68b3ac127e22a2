/// Boxes and links with their places, from the left upper corner.
struct GraphLayout {
    let width: Double
    let height: Double
    /// Centres of the boxes, by item.
    let centres: [Point]
    /// Centres of the labels, by link.
    let labels: [Point]
    /// What is drawn of the links.
    let strokes: [Stroke]

    struct Point: Hashable {
        var x: Double
        var y: Double
    }

    /// A smooth line between two rows, from the upper one to the lower one.
    struct Stroke {
        /// The links that it is a part of.
        let links: [Int]
        /// Its ends, and how far it goes sideways for each step down there.
        let upper: Point
        let lower: Point
        let upperSlope: Double
        let lowerSlope: Double
        /// Where it leaves its first row and comes into its second one: only between them may it go sideways.
        let leaves: Double
        let enters: Double
        /// Whether it is to be followed upwards.
        let isUpward: Bool
        /// The box that it ends in; nil within a link.
        let arrival: Int?
    }

    /// Lays a graph out; parts that nothing joins stand side by side, the one with the start first.
    init(_ graph: LayoutGraph) {
        var centres = Array(repeating: Point(x: 0, y: 0), count: graph.items.count)
        var labels = Array(repeating: Point(x: 0, y: 0), count: graph.links.count)
        var strokes: [Stroke] = []
        var (width, height) = (0.0, 0.0)
        for part in graph.parts {
            let left = width == 0 ? 0 : width + Self.gap
            let layout = Self(connected: part.graph)
            for (index, item) in part.items.enumerated() { centres[item] = layout.centres[index].moved(by: left) }
            for (index, link) in part.links.enumerated() { labels[link] = layout.labels[index].moved(by: left) }
            strokes += layout.strokes.map { $0.moved(by: left, part) }
            width = left + layout.width
            height = max(height, layout.height)
        }
        (self.width, self.height) = (width, height)
        (self.centres, self.labels, self.strokes) = (centres, labels, strokes)
    }

    private static let gap = 40.0

    private init(connected graph: LayoutGraph) {
        let layered = RowOrdering.improved(LayeredGraph(graph, LayerAssignment(graph)), start: graph.start)
        let places = Coordinates(layered)
        (width, height) = places.size(layered)
        let middles = places.rows.map { ($0.lowerBound + $0.upperBound) / 2 }
        let points = layered.vertices.enumerated().map { Point(x: places.x[$0.offset], y: middles[$0.element.row]) }
        centres = graph.items.indices.map { points[$0] }
        var labels = Array(repeating: Point(x: 0, y: 0), count: graph.links.count)
        for (index, vertex) in layered.vertices.enumerated() {
            if case .label(let link) = vertex.sort { labels[link] = points[index] }
        }
        self.labels = labels
        strokes = Self.strokes(layered, places, points)
    }

    private static func strokes(_ graph: LayeredGraph, _ places: Coordinates, _ points: [Point]) -> [Stroke] {
        let ends = graph.pieces.indices.map { index in
            let piece = graph.pieces[index]
            var top = points[piece.upper]
            var bottom = points[piece.lower]
            top.x += port(index, of: piece.upper, among: graph.below[piece.upper], graph) { points[$0.lower].x }
            bottom.x += port(index, of: piece.lower, among: graph.above[piece.lower], graph) { points[$0.upper].x }
            return (top: top, bottom: bottom)
        }
        let edges = graph.pieces.map { piece in
            (
                leaves: edge(of: piece.upper, graph, places) { $0.upperBound },
                enters: edge(of: piece.lower, graph, places) { $0.lowerBound }
            )
        }
        let slants = ends.indices.map { index in
            (ends[index].bottom.x - ends[index].top.x) / max(1, edges[index].enters - edges[index].leaves)
        }
        return graph.pieces.enumerated().map { index, piece in
            var arrival: Int?
            if piece.isLast, case .item(let item) = graph.vertices[piece.isUpward ? piece.upper : piece.lower].sort {
                arrival = item
            }
            return Stroke(
                links: piece.links, upper: ends[index].top, lower: ends[index].bottom,
                upperSlope: slope(at: piece.upper, graph, slants), lowerSlope: slope(at: piece.lower, graph, slants),
                leaves: edges[index].leaves, enters: edges[index].enters, isUpward: piece.isUpward, arrival: arrival)
        }
    }

    /// The edge of a row of boxes, which lines pass upright; among labels they may go aslant to the middle.
    private static func edge(
        of vertex: Int, _ graph: LayeredGraph, _ places: Coordinates, _ side: (ClosedRange<Double>) -> Double
    ) -> Double {
        let row = graph.vertices[vertex].row
        let range = places.rows[row]
        return row.isMultiple(of: 2) ? side(range) : (range.lowerBound + range.upperBound) / 2
    }

    /// The slant of a line that goes on in the same direction (harmonic mean, so that it never swings past its ends).
    private static func slope(at vertex: Int, _ graph: LayeredGraph, _ slants: [Double]) -> Double {
        guard !graph.vertices[vertex].row.isMultiple(of: 2), graph.above[vertex].count == 1,
            graph.below[vertex].count == 1
        else { return 0 }
        let first = slants[graph.above[vertex][0]]
        let second = slants[graph.below[vertex][0]]
        return first * second > 0 ? 2 * first * second / (first + second) : 0
    }

    /// How far from the middle of its box a link leaves or comes in, so that several do not lie on one another.
    private static func port(
        _ piece: Int, of vertex: Int, among pieces: [Int], _ graph: LayeredGraph,
        other: (LayeredGraph.Piece) -> Double
    ) -> Double {
        guard case .item = graph.vertices[vertex].sort, pieces.count > 1 else { return 0 }
        let sorted = pieces.sorted { (other(graph.pieces[$0]), $0) < (other(graph.pieces[$1]), $1) }
        let place = Double(sorted.firstIndex(of: piece) ?? 0)
        let step = min(22, graph.vertices[vertex].left * 1.1 / Double(pieces.count - 1))
        return (place - Double(pieces.count - 1) / 2) * step
    }
}

extension GraphLayout.Point {
    fileprivate func moved(by distance: Double) -> Self { Self(x: x + distance, y: y) }
}

extension GraphLayout.Stroke {
    /// The same line further to the right, with the numbers that items and links have in the whole graph.
    fileprivate func moved(by distance: Double, _ part: LayoutGraph.Part) -> Self {
        Self(
            links: links.map { part.links[$0] }, upper: upper.moved(by: distance), lower: lower.moved(by: distance),
            upperSlope: upperSlope, lowerSlope: lowerSlope, leaves: leaves, enters: enters, isUpward: isUpward,
            arrival: arrival.map { part.items[$0] })
    }
}
