package import Telephony

/// The figures of one queue, of one agent, or of everything, in one interval.
package struct FigureRow: Hashable, Sendable {
    /// Whose figures they are.
    package enum Subject: Hashable, Comparable, Sendable {
        case everything
        case queue(String)
        case agent(AgentID)
        /// An agent's part in one queue.
        case part(AgentID, of: String)
    }

    package var subject: Subject
    package var from: Timestamp
    /// The end of the interval, or the moment of the report if it goes on.
    package var to: Timestamp
    package var rules: FigureRules
    /// Callers in line at the end.
    package var waitingAfter: Int
    /// Seconds that the one who had waited longest had waited at the end; nil if nobody did.
    package var longestWaitNow: Double?
    let tally: Tally

    /// How often something happened.
    package subscript(figure: Figure) -> Int { tally[figure] }

    /// The threshold of the service level in seconds; nil where queues with different ones are counted together.
    package var threshold: Double? {
        switch subject {
        case .queue(let queue), .part(_, let queue): rules.limits(of: queue).threshold
        case .everything, .agent: rules.commonThreshold
        }
    }

    /// Callers in line at the beginning.
    package var waitingBefore: Int { tally.waitingBefore }

    /// Callers who left without having talked, in whatever way.
    package var left: Int { Figure.leavings.reduce(0) { $0 + tally[$1] } }

    /// The average wait of those who were answered in seconds (ASA), from entering the queue.
    package var averageSpeedOfAnswer: Double? { Self.mean(tally.seconds(.answered), tally[.answered]) }

    /// The average time that a call took of an agent in seconds (AHT): `averageTalk` and `averageWrapUp`.
    ///
    /// Talk runs from being connected to parting; if the agent's phone holds the caller meanwhile, that is part of it.
    package var averageHandling: Double? {
        Self.mean(tally.seconds(.handled) + tally.seconds(.wrappedUp), tally[.handled])
    }

    /// Seconds of talk for each call that ended.
    package var averageTalk: Double? { Self.mean(tally.seconds(.handled), tally[.handled]) }

    /// Seconds of wrap-up for each call that ended, those without one included.
    package var averageWrapUp: Double? { Self.mean(tally.seconds(.wrappedUp), tally[.handled]) }

    /// Abandoned of offered, from 0 to 1.
    package var abandonment: Double? { Self.mean(Double(tally[.abandoned]), tally[.offered]) }

    /// The longest wait in the interval in seconds, of those still in line included.
    package var longestWait: Double { max(tally.longestWait, longestWaitNow ?? 0) }

    /// Talk and wrap-up, of these and the time in which agents were there for callers, from 0 to 1.
    package var occupancy: Double? {
        let busy = tally.spent(.talk) + tally.spent(.wrapUp)
        let all = busy + tally.spent(.ringing) + tally.spent(.idle)
        return all > 0 ? busy / all : nil
    }

    /// Seconds that agents have spent on something; for a queue, those of the agents who serve it.
    package func seconds(_ time: AgentTime) -> Double { tally.spent(time) }

    /// The service level by one of the formulas, from 0 to 1; nil if nothing happened that counts.
    package func serviceLevel(_ formula: ServiceLevel) -> Double? { formula.value(of: levelCounts) }

    private var levelCounts: ServiceLevel.Counts {
        ServiceLevel.Counts(
            answered: tally[.answered], answeredWithin: tally[.answeredWithin], abandoned: tally[.abandoned],
            abandonedWithin: tally[.abandonedWithin], abandonedShort: tally[.abandonedShort])
    }

    private static func mean(_ sum: Double, _ count: Int) -> Double? {
        count > 0 ? sum / Double(count) : nil
    }
}
