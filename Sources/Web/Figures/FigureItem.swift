package import ContactCenter
import Telephony

/// The figures of one queue or agent in one interval, as the API and the command line give them.
///
/// Times are in seconds, ratios from 0 to 1; what would divide by nothing is left out.
package struct FigureItem: Encodable, Sendable {
    private let queue: String?
    private let agent: String?
    private let from: String
    private let to: String
    private let counts: [String: Int]
    private let waitingBefore: Int
    private let waitingAfter: Int
    private let left: Int
    private let averageSpeedOfAnswer: Double?
    private let averageHandling: Double?
    private let averageTalk: Double?
    private let averageWrapUp: Double?
    private let longestWait: Double
    private let longestWaitNow: Double?
    private let abandonment: Double?
    private let occupancy: Double?
    private let agentSeconds: [String: Double]
    private let serviceLevel: [Level]

    private struct Level: Encodable, Sendable {
        var name: String
        var formula: String
        var thresholdSeconds: Double?
        var value: Double?
    }

    /// Takes a row over.
    package init(_ row: FigureRow) {
        (queue, agent) = row.names
        from = row.from.description
        to = row.to.description
        counts = Dictionary(uniqueKeysWithValues: Figure.allCases.map { ($0.rawValue, row[$0]) })
        waitingBefore = row.waitingBefore
        waitingAfter = row.waitingAfter
        left = row.left
        averageSpeedOfAnswer = row.averageSpeedOfAnswer
        averageHandling = row.averageHandling
        averageTalk = row.averageTalk
        averageWrapUp = row.averageWrapUp
        longestWait = row.longestWait
        longestWaitNow = row.longestWaitNow
        abandonment = row.abandonment
        occupancy = row.occupancy
        agentSeconds = Dictionary(uniqueKeysWithValues: AgentTime.allCases.map { ($0.rawValue, row.seconds($0)) })
        serviceLevel = ServiceLevel.allCases.map {
            Level(
                name: $0.rawValue, formula: $0.formula, thresholdSeconds: row.threshold,
                value: row.serviceLevel($0))
        }
    }
}

extension FigureRow {
    /// Queue and agent that the row is about.
    var names: (queue: String?, agent: String?) {
        switch subject {
        case .everything: (nil, nil)
        case .queue(let queue): (queue, nil)
        case .agent(let agent): (nil, agent.rawValue)
        case .part(let agent, let queue): (queue, agent.rawValue)
        }
    }
}

/// Figures as comma-separated values (RFC 4180), one line for each row.
package enum FigureCSV {
    /// The line with the columns' names.
    package static let head = columns.map(\.name).joined(separator: ",")

    /// One row.
    package static func line(_ row: FigureRow) -> String {
        line(columns.map { $0.value(row) })
    }

    /// A line of these values.
    package static func line(_ values: [String]) -> String { values.map(quoted).joined(separator: ",") }

    private struct Column: Sendable {
        var name: String
        var value: @Sendable (FigureRow) -> String
    }

    private static let columns: [Column] = {
        var columns = [
            Column(name: "from") { $0.from.description }, Column(name: "to") { $0.to.description },
            Column(name: "queue") { $0.names.queue ?? "" }, Column(name: "agent") { $0.names.agent ?? "" },
            Column(name: "waiting_before") { "\($0.waitingBefore)" },
            Column(name: "waiting_after") { "\($0.waitingAfter)" }, Column(name: "left") { "\($0.left)" },
        ]
        columns += Figure.allCases.map { figure in Column(name: figure.rawValue) { "\($0[figure])" } }
        columns += [
            number("asa_seconds") { $0.averageSpeedOfAnswer }, number("aht_seconds") { $0.averageHandling },
            number("average_talk_seconds") { $0.averageTalk }, number("average_wrap_up_seconds") { $0.averageWrapUp },
            number("longest_wait_seconds") { $0.longestWait }, number("abandonment") { $0.abandonment },
            number("occupancy") { $0.occupancy },
        ]
        columns += AgentTime.allCases.map { time in number("agent_\(time.rawValue)_seconds") { $0.seconds(time) } }
        columns += [number("service_level_threshold_seconds") { $0.threshold }]
        columns += ServiceLevel.allCases.map { level in
            number("service_level_\(level.rawValue)") { $0.serviceLevel(level) }
        }
        return columns
    }()

    private static func number(_ name: String, _ value: @escaping @Sendable (FigureRow) -> Double?) -> Column {
        Column(name: name) { row in value(row).map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "" }
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
