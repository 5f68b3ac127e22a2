import Testing

@testable import CallFlow

struct GraphLayoutTests {
    private struct Box {
        let left, right, top, bottom: Double

        init(_ centre: GraphLayout.Point, _ width: Double, _ height: Double, aside: Double = 0) {
            (left, right) = (centre.x - width / 2, centre.x + width / 2 + aside)
            (top, bottom) = (centre.y - height / 2, centre.y + height / 2)
        }

        func overlaps(_ other: Box) -> Bool {
            let slack = 0.01
            return left + slack < other.right && other.left + slack < right && top + slack < other.bottom
                && other.top + slack < bottom
        }
    }

    @Test(arguments: 1...25)
    func `boxes and labels never overlap, and lines pass between them`(_ seed: Int) {
        let graph = Graphs.layout(seed: UInt64(seed), items: 5 + seed * 2, links: 8 + seed * 3)
        let layout = GraphLayout(graph)
        let boxes = graph.items.enumerated().map { index, item in
            Box(layout.centres[index], item.width, item.height, aside: item.aside)
        }
        let labels = graph.links.enumerated().filter { $0.element.labelWidth > 0 }.map { index, link in
            Box(layout.labels[index], link.labelWidth, link.labelHeight)
        }
        let all = boxes + labels
        for (index, box) in all.enumerated() {
            for other in all[(index + 1)...] { #expect(!box.overlaps(other)) }
            #expect(box.left >= -0.01 && box.top >= -0.01)
            #expect(box.right <= layout.width + 0.01 && box.bottom <= layout.height + 0.01)
        }
        for stroke in layout.strokes {
            #expect(stroke.upper.y <= stroke.leaves + 0.01 && stroke.leaves < stroke.enters)
            #expect(stroke.enters <= stroke.lower.y + 0.01)
        }
        for (index, link) in graph.links.enumerated() {
            let own = layout.strokes.filter { $0.links.contains(index) }
            #expect(own.contains { $0.arrival == link.to })
        }
    }

    @Test func `a start stands at the top and a circle closes upwards`() {
        var graph = LayoutGraph()
        graph.items = Array(repeating: LayoutGraph.Item(width: 80, height: 40), count: 3)
        graph.links = [(0, 1), (1, 2), (2, 0)].map { LayoutGraph.Link(from: $0.0, to: $0.1) }
        graph.start = 0
        let layout = GraphLayout(graph)
        #expect(layout.centres[0].y < layout.centres[1].y)
        #expect(layout.centres[1].y < layout.centres[2].y)
        #expect(layout.strokes.contains { $0.isUpward && $0.arrival == 0 })
    }

    @Test func `links to one box share their way`() {
        var graph = LayoutGraph()
        graph.items = Array(repeating: LayoutGraph.Item(width: 80, height: 40), count: 5)
        graph.links = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (1, 4), (2, 4)].map {
            LayoutGraph.Link(from: $0.0, to: $0.1)
        }
        let layout = GraphLayout(graph)
        #expect(layout.strokes.contains { $0.links == [5, 6] })
    }

    @Test func `parts that nothing joins stand side by side`() {
        var graph = LayoutGraph()
        graph.items = Array(repeating: LayoutGraph.Item(width: 80, height: 40), count: 4)
        graph.links = [LayoutGraph.Link(from: 2, to: 3)]
        graph.start = 2
        let layout = GraphLayout(graph)
        #expect(layout.centres.map(\.x) == [160, 280, 40, 40])
        #expect(layout.width == 320)
    }

    @Test func `nothing and one box can be drawn`() {
        #expect(GraphLayout(LayoutGraph()).strokes.isEmpty)
        var graph = LayoutGraph()
        graph.items = [LayoutGraph.Item(width: 80, height: 40)]
        let layout = GraphLayout(graph)
        #expect(layout.centres == [GraphLayout.Point(x: 40, y: 20)])
        #expect(layout.width == 80)
    }
}
