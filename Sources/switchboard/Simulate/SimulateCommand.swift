import ArgumentParser
import ContactCenter
import Engine
import Foundation
import JSONSyntax
import StoreSQLite
import Telephony
import Web

/// `switchboard simulate`: a day of calls through the same queues, in seconds.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run a day of calls through the queues and agents, and through changed ones beside them.",
        discussion: """
            EXAMPLES
              switchboard simulate --profile tuesday.json
              switchboard simulate --profile tuesday.json --rules other/config
              switchboard simulate --from-store switchboard-data/switchboard.sqlite --day 2026-03-10 --svg day.svg

            A profile says who calls, how long they talk and wait, and who is
            there:

              {"title": "A Tuesday",
               "queues": {"sales": {
                 "arrivals": {"from": "08:00", "half_hours": [20, 35, 40]},
                 "talk": "4m", "talk_spread": 80, "patience": "3m"}},
               "agents": {
                 "early": {"count": 12, "queues": ["sales"],
                           "from": "08:00", "to": "16:00"},
                 "ana": {"from": "09:00", "to": "17:00"}}}

            Of a queue's callers, "skills": {"french": 20, "french:3, billing?": 5}
            says how many percent ask for what; "callback": 30 and
            "leave_by_key": 5 how many press a key after "key_after" ("1m")
            to be called back or to leave; "reached": 80 how many of those
            called back pick up. A crew may have "skills": {"french": 3} and
            a "tier". Tiers, overflow, relaxation and the rest are those of
            the settings; announcements and music are left out, because they
            keep nobody from an agent.

            From a store, arrivals are those of the day; talk, shifts, skills,
            callbacks and patience are learnt from it, where callers who were answered
            count as having been willing to wait longer. Both sets of rules
            meet the same callers. Every figure comes with the interval that
            holds the true one in 95 of 100 cases.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Option(help: ArgumentHelp("The day as a JSON file.", valueName: "file"))
    var profile: String?

    @Option(help: ArgumentHelp("Learn the day from this store.", valueName: "path"))
    var fromStore: String?

    @Option(help: ArgumentHelp("The day to learn, such as 2026-03-10.", valueName: "date"))
    var day: String?

    @Option(help: ArgumentHelp("The folder of changed settings to compare with today's.", valueName: "folder"))
    var rules: String?

    @Option(help: ArgumentHelp("The folder of today's settings; that of the environment if left out."))
    var config: String?

    @Option(help: "How many days are run, 1 to 1000.")
    var runs = 10

    @Option(help: "The first number that decides a day's luck: the same number gives the same day.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The formula of the service level.", valueName: "name"))
    var formula = ServiceLevel.shortAbandonsExcluded.rawValue

    @Option(help: ArgumentHelp("Also draw the day into this file.", valueName: "file"))
    var svg: String?

    @Option(help: "How it is printed: table or json.")
    var format = Format.table

    func validate() throws {
        guard (profile == nil) != (fromStore == nil) else {
            throw ValidationError("Give a day: --profile FILE, or --from-store PATH --day DATE.")
        }
        guard (fromStore == nil) == (day == nil) else { throw ValidationError("--from-store and --day go together.") }
        if let day, FigureRequest.moment(day) == nil {
            throw ValidationError("'\(day)' is no date: write it like 2026-03-10.")
        }
        guard (1...1000).contains(runs) else { throw ValidationError("--runs must be from 1 to 1000.") }
        guard ServiceLevel(rawValue: formula) != nil else {
            let known = ServiceLevel.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no formula '\(formula)'; there are: \(known).")
        }
    }

    func run() async throws {
        guard let formula = ServiceLevel(rawValue: formula) else { throw Exit.failed }
        let today = try Self.rules(in: config)
        let day = try await readDay(rules: today)
        var plans = [DayPlan(name: "today", rules: today)]
        if let rules { plans.append(DayPlan(name: rules, rules: try Self.rules(in: rules))) }
        for plan in plans { try Self.check(day, against: plan) }
        let runner = DayRunner(profile: day, plans: plans, seeds: (0..<UInt64(runs)).map { seed &+ $0 })
        let results = await runner.run(showingProgress: Terminal.isWatched)
        let report = DayReport(title: day.title, results: results, formula: formula)
        switch format {
        case .table: for line in report.lines { Terminal.say(line) }
        case .json: try Terminal.say(report.json())
        }
        guard let svg else { return }
        do {
            try Data(report.picture.utf8).write(to: URL(filePath: svg))
        } catch {
            throw Exit.because("The picture cannot be written to \(svg).")
        }
    }

    /// The queues and agents of a folder of settings.
    private static func rules(in folder: String?) throws -> Configuration {
        let installation = Installation.load(config: folder)
        let errors = installation.findings.filter { finding in
            switch finding {
            case .file(let diagnostic): diagnostic.file.hasPrefix(installation.settings.config) && finding.isError
            case .path(let path, _): path.hasPrefix(installation.settings.config)
            case .variable: false
            }
        }
        for finding in errors { Terminal.tell(finding.text) }
        guard errors.isEmpty, !installation.queues.isEmpty else {
            throw Exit.because(
                "The settings in \(installation.settings.config) cannot be used.", Exit.configuration)
        }
        return installation.configuration
    }

    /// A rule set must have the queues of the day.
    private static func check(_ day: DayProfile, against plan: DayPlan) throws {
        let missing = day.queues.keys.filter { plan.rules.queues[$0] == nil }.sorted()
        guard missing.isEmpty else {
            throw Exit.because("The rules '\(plan.name)' have no queue \(missing.joined(separator: ", ")).")
        }
    }

    private func readDay(rules: Configuration) async throws -> DayProfile {
        if let profile { return try Self.read(profile, rules: rules) }
        guard let fromStore, let day, let midnight = FigureRequest.moment(day) else { throw Exit.failed }
        let history = try await RecordOptions.reading(fromStore) { store in
            try await FactHistory(store).run(
                DayHistory(from: midnight), from: midnight, kinds: DayHistory.kinds)
        }
        guard let profile = history.profile(title: day) else {
            throw Exit.because("Nobody called on \(day), as far as \(fromStore) knows.")
        }
        return profile
    }

    private static func read(_ path: String, rules: Configuration) throws -> DayProfile {
        guard let document = Files.document(path) else { throw Exit.because("The profile \(path) cannot be read.") }
        let findings = Findings(document)
        // Any day will do: nothing in the rules depends on the date.
        let profile = DayProfile(document, findings, midnight: Timestamp(seconds: 1_767_571_200), rules: rules)
        for diagnostic in findings.diagnostics { Terminal.tell(diagnostic.text) }
        guard let profile else { throw Exit.because("The profile \(path) cannot be used.", Exit.configuration) }
        return profile
    }
}
