import CallFlow
import Foundation
import JSONSyntax
import Testing

struct RandomFilesTests {
    @Test func `no file brings the reader or the checker down`() throws {
        let seeds = try Fixtures.files(in: Fixtures.shipped).filter { FlowFolder.isFlowFile($0.name) }.map(\.bytes)
        var fuzz = FlowFuzz(seed: 1, samples: seeds)
        for _ in 0..<400 { #expect(fuzz.tryOne() <= 2 * Findings.most) }
    }

    @Test func `the same seed gives the same files`() {
        var first = FlowFuzz(seed: 7, samples: [Array("{}".utf8)])
        var second = FlowFuzz(seed: 7, samples: [Array("{}".utf8)])
        for _ in 0..<20 { #expect(first.next() == second.next()) }
    }

    @Test func `nesting beyond the limit and files beyond the limit are refused`() {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(Document(deep, path: "a.json").diagnostics.map(\.code) == ["F001"])
        let large = [UInt8](repeating: 32, count: Document.largest + 1)
        #expect(Document(large, path: "a.json").diagnostics.map(\.code) == ["F001"])
    }

    @Test func `the work of a check grows with the number of states, not with its square`() {
        var sizes: [Int: Duration] = [:]
        for count in [250, 1000] {
            let file = FlowFolder.File(name: "large.json", bytes: FlowFuzz.largeFlow(states: count))
            let watch = ContinuousClock()
            sizes[count] = watch.measure {
                #expect(FlowFolder([file]).diagnostics.filter { $0.severity == .error } == [])
            }
        }
        // Four times the states; sixteen times the time would be the square of it.
        #expect((sizes[1000] ?? .zero) < (sizes[250] ?? .zero) * 10)
    }
}
