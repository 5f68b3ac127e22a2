/// What a layout is asked for: boxes of given sizes, and links between them.
struct LayoutGraph {
    var items: [Item] = []
    var links: [Link] = []
    /// The item to stand at the top; nil for none in particular.
    var start: Int?

    /// A box.
    struct Item {
        var width: Double
        var height: Double
        /// Room that is kept free beside it on the right, for what hangs there.
        var aside = 0.0
    }

    /// An arrow between two different boxes.
    struct Link {
        let from: Int
        let to: Int
        /// The size of its label; zero for none.
        var labelWidth = 0.0
        var labelHeight = 0.0
        /// How much it wants to be short.
        var weight = 1.0
    }
}

/// The rows that the boxes stand in, and the links that have to go up for it.
struct LayerAssignment {
    /// Row by item, from 0 at the top.
    private(set) var layers: [Int]
    /// Whether a link leads upwards, by link.
    private(set) var isUpward: [Bool]

    init(_ graph: LayoutGraph) {
        layers = Array(repeating: 0, count: graph.items.count)
        isUpward = Array(repeating: false, count: graph.links.count)
        var leaving: [[Int]] = Array(repeating: [], count: graph.items.count)
        for (index, link) in graph.links.enumerated() { leaving[link.from].append(index) }
        breakCycles(graph, leaving)
        assignLongestPaths(graph)
        shorten(graph)
    }

    /// Turns every link around that closes a circle, going depth first from the start.
    private mutating func breakCycles(_ graph: LayoutGraph, _ leaving: [[Int]]) {
        enum Mark { case fresh, open, done }
        var marks = Array(repeating: Mark.fresh, count: graph.items.count)
        for root in [graph.start].compactMap(\.self) + Array(graph.items.indices) where marks[root] == .fresh {
            var path: [(item: Int, next: Int)] = [(root, 0)]
            marks[root] = .open
            while let (item, next) = path.last {
                guard next < leaving[item].count else {
                    marks[item] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let link = leaving[item][next]
                let target = graph.links[link].to
                switch marks[target] {
                case .open: isUpward[link] = true
                case .fresh:
                    marks[target] = .open
                    path.append((target, 0))
                case .done: break
                }
            }
        }
    }

    private func ends(_ index: Int, _ graph: LayoutGraph) -> (upper: Int, lower: Int) {
        let link = graph.links[index]
        return isUpward[index] ? (link.to, link.from) : (link.from, link.to)
    }

    /// Every item below all that lead to it, as high as that allows.
    private mutating func assignLongestPaths(_ graph: LayoutGraph) {
        var below: [[Int]] = Array(repeating: [], count: graph.items.count)
        var waiting = Array(repeating: 0, count: graph.items.count)
        for index in graph.links.indices {
            let (upper, lower) = ends(index, graph)
            below[upper].append(lower)
            waiting[lower] += 1
        }
        var ready = graph.items.indices.filter { waiting[$0] == 0 }
        while let item = ready.popLast() {
            for lower in below[item] {
                layers[lower] = max(layers[lower], layers[item] + 1)
                waiting[lower] -= 1
                if waiting[lower] == 0 { ready.append(lower) }
            }
        }
    }

    /// Moves items within the room that they have to where their links are shorter.
    private mutating func shorten(_ graph: LayoutGraph) {
        var attached: [[Int]] = Array(repeating: [], count: graph.items.count)
        for (index, link) in graph.links.enumerated() {
            attached[link.from].append(index)
            attached[link.to].append(index)
        }
        let deepest = layers.max() ?? 0
        for _ in 0..<8 {
            var hasMoved = false
            for item in graph.items.indices where item != graph.start {
                var highest = 0
                var lowest = deepest
                var pull = 0.0
                for index in attached[item] {
                    let (upper, lower) = ends(index, graph)
                    if lower == item {
                        highest = max(highest, layers[upper] + 1)
                        pull -= graph.links[index].weight
                    } else {
                        lowest = min(lowest, layers[lower] - 1)
                        pull += graph.links[index].weight
                    }
                }
                let wanted = pull > 0 ? lowest : pull < 0 ? highest : layers[item]
                guard wanted != layers[item], (highest...max(highest, lowest)).contains(wanted) else { continue }
                layers[item] = wanted
                hasMoved = true
            }
            guard hasMoved else { return }
        }
    }
}
