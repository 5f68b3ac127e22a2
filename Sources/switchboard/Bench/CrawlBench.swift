import CallFlow
import Telephony

/// How fast automatic callers walk the shipped flows.
struct CrawlBench {
    /// Decides what the callers do.
    var seed: UInt64

    /// Calls in all, spread over the flows that have numbers.
    private static let calls = 10_200
    /// A Tuesday in March, so that the figures do not depend on the day.
    private static let start = Timestamp(milliseconds: 1_773_136_800_000)

    func run() async throws -> [BenchRow] {
        guard let files = FlowFiles(folder: "ivr-flows") else {
            throw Exit.because("There is no folder ivr-flows here: run this in the project's folder.")
        }
        let programs = files.flows.programs.filter(\.isCalledDirectly)
        guard !programs.isEmpty else { throw Exit.because("No flow in ivr-flows has a number to call.") }
        let options = Crawl.Options(
            calls: Self.calls / programs.count, seed: seed, rereadsOneIn: 1000, from: Self.start)
        let clock = ContinuousClock()
        let start = clock.now
        var reports: [CrawlReport] = []
        await Crawl.together(programs, options) { report, _ in reports.append(report) }
        let milliseconds = (clock.now - start).wholeMilliseconds
        let calls = reports.reduce(0) { $0 + $1.calls }
        let turns = reports.reduce(0) { $0 + $1.turns }
        let failures = reports.reduce(0) { $0 + $1.failureCount }
        let missing = reports.flatMap(\.reports).flatMap { $0.outcomes.missing + $0.keys.missing }
        return [
            BenchRow(
                measure: "\(calls) automatic calls, \(turns) steps", figure: "\(milliseconds) ms",
                promise: "at most 300 ms", isKept: milliseconds <= 300),
            BenchRow(
                measure: "automatic calls that went wrong", figure: "\(failures)", promise: "none",
                isKept: failures == 0),
            BenchRow(
                measure: "outcomes and keys that no automatic call took", figure: "\(missing.count)", promise: "none",
                isKept: missing.isEmpty),
        ]
    }
}
