import CallFlow
import ContactCenter
import Foundation
import JSONSyntax
import Telephony

/// What became of the scenarios that were played.
struct TestReport {
    private var findings: [Diagnostic] = []
    private var results: [Played] = []
    private var programs: [Program] = []
    private var coverage = Coverage()

    mutating func add(findings more: [Diagnostic]) { findings += more }

    /// One scenario that was played, of a flow or of a queue.
    struct Played {
        var file: String
        var line: Int
        var name: String
        var failure: ScenarioFailure?
        var length: Duration
        /// Everything that happened, line by line; empty for flows.
        var story: [String] = []
    }

    mutating func add(_ result: ScenarioResult) {
        let scenario = result.scenario
        results.append(
            Played(
                file: scenario.file, line: scenario.line, name: scenario.name, failure: result.failure,
                length: result.length))
        if !programs.contains(where: { $0.id == scenario.program.id }) { programs.append(scenario.program) }
        coverage.add(result.log)
    }

    /// Plays scenarios of a folder.
    mutating func play(_ scenarios: [Scenario], in files: FlowFiles) {
        for scenario in scenarios {
            add(scenario.play(reread: FlowFiles.reread) { files.program(scenario.program.flow, from: $0) })
        }
    }

    /// Plays the queue scenarios among files of a folder that have a fitting name.
    mutating func playQueues(_ files: [FlowFolder.File], in folder: String, where fits: (String) -> Bool) {
        let isThere = files.contains {
            ScenarioFolder.isScenarioFile($0.name)
                && ScenarioFolder.isAboutQueues(Document($0.bytes, path: $0.path))
        }
        guard isThere else { return }
        let base = Installation.load(flows: folder).configuration
        let read = QueueScenarioFolder(files, base: base)
        add(findings: read.diagnostics)
        for scenario in read.scenarios where fits(scenario.name) {
            add(scenario.play(base: base, reread: FlowFiles.rereadEntities))
        }
    }

    mutating func add(_ result: QueueScenarioResult) {
        let scenario = result.scenario
        results.append(
            Played(
                file: scenario.file, line: scenario.line, name: scenario.name, failure: result.failure,
                length: result.length, story: result.story))
    }

    /// Whether nothing was played and nothing was found.
    var isEmpty: Bool { results.isEmpty && findings.isEmpty }

    /// Whether every scenario passed and no file has mistakes.
    var isClean: Bool { failures == 0 && !findings.contains { $0.severity == .error } }

    private var failures: Int { results.count { $0.failure != nil } }

    /// The report for a terminal.
    func lines(namingAll: Bool, telling story: Bool = false) -> [String] {
        var lines = findings.map(\.text)
        var file = ""
        for result in results {
            if result.file != file {
                file = result.file
                lines.append(Terminal.painted(file, .bold))
            }
            let mark = result.failure == nil ? Terminal.painted("ok    ", .green) : Terminal.painted("FAILED", .red)
            lines.append("  \(mark) \(result.name)  (\(Self.clock(result.length)))")
            if story { lines += result.story.map { "           \($0)" } }
            if let failure = result.failure { lines.append(failure.text) }
        }
        for report in coverage(of: programs) { lines += Self.lines(report, namingAll: namingAll) }
        lines.append("\(results.count) scenarios: \(results.count - failures) passed, \(failures) failed.")
        return lines
    }

    /// The report for somebody who saves every minute: what failed, and one line for each flow; findings are told apart.
    var shortLines: [String] {
        var lines: [String] = []
        for result in results {
            guard let failure = result.failure else { continue }
            lines.append("\(Terminal.painted("FAILED", .red)) \(result.file): \(result.name)")
            lines.append(failure.text)
        }
        for report in coverage(of: programs) {
            lines.append(
                "\(report.flow): outcomes \(report.outcomes.text), keys \(report.keys.text), "
                    + "prompts by language \(report.wordings.text)")
        }
        lines.append("\(results.count) scenarios: \(results.count - failures) passed, \(failures) failed.")
        return lines
    }

    private func coverage(of programs: [Program]) -> [Coverage.Report] {
        var reports: [Coverage.Report] = []
        for report in programs.flatMap({ coverage.reports(on: $0) })
        where !reports.contains(where: { $0.flow == report.flow }) {
            reports.append(report)
        }
        return reports
    }

    /// How much of one flow was walked, and what was not.
    static func lines(_ report: Coverage.Report, namingAll: Bool) -> [String] {
        var lines = ["Coverage of \(report.flow):"]
        let shares = [("outcomes", report.outcomes), ("keys", report.keys), ("prompts by language", report.wordings)]
        for (title, share) in shares {
            lines.append("  \(title): \(share.text)")
            guard !share.missing.isEmpty else { continue }
            let shown = namingAll ? share.missing : Array(share.missing.prefix(6))
            let rest = share.missing.count - shown.count
            lines.append("    not yet: \(shown.joined(separator: ", "))" + (rest > 0 ? ", and \(rest) more" : ""))
        }
        return lines
    }

    private static func clock(_ time: Duration) -> String {
        let seconds = time.wholeSeconds
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }

    // MARK: JSON

    /// The report for programs.
    var json: String {
        let answer = Answer(
            scenarios: results.map(Answer.Item.init), findings: findings.map(\.text),
            coverage: coverage(of: programs).map(Answer.Flow.init), passed: results.count - failures, failed: failures)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return (try? encoder.encode(answer)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct Answer: Encodable {
        var scenarios: [Item]
        var findings: [String]
        var coverage: [Flow]
        var passed: Int
        var failed: Int

        struct Item: Encodable {
            var file: String
            var line: Int
            var name: String
            var passed: Bool
            var seconds: Double
            var message: String?
            var failedAtLine: Int?
            var heard: [String]?
            var path: [String]?

            init(_ result: Played) {
                file = result.file
                line = result.line
                name = result.name
                passed = result.failure == nil
                seconds = Double(result.length.wholeMilliseconds) / 1000
                message = result.failure?.finding.message
                failedAtLine = result.failure?.finding.span.start.line
                heard = result.failure?.instead
                path = result.failure?.path
            }
        }

        struct Flow: Encodable {
            var flow: String
            var outcomes: Share
            var keys: Share
            var prompts: Share

            init(_ report: Coverage.Report) {
                flow = report.flow
                outcomes = Share(report.outcomes)
                keys = Share(report.keys)
                prompts = Share(report.wordings)
            }
        }

        struct Share: Encodable {
            var reached: Int
            var all: Int
            var missing: [String]

            init(_ share: Coverage.Share) {
                reached = share.reached
                all = share.all
                missing = share.missing
            }
        }
    }
}
