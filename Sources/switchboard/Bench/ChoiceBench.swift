import ContactCenter
import Telephony

/// The time of one choice of the agent idle longest, with its written reason, among many free agents.
struct ChoiceBench {
    /// Choices in one measurement.
    var choices = 200_000

    /// Measures with 100 and with 10,000 agents, in turn, and takes the median of five of each.
    func run() -> [BenchRow] {
        var few: [Double] = []
        var many: [Double] = []
        for _ in 0..<5 {
            few.append(microseconds(agents: 100))
            many.append(microseconds(agents: 10_000))
        }
        let (small, large) = (few.median, many.median)
        return [
            BenchRow(
                measure: "choice among 10,000 idle agents", figure: "\(large.formatted(2)) µs", promise: "at most 2 µs",
                isKept: large <= 2),
            BenchRow(
                measure: "  against 100 agents", figure: "\((large / small).formatted(2)) ×", promise: "at most 2 ×",
                isKept: large / small <= 2),
        ]
    }

    /// Microseconds of one round: choose, take the agent out, put it back idle from now on.
    private func microseconds(agents count: Int) -> Double {
        var order = IdleOrder()
        for index in 0..<count {
            order.insert(entry(AgentID(rawValue: "agent\(index)"), idleSince: Int64(index)))
        }
        var now = Int64(count)
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<choices {
                guard let chosen = order.choose(avoiding: [], runnersUp: 1).ranking.first else { return }
                order.remove(chosen.agent)
                now += 1
                order.insert(entry(chosen.agent, idleSince: now))
            }
        }
        return time / .microseconds(1) / Double(choices)
    }

    private func entry(_ agent: AgentID, idleSince milliseconds: Int64) -> IdleOrder.Entry {
        IdleOrder.Entry(agent: agent, since: Timestamp(milliseconds: milliseconds), offers: 0)
    }
}
