import ContactCenter

/// How an agent or a queue stands, in lines for a terminal.
enum StandingReport {
    /// Why an agent is offered calls, or not.
    static func lines(_ standing: AgentStanding) -> [String] {
        let state = standing.isFree ? "free" : "not offered calls"
        var lines = [
            Terminal.painted("Agent \(standing.agent.rawValue): \(state)", .bold), "  \(standing.reason)",
            "  idle for \(Int(standing.idleSeconds)) s that count",
        ]
        for service in standing.queues {
            lines.append("")
            lines.append(
                Terminal.painted("\(service.queue)", .bold)
                    + " (\(service.strategy.rawValue), tier \(service.tier)): \(service.waiting) waiting")
            if let place = service.place { lines.append("  place \(place) among the free agents of the tier") }
            lines += service.ahead.map { "  before: \(words($0))" }
            lines += service.callers.map(line)
        }
        return lines
    }

    /// Who would be next in a queue, and why those who wait are waiting.
    static func lines(_ standing: QueueStanding) -> [String] {
        var lines = [Terminal.painted("Queue \(standing.queue) (\(standing.strategy.rawValue))", .bold)]
        lines += standing.next.enumerated().map { "  \($0.offset + 1). \(words($0.element))" }
        if standing.next.isEmpty { lines.append("  no agent is free") }
        let excluded = standing.excluded.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        if !excluded.isEmpty { lines.append("  not eligible: " + excluded.joined(separator: ", ")) }
        lines += standing.callers.map(line)
        return lines
    }

    private static func line(_ caller: CallerStanding) -> String {
        "  caller \(caller.position), call \(caller.call): \(caller.reason)"
    }

    private static func words(_ candidate: Decision.Candidate) -> String {
        let score = candidate.score.map { $0 == 0 ? "" : "score \($0), " } ?? ""
        return "\(candidate.agent.rawValue): \(score)idle \(candidate.idle / 1000) s, \(candidate.offers) offers"
    }
}
