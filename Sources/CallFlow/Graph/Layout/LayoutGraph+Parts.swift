extension LayoutGraph {
    /// A part of a graph that no link joins with the rest.
    struct Part {
        let graph: LayoutGraph
        /// The numbers that its items and its links have in the whole graph.
        let items: [Int]
        let links: [Int]
    }

    /// The graph's connected parts: that of the start first, the others by their first items.
    var parts: [Part] {
        var leader = Array(items.indices)
        func find(_ item: Int) -> Int {
            var root = item
            while leader[root] != root { root = leader[root] }
            leader[item] = root
            return root
        }
        for link in links {
            let (one, other) = (find(link.from), find(link.to))
            leader[max(one, other)] = min(one, other)
        }
        var numbers: [Int: Int] = [:]
        var members: [[Int]] = []
        let order = [start].compactMap(\.self) + items.indices.filter { $0 != start }
        for item in order {
            let root = find(item)
            if let number = numbers[root] {
                members[number].append(item)
            } else {
                numbers[root] = members.count
                members.append([item])
            }
        }
        var own: [[Int]] = Array(repeating: [], count: members.count)
        for (index, link) in links.enumerated() { own[numbers[find(link.from)] ?? 0].append(index) }
        return members.indices.map { part(of: members[$0].sorted(), own[$0]) }
    }

    private func part(of members: [Int], _ own: [Int]) -> Part {
        let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        var graph = LayoutGraph()
        graph.items = members.map { items[$0] }
        graph.links = own.map { index in
            let link = links[index]
            return Link(
                from: places[link.from] ?? 0, to: places[link.to] ?? 0, labelWidth: link.labelWidth,
                labelHeight: link.labelHeight, weight: link.weight)
        }
        graph.start = start.flatMap { places[$0] }
        return Part(graph: graph, items: members, links: own)
    }
}
