import CallFlow
import Foundation
import JSONSyntax
import Testing

struct RandomFilesTests {
    /// The shipped flows, each with the files beside it, and the examples of all explanations.
    private static func samples() throws -> [FlowFuzz.Sample] {
        let shipped = try Fixtures.files(in: Fixtures.shipped).filter { FlowFolder.isFlowFile($0.name) }
        return FlowFuzz.examples
            + shipped.map { file in FlowFuzz.Sample(file, others: shipped.filter { $0.name != file.name }) }
    }

    @Test func `no file brings the reader or the checker down`() throws {
        var fuzz = FlowFuzz(seed: 1, samples: try Self.samples())
        var found: [Int: Int] = [:]
        for _ in 0..<1_800 {
            let trial = fuzz.next()
            let count = trial.run()
            #expect(count <= 2 * Findings.most)
            found[min(count, 1), default: 0] += 1
        }
        // Most files are broken, and some are right all the same: both sides of the check are reached.
        #expect((found[1] ?? 0) > 900 && (found[0] ?? 0) > 5, "\(found)")
    }

    @Test func `the same seed gives the same files, another seed others`() throws {
        let samples = try Self.samples()
        var first = FlowFuzz(seed: 7, samples: samples)
        var second = FlowFuzz(seed: 7, samples: samples)
        var other = FlowFuzz(seed: 8, samples: samples)
        var areSame = true
        for _ in 0..<50 {
            let bytes = first.next().bytes
            #expect(bytes == second.next().bytes)
            areSame = areSame && bytes == other.next().bytes
        }
        #expect(!areSame)
    }

    @Test func `nesting beyond the limit and files beyond the limit are refused`() {
        let deep = Array(String(repeating: "[", count: 100_000).utf8)
        #expect(Document(deep, path: "a.json").diagnostics.map(\.code) == ["F001"])
        let large = [UInt8](repeating: 32, count: Document.largest + 1)
        #expect(Document(large, path: "a.json").diagnostics.map(\.code) == ["F001"])
    }

    /// What the check of a flow costs this thread, whatever else the machine does; the least of three.
    private static func work(states count: Int) throws -> Duration {
        let file = FlowFolder.File(name: "large.json", bytes: LargeFlow.file(states: count))
        return try (0..<3).map { _ in
            let before = try threadTime()
            #expect(FlowFolder([file]).diagnostics.filter { $0.severity == .error } == [])
            return try threadTime() - before
        }.min() ?? .zero
    }

    /// The processor's time that this thread has had.
    private static func threadTime() throws -> Duration {
        var time = timespec()
        try #require(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    @Test func `the work of a check grows with the number of states, not with its square`() throws {
        let (small, large) = (try Self.work(states: 250), try Self.work(states: 1000))
        // Four times the states; sixteen times the work would be the square of it.
        #expect(large < small * 8, "\(small) and \(large)")
    }
}
