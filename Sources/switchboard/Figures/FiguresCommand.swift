import ArgumentParser
import ContactCenter
import Engine
import Foundation
import Telephony
import Web

/// `switchboard figures`: what happened in queues and to agents, in numbers.
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Count calls, waits, service level and occupancy, by queue, agent and interval.",
        discussion: """
            EXAMPLES
              switchboard figures                          the day so far
              switchboard figures --from 2026-03-10 --to 2026-03-11 --interval 30m --format csv
              switchboard figures --queue sales --threshold 30s --format json
              switchboard figures --calls abandoned        the calls that the figure counted
              switchboard figures --calls misses --format csv
              switchboard figures --fairness               offers of each agent by available hour

            Reads the store of the settings, also while the server runs, or
            asks a server with --url. The service level comes by five
            published formulas, each under its name, at the threshold that
            config/queues.json gives the queue ("answer_within"); a fault of
            the system is no abandonment. AHT is talk and wrap-up; an agent's
            holding of the caller is talk.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Option(help: ArgumentHelp("The first moment: a date, or ISO 8601; midnight if left out.", valueName: "moment"))
    var from: String?

    @Option(help: ArgumentHelp("The moment up to which is counted; now if left out.", valueName: "moment"))
    var to: String?

    @Option(help: ArgumentHelp("The length of an interval, such as 15m; one for everything if left out."))
    var interval: String?

    @Option(help: "One queue only.")
    var queue: String?

    @Option(help: "One agent only; with a queue, the agent's part in it.")
    var agent: String?

    @Option(
        help: ArgumentHelp("The threshold of the service level, for each queue's \"answer_within\".", valueName: "time")
    )
    var threshold: String?

    @Option(
        help: ArgumentHelp(
            "How soon a caller gives up who counts as a short abandon, for each queue's \"short_abandon\".",
            valueName: "time"))
    var short: String?

    @Option(help: "How it is printed: table, json or csv.")
    var format = Format.table

    @Option(help: ArgumentHelp("List the calls that this figure counted, such as abandoned.", valueName: "figure"))
    var calls: String?

    @Flag(help: "Tell how evenly agents were offered calls.")
    var fairness = false

    @OptionGroup var record: RecordOptions

    func validate() throws {
        if let calls, Figure(rawValue: calls) == nil {
            let known = Figure.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no figure '\(calls)'; there are: \(known).")
        }
        if calls != nil, fairness { throw ValidationError("Give --calls or --fairness, not both.") }
    }

    func run() async throws {
        do {
            if let calls = calls.flatMap(Figure.init(rawValue:)) { return try await list(calls) }
            if fairness { return try await tellFairness() }
            try await count()
        } catch let wrong as FigureRequest.Wrong {
            throw Exit.because(wrong.sentence)
        }
    }

    private var words: [String: String] {
        var words: [String: String] = [:]
        words["threshold"] = threshold
        words["short"] = short
        words["from"] = from
        words["to"] = to
        words["interval"] = interval
        words["queue"] = queue
        words["agent"] = agent
        return words
    }

    private func request(_ installation: Installation) throws(FigureRequest.Wrong) -> FigureRequest {
        try FigureRequest(
            words, members: installation.configuration.members, rules: FigureRules(installation.queues),
            now: SystemTime().now)
    }

    /// What is neither set up nor in the record was misspelt, more likely than not.
    private func checkNames(_ installation: Installation, hasRows: Bool) throws {
        guard !hasRows else { return }
        let settings = installation.configuration
        if let queue, settings.queues[queue] == nil {
            throw Exit.because(
                "There is no queue \(queue): neither in \(installation.settings.config)/queues.json nor in the record "
                    + "of that time.")
        }
        if let agent, settings.agents[AgentID(rawValue: agent)] == nil {
            throw Exit.because(
                "There is no agent \(agent): neither in \(installation.settings.config)/agents.json nor in the record "
                    + "of that time.")
        }
    }

    private func count() async throws {
        let path = format == .json ? "/api/v1/figures" : "/api/v1/figures.csv"
        if let answer = try await record.asking(path, words, forWhole: format == .json ? .json : .csv) {
            return show(String(decoding: answer, as: UTF8.self))
        }
        let rows = try await record.reading { store, installation in
            let request = try request(installation)
            var rows: [FigureRow] = []
            var next: String?
            repeat {
                let page = try await FigurePage(
                    request, store: store, now: SystemTime().now, after: next, limit: 5000)
                rows += page.rows
                next = page.next
            } while next != nil
            try checkNames(installation, hasRows: !rows.isEmpty)
            return rows
        }
        switch format {
        case .json: try Terminal.say(Self.json(rows.map(FigureItem.init)))
        case .csv, .table: show(([FigureCSV.head] + rows.map(FigureCSV.line)).joined(separator: "\r\n"))
        }
    }

    /// Prints what came as JSON or as CSV, the latter perhaps as a table.
    private func show(_ text: String) {
        switch format {
        case .json, .csv: Terminal.say(text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines))
        case .table: for line in FigureTableText(csv: text).lines { Terminal.say(line) }
        }
    }

    private func list(_ figure: Figure) async throws {
        let counted = try await counted(figure)
        for line in try Self.lines(counted, as: format) { Terminal.say(line) }
        Terminal.tell("\(counted.figure): \(counted.count)")
    }

    private func counted(_ figure: Figure) async throws -> CountedItems {
        let path = "/api/v1/figures/\(figure.rawValue)/calls"
        if let answer = try await record.asking(path, words, forWhole: .json) {
            guard let counted = try? JSONDecoder().decode(CountedItems.self, from: Data(answer)) else {
                throw Exit.because("The server answered with something else than the calls of a figure.")
            }
            return counted
        }
        return try await record.reading { store, installation in
            let request = try request(installation)
            let counted = try await FactHistory(store).run(
                CountedCalls(figure, request.scope, request.rules, limit: 100_000), from: request.scope.from)
            try checkNames(installation, hasRows: counted.count > 0)
            return CountedItems(counted)
        }
    }

    /// What a figure counted: as the server gives it in JSON, otherwise one line each.
    static func lines(_ counted: CountedItems, as format: Format) throws -> [String] {
        switch format {
        case .json: [try json(counted)]
        case .csv: counted.csv
        case .table: counted.lines
        }
    }

    private func tellFairness() async throws {
        if let answer = try await record.asking("/api/v1/fairness", words, forWhole: .json) {
            guard let text = FairnessText(answer: answer) else {
                throw Exit.because("The server answered with something else than a report of fairness.")
            }
            switch format {
            case .table: return text.lines.forEach(Terminal.say)
            case .csv: return text.csv.forEach(Terminal.say)
            case .json: return Terminal.say(String(decoding: answer, as: UTF8.self))
            }
        }
        let queues = try await record.reading { store, installation in
            let scope = try request(installation).scope
            let report = try await FactHistory(store).run(FairnessReport(scope), from: scope.from)
            return report.queues(at: min(SystemTime().now, scope.to))
        }
        let items = queues.map(FairnessItem.init)
        switch format {
        case .table: FairnessText(items).lines.forEach(Terminal.say)
        case .csv: FairnessText(items).csv.forEach(Terminal.say)
        case .json: try Terminal.say(Self.json(items))
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
