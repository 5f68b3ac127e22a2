/// Puts each row into an order in which few pieces cross (Sugiyama's method: barycentres, row by row, down and up).
struct RowOrdering {
    private var graph: LayeredGraph
    private var place: [Int]

    /// The same graph in a better order.
    static func improved(_ graph: LayeredGraph, start: Int?) -> LayeredGraph {
        var ordering = RowOrdering(graph)
        ordering.beginDepthFirst(start)
        var best = ordering.graph.rows
        var fewest = ordering.crossings()
        let sweeps = graph.vertices.count > 6000 ? 2 : graph.vertices.count > 1500 ? 8 : 24
        for sweep in 0..<sweeps where fewest > 0 {
            ordering.sweep(isDownward: sweep.isMultiple(of: 2))
            if graph.vertices.count <= 1500 { ordering.exchangeNeighbours() }
            let count = ordering.crossings()
            guard count < fewest else { continue }
            fewest = count
            best = ordering.graph.rows
        }
        ordering.graph.rows = best
        return ordering.graph
    }

    private init(_ graph: LayeredGraph) {
        self.graph = graph
        place = Array(repeating: 0, count: graph.vertices.count)
    }

    /// The order of a depth-first walk, in which what belongs together stands together.
    private mutating func beginDepthFirst(_ start: Int?) {
        var rows: [[Int]] = Array(repeating: [], count: graph.rows.count)
        var isSeen = Array(repeating: false, count: graph.vertices.count)
        for root in [start].compactMap(\.self) + Array(graph.vertices.indices) where !isSeen[root] {
            var open = [root]
            while let vertex = open.popLast() {
                guard !isSeen[vertex] else { continue }
                isSeen[vertex] = true
                rows[graph.vertices[vertex].row].append(vertex)
                open += graph.lower(vertex).reversed()
            }
        }
        graph.rows = rows
        for row in rows.indices { renumber(row) }
    }

    private mutating func renumber(_ row: Int) {
        for (index, vertex) in graph.rows[row].enumerated() { place[vertex] = index }
    }

    private mutating func sweep(isDownward: Bool) {
        let order = isDownward ? Array(graph.rows.indices.dropFirst()) : graph.rows.indices.dropLast().reversed()
        for row in order {
            var centres: [Int: Double] = [:]
            for vertex in graph.rows[row] {
                let neighbours = isDownward ? graph.upper(vertex) : graph.lower(vertex)
                let sum = neighbours.reduce(0) { $0 + place[$1] }
                centres[vertex] =
                    neighbours.isEmpty ? Double(place[vertex]) : Double(sum) / Double(neighbours.count)
            }
            // Of equals the one that stood first stays first, so that the order does not depend on the sort.
            graph.rows[row].sort {
                (centres[$0] ?? 0, place[$0]) < (centres[$1] ?? 0, place[$1])
            }
            renumber(row)
        }
    }

    /// Exchanges neighbours while that takes crossings away.
    private mutating func exchangeNeighbours() {
        for _ in 0..<4 {
            var hasImproved = false
            for row in graph.rows.indices where graph.rows[row].count > 1 {
                for index in 0..<(graph.rows[row].count - 1) {
                    let left = graph.rows[row][index]
                    let right = graph.rows[row][index + 1]
                    guard pairCrossings(right, left) < pairCrossings(left, right) else { continue }
                    graph.rows[row].swapAt(index, index + 1)
                    place[left] = index + 1
                    place[right] = index
                    hasImproved = true
                }
            }
            guard hasImproved else { return }
        }
    }

    /// Crossings between the pieces of two neighbours in this order.
    private func pairCrossings(_ left: Int, _ right: Int) -> Int {
        Self.inversions(graph.upper(left).map { place[$0] }, graph.upper(right).map { place[$0] })
            + Self.inversions(graph.lower(left).map { place[$0] }, graph.lower(right).map { place[$0] })
    }

    private static func inversions(_ left: [Int], _ right: [Int]) -> Int {
        left.reduce(0) { count, first in count + right.count { $0 < first } }
    }

    /// All crossings, counted with a Fenwick tree.
    private func crossings() -> Int {
        var count = 0
        for row in graph.rows.indices.dropLast() {
            var tree = [Int](repeating: 0, count: graph.rows[row + 1].count + 1)
            var inserted = 0
            for vertex in graph.rows[row] {
                let ends = graph.lower(vertex).map { place[$0] }
                for end in ends {
                    var index = end + 1
                    var before = 0
                    while index > 0 {
                        before += tree[index]
                        index -= index & -index
                    }
                    count += inserted - before
                }
                for end in ends {
                    var index = end + 1
                    while index < tree.count {
                        tree[index] += 1
                        index += index & -index
                    }
                    inserted += 1
                }
            }
        }
        return count
    }
}
