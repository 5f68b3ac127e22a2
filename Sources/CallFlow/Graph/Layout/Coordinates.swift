/// Where the vertices of ordered rows stand.
struct Coordinates {
    /// Centres from left to right, by vertex.
    private(set) var x: [Double]
    /// Upper and lower edge, by row.
    private(set) var rows: [ClosedRange<Double>] = []

    private static let gap = 18.0

    init(_ graph: LayeredGraph) {
        x = Array(repeating: 0, count: graph.vertices.count)
        for row in graph.rows { pack(row, graph) }
        let rounds = graph.vertices.count > 6000 ? 12 : 40
        for round in 0..<rounds {
            let order = round.isMultiple(of: 2) ? Array(graph.rows.indices) : graph.rows.indices.reversed()
            // The last rounds listen to both neighbours, so that neither side of a long link is left askew.
            let side: Side = round >= rounds - 10 ? .both : round.isMultiple(of: 2) ? .above : .below
            for row in order { settle(graph.rows[row], graph, side) }
        }
        let left = graph.vertices.indices.map { x[$0] - graph.vertices[$0].left }.min() ?? 0
        for vertex in x.indices { x[vertex] -= left }
        stack(graph)
    }

    private enum Side { case above, below, both }

    private mutating func pack(_ row: [Int], _ graph: LayeredGraph) {
        var edge = 0.0
        for vertex in row {
            x[vertex] = edge + graph.vertices[vertex].left
            edge += graph.vertices[vertex].left + graph.vertices[vertex].right + Self.gap
        }
        for vertex in row { x[vertex] -= edge / 2 }
    }

    /// Moves a row as near to its neighbours as its order and its widths allow.
    ///
    /// The least sum of weighted squares under the order is found by pooling neighbours that want to overlap.
    private mutating func settle(_ row: [Int], _ graph: LayeredGraph, _ side: Side) {
        var offset = 0.0
        var offsets: [Double] = []
        var pools: [(sum: Double, weight: Double, count: Int)] = []
        for (index, vertex) in row.enumerated() {
            if index > 0 { offset += graph.vertices[row[index - 1]].right + Self.gap + graph.vertices[vertex].left }
            offsets.append(offset)
            let (wanted, weight) = wish(vertex, graph, side)
            pools.append(((wanted - offset) * weight, weight, 1))
            while pools.count > 1 {
                let last = pools[pools.count - 1]
                let before = pools[pools.count - 2]
                guard before.sum / before.weight > last.sum / last.weight else { break }
                pools.removeLast()
                pools[pools.count - 1] = (
                    before.sum + last.sum, before.weight + last.weight, before.count + last.count
                )
            }
        }
        var index = 0
        for pool in pools {
            for _ in 0..<pool.count {
                x[row[index]] = pool.sum / pool.weight + offsets[index]
                index += 1
            }
        }
    }

    private func wish(_ vertex: Int, _ graph: LayeredGraph, _ side: Side) -> (place: Double, weight: Double) {
        var sum = 0.0
        var total = 0.0
        func listen(_ neighbours: [Int]) {
            for neighbour in neighbours {
                let weight = Self.weight(graph.vertices[vertex].sort, graph.vertices[neighbour].sort)
                sum += x[neighbour] * weight
                total += weight
            }
        }
        if side != .below { listen(graph.upper(vertex)) }
        if side != .above { listen(graph.lower(vertex)) }
        return total > 0 ? (sum / total, total) : (x[vertex], 0.1)
    }

    /// Long links want to be straight more than short ones.
    private static func weight(_ one: LayeredGraph.Sort, _ other: LayeredGraph.Sort) -> Double {
        switch (one, other) {
        case (.bend, .bend): 10
        case (.bend, .label), (.label, .bend): 3
        case (.bend, .item), (.item, .bend): 2
        case (.item, _), (_, .item), (.label, .label): 1
        }
    }

    /// Rows one below the other, further apart where links go far sideways.
    private mutating func stack(_ graph: LayeredGraph) {
        var edge = 0.0
        for (index, row) in graph.rows.enumerated() {
            let height = row.map { graph.vertices[$0].height }.max() ?? 0
            rows.append(edge...(edge + height))
            let pieces = row.flatMap { graph.below[$0] }
            let furthest = pieces.map { abs(x[graph.pieces[$0].upper] - x[graph.pieces[$0].lower]) }.max() ?? 0
            edge += height + min(64, 16 + furthest * 0.07)
            if index == graph.rows.count - 1 { edge = rows[index].upperBound }
        }
    }

    /// Width and height of the whole.
    func size(_ graph: LayeredGraph) -> (width: Double, height: Double) {
        let right = graph.vertices.indices.map { x[$0] + graph.vertices[$0].right }.max() ?? 0
        return (right, rows.last?.upperBound ?? 0)
    }
}
