import ContactCenter
import Foundation

/// What simulated days came to: figures with their intervals, changed rules beside today's.
struct DayReport: Sendable {
    let title: String
    let results: [DayResult]
    let formula: ServiceLevel

    /// One figure under each set of rules, and the difference of the last to the first, run by run.
    struct Line: Sendable {
        var measure: DayMeasure
        var values: [Estimate?]
        var difference: Estimate?
    }

    /// The queues of the day, nil for all together first.
    var subjects: [String?] {
        var seen: [String?] = []
        for part in results.flatMap({ $0.outcomes.flatMap(\.parts) }) where !seen.contains(part.queue) {
            seen.append(part.queue)
        }
        return seen
    }

    /// The figures of one queue, or of all together.
    func figures(of queue: String?) -> [Line] {
        DayMeasure.allCases.map { measure in
            let runs = results.map { result in
                result.outcomes.map { outcome in
                    outcome.parts.first { $0.queue == queue }.flatMap { measure.value(of: $0, formula) }
                }
            }
            var line = Line(measure: measure, values: runs.map { Estimate($0.compactMap { $0 }) })
            if let first = runs.first, let last = runs.last, runs.count > 1 {
                line.difference = Estimate(
                    zip(first, last).compactMap { old, new in old.flatMap { o in new.map { $0 - o } } })
            }
            return line
        }
    }

    /// The report for a terminal.
    var lines: [String] {
        let runs = results.first?.outcomes.count ?? 0
        var lines = [Terminal.painted(title, .bold) + ", \(runs) run\(runs == 1 ? "" : "s")"]
        lines.append("Service level \(formula.rawValue): \(formula.formula), threshold 20 s.")
        for subject in subjects {
            var table = [[""] + results.map(\.plan) + (results.count > 1 ? ["difference"] : [])]
            for line in figures(of: subject) {
                var cells = [line.measure.title] + line.values.map { line.measure.text($0) }
                if results.count > 1 { cells.append(line.measure.text(line.difference, isChange: true)) }
                table.append(cells)
            }
            lines.append("")
            lines.append(Terminal.painted(subject ?? "everything", .bold))
            let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
            lines += table.map { row in
                "  "
                    + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                    .joined(separator: "  ")
            }
        }
        return lines + [""] + bars
    }

    /// The report for programs.
    func json() throws -> String {
        struct Value: Encodable {
            var mean: Double
            var margin: Double?

            init(_ estimate: Estimate) {
                mean = estimate.mean
                margin = estimate.margin
            }
        }
        struct Part: Encodable {
            var queue: String?
            var rules: [String: [String: Value]]
            var difference: [String: Value]
        }
        struct Report: Encodable {
            var title: String
            var formula: String
            var runs: Int
            var marks: [String: [String]]
            var parts: [Part]
        }
        let parts = subjects.map { subject in
            var part = Part(queue: subject, rules: [:], difference: [:])
            for line in figures(of: subject) {
                let name = "\(line.measure)"
                for (result, value) in zip(results, line.values) {
                    if let value { part.rules[result.plan, default: [:]][name] = Value(value) }
                }
                if let difference = line.difference { part.difference[name] = Value(difference) }
            }
            return part
        }
        let marks = results.map { ($0.plan, $0.outcomes.map { String($0.mark, radix: 16) }) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let report = Report(
            title: title, formula: formula.rawValue, runs: results.first?.outcomes.count ?? 0,
            marks: Dictionary(marks) { first, _ in first }, parts: parts)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}

extension DayMeasure {
    var title: String {
        switch self {
        case .offered: "calls"
        case .serviceLevel: "service level"
        case .averageSpeedOfAnswer: "average wait (ASA)"
        case .wait50: "wait, p50"
        case .wait90: "wait, p90"
        case .wait99: "wait, p99"
        case .abandonment: "abandoned"
        case .occupancy: "occupancy"
        case .fairness: "fairness (Jain)"
        }
    }

    /// `81.2 % ± 0.6`, `23.1 s ± 1.2`.
    func text(_ estimate: Estimate?, isChange: Bool = false) -> String {
        guard let estimate else { return "–" }
        let (scale, unit, digits) =
            switch self {
            case .offered: (1.0, "", 0)
            case .serviceLevel, .abandonment, .occupancy: (100.0, " %", 1)
            case .averageSpeedOfAnswer, .wait50, .wait90, .wait99: (1.0, " s", 1)
            case .fairness: (1.0, "", 4)
            }
        let sign = isChange && estimate.mean > 0 ? "+" : ""
        let margin = estimate.margin.map { " ± \(($0 * scale).formatted(digits))" } ?? ""
        return sign + (estimate.mean * scale).formatted(digits) + unit + margin
    }
}
