package import ContactCenter
import Foundation
import JSONSyntax
package import Telephony

/// What figures are asked for: from words, as addresses and command lines have them.
package struct FigureRequest: Sendable {
    /// The longest time that one report may cover.
    private static let longest: Duration = .seconds(92 * 86_400)
    /// The most intervals in a report.
    private static let mostIntervals = 10_000

    package var scope: FigureScope
    package var rules: FigureRules

    /// A word that is not understood, with the cure.
    package struct Wrong: Error, Sendable {
        package var sentence: String
    }

    /// The words that are understood.
    package static let words = ["from", "to", "interval", "queue", "agent", "threshold", "short"]

    /// Reads `from`, `to`, `interval`, `queue`, `agent`, `threshold` and `short`; without times, the day so far.
    ///
    /// - Parameters:
    ///   - members: The agents who serve each queue.
    ///   - rules: What the queues are measured against; `threshold` and `short` take the place of every queue's own.
    package init(
        _ words: [String: String], members: [String: [AgentID]], rules: FigureRules, now: Timestamp
    ) throws(Wrong) {
        let from = try Self.moment("from", words) ?? Self.midnight(before: now)
        let to = try Self.moment("to", words) ?? max(now, from + .milliseconds(1))
        guard from < to else { throw Wrong(sentence: "'to' must be later than 'from'.") }
        guard to - from <= Self.longest else {
            throw Wrong(sentence: "A report covers at most 92 days: ask for a shorter time.")
        }
        scope = FigureScope(
            from: from, to: to, queue: words["queue"], agent: words["agent"].map(AgentID.init(rawValue:)),
            members: members)
        if let interval = try Self.duration("interval", words, in: .seconds(60)...(.seconds(7 * 86_400))) {
            scope.interval = interval.wholeMilliseconds
            guard (to - from).wholeMilliseconds / interval.wholeMilliseconds < Self.mostIntervals else {
                throw Wrong(sentence: "These are more than \(Self.mostIntervals) intervals: make 'interval' longer.")
            }
        }
        self.rules = rules
        let bounds = Duration.zero...(.seconds(3600))
        self.rules.replace(
            threshold: try Self.duration("threshold", words, in: bounds).map { $0 / .seconds(1) },
            shortAbandon: try Self.duration("short", words, in: bounds).map { $0 / .seconds(1) })
    }

    /// The beginning of the day that a moment lies in, in this machine's time zone.
    package static func midnight(before moment: Timestamp) -> Timestamp {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        let day = Foundation.Calendar.current.startOfDay(for: date)
        return Timestamp(milliseconds: Int64((day.timeIntervalSince1970 * 1000).rounded()))
    }

    /// A moment: ISO 8601, or a date, which begins at midnight in this machine's time zone.
    package static func moment(_ text: String) -> Timestamp? {
        if let moment = Timestamp(iso8601: text) { return moment }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2]
        else { return nil }
        let components = DateComponents(year: year, month: month, day: day)
        guard components.isValidDate(in: .current), let date = Foundation.Calendar.current.date(from: components) else {
            return nil
        }
        return Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    private static func moment(_ key: String, _ words: [String: String]) throws(Wrong) -> Timestamp? {
        guard let text = words[key] else { return nil }
        guard let moment = moment(text) else {
            throw Wrong(
                sentence: "'\(key)' must be a date such as 2026-03-10 or a moment such as 2026-03-10T08:00:00Z.")
        }
        return moment
    }

    private static func duration(
        _ key: String, _ words: [String: String], in range: ClosedRange<Duration>
    ) throws(Wrong) -> Duration? {
        guard let text = words[key] else { return nil }
        guard let duration = DurationText.parse(text), range.contains(duration) else {
            let bounds = "\(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound))"
            throw Wrong(sentence: "'\(key)' must be a time such as \"20s\", \"15m\" or \"1h\", from \(bounds).")
        }
        return duration
    }
}
