import CallFlow
import Foundation
import JSONSyntax
import Testing

struct TypingMistakesTests {
    @Test func `a letter left out, doubled or swapped in a key or a name is noticed`() throws {
        let trial = TypingMistakes(try Fixtures.files(in: Fixtures.shipped), queues: ["sales", "technical", "billing", "reception"])
        // Every letter's turn comes in the benchmark; here each file has some hundred.
        let some = trial.all.enumerated().filter { $0.offset.isMultiple(of: 31) }.map(\.element)
        let step = ProcessInfo.processInfo.environment["ALL"] == nil ? some : trial.all
        let clock = ContinuousClock()
        var many: [Int: Int] = [:]
        var lines: [String] = []
        let took = clock.measure {
            for m in step {
                let v = trial.verdict(on: m)
                many[v.found.count, default: 0] += 1
                lines.append("\(v.found.count) \(m.file):\(m.place) \(m.word) -> \(m.typed) \(v.found.sorted().prefix(4).joined(separator: " || "))")
            }
        }
        print(trial.all.count, step.count, took, many.sorted { $0.key < $1.key })
        try lines.joined(separator: "\n").write(toFile: "/tmp/typos.txt", atomically: true, encoding: .utf8)
    }
}
