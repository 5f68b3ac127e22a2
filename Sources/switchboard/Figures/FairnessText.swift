import Foundation
import Web

/// A report of fairness for a terminal, from a store or from a running server.
struct FairnessText {
    /// The report, line by line.
    let lines: [String]
    /// Each agent's part in each queue as comma-separated values, after a line with the columns' names.
    let csv: [String]

    /// Tells of these queues.
    init(_ queues: [FairnessItem]) {
        lines = queues.flatMap(Self.lines)
        csv =
            ["queue,agent,offers,available_hours,offers_per_hour"]
            + queues.flatMap { queue in
                queue.agents.map {
                    FigureCSV.line([
                        queue.queue, $0.agent, "\($0.offers)", "\($0.availableHours)", "\($0.offersPerHour)",
                    ])
                }
            }
    }

    /// Tells of what a server has answered; nil if that is something else.
    init?(answer: [UInt8]) {
        struct Answer: Decodable {
            var items: [FairnessItem]
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(answer)) else { return nil }
        self.init(answer.items)
    }

    private static func lines(_ fairness: FairnessItem) -> [String] {
        let index =
            fairness.jainIndex.map { $0.formatted(3) }
            ?? "none yet: agents count from 15 minutes of being available on"
        var lines = [Terminal.painted(fairness.queue, .bold) + ": Jain's index \(index)"]
        if let gap = fairness.largestGap {
            let rate = { (agent: String) in
                (fairness.agents.first { $0.agent == agent }?.offersPerHour ?? 0).formatted(1)
            }
            lines.append(
                "  largest gap: \(gap.most) \(rate(gap.most)) offers an hour, \(gap.fewest) \(rate(gap.fewest))")
        }
        for share in fairness.agents {
            lines.append(
                "  \(share.agent): \(share.offers) offers in \(share.availableHours.formatted(2)) h, "
                    + "\(share.offersPerHour.formatted(1)) an hour")
        }
        for (reason, count) in fairness.overrides.sorted(by: { $0.key < $1.key }) {
            lines.append("  not by the order alone: \(count) × \(reason)")
        }
        return lines
    }
}
