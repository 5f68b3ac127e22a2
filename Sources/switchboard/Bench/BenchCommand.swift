import ArgumentParser

/// Measures what the project promises: `switchboard bench`.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure what the project promises and print it as one table.",
        discussion: """
            EXAMPLES
              switchboard bench                     everything, in a few minutes; build with -c release
              switchboard bench --only choice
              switchboard bench --only kill --kills 50

            Run it in the project's folder. Figures are ratios of one run or counts, because absolute times differ
            from machine to machine. Exit status 1 if a promise is not kept.
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable {
        case choice, crawl, day, job, language, parked, kill
    }

    @Option(help: "One part only: choice, crawl, day, job, language, parked or kill.")
    var only: Part?

    @Option(help: "How often the service is killed under load.")
    var kills = 50

    @Option(help: "Decides when it is killed and what callers do.")
    var seed: UInt64 = 1

    @Option(help: "Random files that the reader and the checker must survive.")
    var files = 20_000

    @Option(help: "Calls that are parked.")
    var parked = 100_000

    @Option(help: "Calls of the whole-job measurement, of four webhooks each.")
    var calls = 4_000

    func run() async throws {
        let tell: @Sendable (String) -> Void = { Terminal.tell($0) }
        var rows: [BenchRow] = []
        for part in Part.allCases where only == nil || only == part {
            tell("\(part.rawValue) …")
            switch part {
            case .choice: rows += ChoiceBench().run()
            case .crawl: rows += try await CrawlBench(seed: seed).run()
            case .day: rows += DayBench().run()
            case .job: rows += try await WholeJobBench(calls: calls, tell: tell).run()
            case .language: rows += try LanguageBench(seed: seed, files: files).run()
            case .parked: rows += try await ParkedBench(calls: parked, tell: tell).run()
            case .kill: rows += try await KillBench(kills: kills, seed: seed, tell: tell).run()
            }
        }
        print(BenchRow.table(rows))
        guard rows.allSatisfy(\.isKept) else { throw ExitCode(1) }
    }
}
