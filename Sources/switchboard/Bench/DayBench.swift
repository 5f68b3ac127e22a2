import ContactCenter
import Telephony

/// A simulated day of 100,000 calls and 500 agents in five queues, on one core.
struct DayBench {
    /// About so many calls.
    var calls = 100_000
    var agents = 500

    /// Runs the day twice: once for the time, and again to see that it is the same.
    func run() -> [BenchRow] {
        var day = self.day(seed: 1)
        let clock = ContinuousClock()
        var first: DayOutcome?
        let time = clock.measure { first = day.run() }
        var again = self.day(seed: 1)
        let isSame = again.run().mark == first?.mark
        let seconds = time / .seconds(1)
        let offered = first?.parts.first?.row[.offered] ?? 0
        return [
            BenchRow(
                measure: "a day of \(offered) calls and \(agents) agents", figure: "\(seconds.formatted(1)) s",
                promise: "at most 20 s", isKept: seconds <= 20),
            BenchRow(
                measure: "  the same number again", figure: isSame ? "the same day" : "another day",
                promise: "the same day", isKept: isSame),
        ]
    }

    private func day(seed: UInt64) -> SimulatedDay {
        let names = (1...5).map { "queue_\($0)" }
        let crew = (0..<agents).map { index in
            AgentSettings(
                id: AgentID(rawValue: "agent-\(index)"), name: "", endpoint: "sip:a\(index)@day.invalid",
                queues: [names[index % 5], names[(index + 1) % 5]])
        }
        let perHalfHour = Double(calls) / 5 / 24
        let demand = DayProfile.Demand(
            arrivals: .expected(from: 8 * 3600, halfHours: [Double](repeating: perHalfHour, count: 24)),
            talk: .logNormal(mean: 180, spread: 0.8), patience: .exponential(mean: 180))
        let profile = DayProfile(
            title: "bench", midnight: Timestamp(seconds: 1_767_571_200),
            queues: Dictionary(uniqueKeysWithValues: names.map { ($0, demand) }), crew: crew,
            shifts: crew.map { DayProfile.Shift($0.id, from: 8 * 3600, to: 20 * 3600) }, misses: 0.02)
        let queues = names.map { ($0, QueueSettings(name: $0)) }
        return SimulatedDay(profile, rules: Configuration(queues: Dictionary(uniqueKeysWithValues: queues)), seed: seed)
    }
}
