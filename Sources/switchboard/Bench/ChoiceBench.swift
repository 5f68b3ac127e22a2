import ContactCenter
import Telephony

/// The time of one choice of the agent idle longest among many free agents.
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
        ] + RoutingBench().run()
    }

    /// Microseconds of one round: choose, take the agent out, put it back idle from now on.
    private func microseconds(agents count: Int) -> Double {
        let agents = (0..<count).map { index in
            AgentSettings(
                id: AgentID(rawValue: "agent\(index)"), name: "", endpoint: "sip:a@example.com", queues: ["sales"])
        }
        var router = Router(queues: ["sales": .mostIdle], agents: agents)
        for (index, agent) in agents.enumerated() { router.set(agent.id, free: standing(Int64(index))) }
        var now = Int64(count)
        guard let wish = router.wish(for: Reach(), in: "sales") else { return .infinity }
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<choices {
                guard let chosen = router.agent(for: wish) else { return }
                router.setBusy(chosen)
                now += 1
                router.set(chosen, free: standing(now))
            }
        }
        return time / .microseconds(1) / Double(choices)
    }

    private func standing(_ milliseconds: Int64) -> Router.Standing {
        Router.Standing(since: Timestamp(milliseconds: milliseconds), offers: 0)
    }
}
