/// Boxes, labels and bends in rows, so that every piece of a link joins two neighbouring rows.
///
/// Boxes stand in the even rows; in the odd rows between them stand the labels. Links to one box share the bends on
/// their way.
struct LayeredGraph {
    private(set) var vertices: [Vertex] = []
    private(set) var pieces: [Piece] = []
    /// Vertices by row, from left to right.
    var rows: [[Int]] = []
    /// Pieces by their upper and lower ends.
    private(set) var below: [[Int]] = []
    private(set) var above: [[Int]] = []

    /// Something that has a place in a row.
    struct Vertex {
        let sort: Sort
        let row: Int
        /// Room to its left and right.
        let left: Double
        let right: Double
        let height: Double
    }

    /// What stands there.
    enum Sort: Hashable {
        case item(Int)
        case label(Int)
        /// A link, or several to one item, passing.
        case bend(to: Int, row: Int, isUpward: Bool)
    }

    /// The part of one or more links between two rows.
    struct Piece {
        let upper: Int
        let lower: Int
        /// The links that run here.
        var links: [Int]
        /// Whether they run upwards.
        let isUpward: Bool
        /// Whether they end here.
        let isLast: Bool
    }

    init(_ graph: LayoutGraph, _ assignment: LayerAssignment) {
        let deepest = assignment.layers.max() ?? 0
        rows = Array(repeating: [], count: 2 * deepest + 1)
        var bends: [Sort: Int] = [:]
        var shared: [[Int]: Int] = [:]
        for (index, item) in graph.items.enumerated() {
            add(
                Vertex(
                    sort: .item(index), row: 2 * assignment.layers[index], left: item.width / 2,
                    right: item.width / 2 + item.aside, height: item.height))
        }
        for (index, link) in graph.links.enumerated() {
            let isUpward = assignment.isUpward[index]
            let step = isUpward ? -1 : 1
            let last = 2 * assignment.layers[link.to]
            var row = 2 * assignment.layers[link.from] + step
            var previous = link.from
            let label = add(
                Vertex(
                    sort: .label(index), row: row, left: link.labelWidth / 2, right: link.labelWidth / 2,
                    height: link.labelHeight))
            join(previous, label, index, isUpward, isLast: false, &shared)
            previous = label
            row += step
            while row != last {
                let sort = Sort.bend(to: link.to, row: row, isUpward: isUpward)
                let bend = bends[sort] ?? add(Vertex(sort: sort, row: row, left: 4, right: 4, height: 0))
                bends[sort] = bend
                join(previous, bend, index, isUpward, isLast: false, &shared)
                previous = bend
                row += step
            }
            join(previous, link.to, index, isUpward, isLast: true, &shared)
        }
    }

    @discardableResult
    private mutating func add(_ vertex: Vertex) -> Int {
        vertices.append(vertex)
        below.append([])
        above.append([])
        rows[vertex.row].append(vertices.count - 1)
        return vertices.count - 1
    }

    private mutating func join(
        _ from: Int, _ to: Int, _ link: Int, _ isUpward: Bool, isLast: Bool, _ shared: inout [[Int]: Int]
    ) {
        let (upper, lower) = isUpward ? (to, from) : (from, to)
        if let known = shared[[from, to]] {
            pieces[known].links.append(link)
            return
        }
        shared[[from, to]] = pieces.count
        below[upper].append(pieces.count)
        above[lower].append(pieces.count)
        pieces.append(Piece(upper: upper, lower: lower, links: [link], isUpward: isUpward, isLast: isLast))
    }

    /// The vertices of the next row that a vertex is joined with.
    func lower(_ vertex: Int) -> [Int] { below[vertex].map { pieces[$0].lower } }

    /// The vertices of the row before that a vertex is joined with.
    func upper(_ vertex: Int) -> [Int] { above[vertex].map { pieces[$0].upper } }
}
