import ContactCenter
import Telephony
import Testing

@testable import switchboard

struct DayReportTests {
    private static func results() async -> [DayResult] {
        let names = ["ana", "ben"].map(AgentID.init(rawValue:))
        let crew = names.map {
            AgentSettings(id: $0, name: "", endpoint: "sip:\($0.rawValue)@day.invalid", queues: ["sales"])
        }
        let demand = DayProfile.Demand(
            arrivals: .expected(from: 8 * 3600, halfHours: [12, 12]), talk: .logNormal(mean: 200, spread: 0.5),
            patience: .exponential(mean: 120))
        let profile = DayProfile(
            title: "A <small> day", midnight: Timestamp(seconds: 1_767_571_200), queues: ["sales": demand], crew: crew,
            shifts: names.map { DayProfile.Shift($0, from: 8 * 3600, to: 10 * 3600) })
        var slow = QueueSettings(name: "sales")
        slow.wrapUp = .seconds(120)
        let plans = [
            DayPlan(name: "today", rules: Configuration(queues: ["sales": QueueSettings(name: "sales")])),
            DayPlan(name: "slow", rules: Configuration(queues: ["sales": slow])),
        ]
        return await DayRunner(profile: profile, plans: plans, seeds: [1, 2, 3]).run(showingProgress: false)
    }

    @Test func `changed rules stand beside today's, with the difference run by run`() async throws {
        let report = DayReport(title: "A <small> day", results: await Self.results(), formula: .abandonsNegative)
        #expect(report.subjects == [nil, "sales"])
        let figures = report.figures(of: nil)
        let calls = try #require(figures.first { $0.measure == .offered })
        #expect(calls.difference?.mean == 0 && calls.difference?.margin == 0, "both met the same callers")
        let wait = try #require(figures.first { $0.measure == .averageSpeedOfAnswer }?.difference)
        #expect(wait.mean > 0 && wait.margin != nil)
        #expect(report.lines.contains { $0.contains("AT / (A + B)") })
        #expect(
            try report.json()
                == DayReport(title: "A <small> day", results: await Self.results(), formula: .abandonsNegative).json())
        #expect(report.picture.hasPrefix("<svg") && !report.picture.contains("<small>"))
    }

    @Test func `a table for people is made from the lines for programs`() {
        let csv = "from,queue,agent,offered,asa_seconds,occupancy\r\n2026-03-10T00:00:00.000Z,sales,,12,3.25,0.5\r\n"
        let lines = FigureTableText(csv: csv).lines
        #expect(lines.count == 2 && lines[0].hasPrefix("from"))
        #expect(lines[1].contains("2026-03-10T00:00  sales") && lines[1].contains("50.0 %") && lines[1].contains("3.2"))
    }
}
