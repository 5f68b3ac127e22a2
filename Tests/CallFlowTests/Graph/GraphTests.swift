import CallFlow
import Foundation
import Testing

struct GraphTests {
    private func graph() throws -> FlowGraph {
        try #require(FlowGraph.all(in: try Fixtures.files(in: Fixtures.shipped)).first { $0.flow == "support" })
    }

    @Test func `draws`() throws {
        let graph = try graph()
        try Data(graph.svg().utf8).write(to: URL(filePath: "/tmp/g/support.svg"))
        try Data(graph.mermaid().utf8).write(to: URL(filePath: "/tmp/g/support.mmd"))
        try Data(graph.dot().utf8).write(to: URL(filePath: "/tmp/g/support.dot"))
        for name in ["r40", "r400", "r2000"] {
            guard let bytes = FileManager.default.contents(atPath: "/tmp/g/\(name).json") else { continue }
            let clock = ContinuousClock()
            let graph = try #require(FlowGraph.all(in: [.init(name: "\(name).json", bytes: [UInt8](bytes))]).first)
            var svg = ""
            print(name, clock.measure { svg = graph.svg() })
            try Data(svg.utf8).write(to: URL(filePath: "/tmp/g/\(name).svg"))
        }
    }
}
