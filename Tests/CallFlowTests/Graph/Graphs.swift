import Foundation
import Testing

@testable import CallFlow

/// Graphs for tests.
enum Graphs {
    /// The graph of a flow whose text is given.
    static func graph(_ flow: String) throws -> FlowGraph {
        try #require(FlowGraph.all(in: [FlowFolder.File(name: "test.json", bytes: Array(flow.utf8))]).first)
    }

    /// A graph as a list of arrows `a b: label`; a label that begins with `?` is a default.
    static func made(_ arrows: [String], start: String = "a", id: String = "test") -> FlowGraph {
        var graph = FlowGraph(flow: id, title: id, start: start, nodes: [], edges: [])
        for arrow in arrows {
            let parts = arrow.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
            let ends = parts[0].split(separator: " ").map(String.init)
            for name in ends where graph.node(name) == nil {
                var node = GraphNode(id: name, name: name, label: "say", shape: .step)
                node.content = "say \(name)"
                graph.nodes.append(node)
            }
            let label = parts.count > 1 ? parts[1] : "next"
            let name = label.replacing("?", with: "")
            if ends.count > 1 {
                graph.add(
                    GraphEdge(
                        from: ends[0], to: ends[1], isDefault: label.hasPrefix("?"),
                        ways: [GraphWay(outcome: name, label: name)]))
            }
        }
        return graph
    }

    /// Numbers that look random and are the same every time.
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    /// A graph to be laid out, with boxes and labels of many sizes and links in every direction.
    static func layout(seed: UInt64, items: Int, links: Int) -> LayoutGraph {
        var dice = Dice(state: seed)
        var graph = LayoutGraph()
        graph.start = 0
        for _ in 0..<items {
            let aside = dice.roll(6) == 0 ? 60.0 : 0
            graph.items.append(
                LayoutGraph.Item(width: 60 + Double(dice.roll(120)), height: 30 + Double(dice.roll(40)), aside: aside))
        }
        for _ in 0..<links {
            let from = dice.roll(items)
            let to = dice.roll(items)
            guard from != to else { continue }
            let hasLabel = dice.roll(3) > 0
            graph.links.append(
                LayoutGraph.Link(
                    from: from, to: to, labelWidth: hasLabel ? 20 + Double(dice.roll(90)) : 0,
                    labelHeight: hasLabel ? 13 : 0))
        }
        return graph
    }
}
