import ArgumentParser
import CallFlow
import Foundation
import Telephony

/// `switchboard crawl`: automatic callers.
struct CrawlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crawl",
        abstract: "Let automatic callers look for calls that go wrong.",
        discussion: """
            EXAMPLES
              switchboard crawl
              switchboard crawl support --calls 20000 --seed 7
              switchboard crawl --save found

            Silent, hasty, slow, obedient and curious callers call when you
            are open, closed, on holidays and when clocks change, while
            services answer well, late, wrongly or not at all. Every call has
            to end, and to tell no private value. A call that goes wrong is
            shown as a scenario, or written into the folder of --save. Exit
            status 0 if none did, 1 if one did, 2 if there is nothing to call.
            """)

    @Argument(help: "The flows to call; all that have numbers if none is given.")
    var names: [String] = []

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows = "ivr-flows"

    @Option(help: "Calls to each flow.")
    var calls = 3_400

    @Option(help: "Decides what the callers do.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("From when the calendars are looked at, 2026-03-10; today if not given.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Write failed calls as scenarios into this folder.", valueName: "dir"))
    var save: String?

    @Flag(help: "Name everything that was not walked or heard.")
    var missing = false

    func validate() throws {
        guard (1...10_000_000).contains(calls) else { throw ValidationError("--calls must be from 1 to 10,000,000.") }
        if let from, Self.moment(from) == nil { throw ValidationError("--from is written 2026-03-10.") }
    }

    func run() async throws {
        guard let files = FlowFiles(folder: flows) else {
            throw Exit.because("The folder \(flows) cannot be read.", Exit.usage)
        }
        let programs = files.flows.programs.filter { names.isEmpty ? $0.isCalledDirectly : names.contains($0.flow) }
        if let unknown = names.first(where: { name in !programs.contains { $0.flow == name } }) {
            throw Exit.because("There is no flow \"\(unknown)\" in \(flows) that could be called.", Exit.usage)
        }
        guard !programs.isEmpty else { throw Exit.because("No flow in \(flows) has a number to call.", Exit.usage) }
        let now = from.flatMap(Self.moment) ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let options = Crawl.Options(calls: calls, seed: seed, from: now)
        var failures = 0
        try await Crawl.together(programs, options) { report, time in
            try tell(report, took: time)
            failures += report.failureCount
        }
        if failures > 0 { throw Exit.failed }
    }

    private static func moment(_ text: String) -> Timestamp? { Timestamp(iso8601: text + "T12:00:00Z") }

    private func tell(_ report: CrawlReport, took: Duration) throws {
        Terminal.say(Terminal.painted(report.flow, .bold))
        Terminal.say(
            "  \(report.calls) calls with seed \(report.seed) in \(took.wholeMilliseconds) ms: \(report.turns) steps, "
                + "at most \(report.mostCallerTurns) caller turns, held for at most \(report.longestHeld.wholeSeconds) s"
        )
        for coverage in report.reports {
            for line in TestReport.lines(coverage, namingAll: missing) { Terminal.say("  " + line) }
        }
        for (index, failure) in report.failures.enumerated() {
            Terminal.say(Terminal.painted("  FAILED", .red) + " \(failure.title): \(failure.message)")
            guard let save else {
                if index == 0 { Terminal.say(failure.scenario) }
                continue
            }
            try write(failure.scenario, to: "\(save)/\(report.flow)-\(report.seed)-\(index + 1).test.json")
        }
        if report.failureCount > 0 { Terminal.say("  \(report.failureCount) calls went wrong.") }
    }

    private func write(_ text: String, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw Exit.because("\(path) cannot be written.")
        }
        Terminal.say("  written to \(path)")
    }
}
