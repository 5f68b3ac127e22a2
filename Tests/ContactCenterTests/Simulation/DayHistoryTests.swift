import ContactCenter
import Telephony
import Testing

struct DayHistoryTests {
    private static let midnight = Timestamp(seconds: 1_768_176_000)

    @Test func `patience is not underestimated by callers who were answered early`() throws {
        var chance = RandomStream(seed: 4)
        var gaveUp: [Double] = []
        var censored: [Double] = []
        for _ in 0..<20_000 {
            let patience = chance.exponential(mean: 100)
            let answered = chance.exponential(mean: 50)
            if patience < answered { gaveUp.append(patience) } else { censored.append(answered) }
        }
        let curve = try #require(SurvivalCurve(gaveUp: gaveUp, censored: censored))
        #expect(abs(curve.surviving(100) - 0.3679) < 0.02)
        #expect(abs(curve.meanPatience - 100) < 5)
        let naive = Double(gaveUp.count { $0 > 100 }) / Double(gaveUp.count)
        #expect(naive < 0.1, "which is what counting only those who gave up would say")
    }

    @Test func `a curve needs somebody who gave up`() {
        #expect(SurvivalCurve(gaveUp: [], censored: [1, 2]) == nil)
    }

    @Test func `a day is learnt from its facts`() throws {
        let ana = AgentID(rawValue: "ana")
        let decision = Decision(offer: 1, agent: ana, rule: "most_idle", free: 1, serving: 1, ranking: [])
        let list: [(Int64, Fact.Kind)] = [
            (3600, .statusChanged(.available, reason: nil, by: .agent)), (4000, .queued(position: 1, priority: 5)),
            (4000, .offered(decision)), (4004, .accepted(offer: 1)), (4005, .connected(offer: 1, waited: 5)),
            (4105, .parted(by: .caller, talked: 100)), (4200, .queued(position: 1, priority: 5)),
            (4230, .leftQueue(reason: .hungUp, waited: 30)), (7200, .statusChanged(.offline, reason: nil, by: .agent)),
            (90_000, .queued(position: 1, priority: 5)),
        ]
        var history = DayHistory(from: Self.midnight)
        for (index, entry) in list.enumerated() {
            history.take(
                Fact(
                    serial: UInt64(index + 1), at: Self.midnight + .seconds(entry.0), call: CallID(1), agent: ana,
                    queue: "sales", kind: entry.1))
        }
        let profile = try #require(history.profile(title: "then"))
        #expect(profile.queues["sales"]?.arrivals == .at([4_000_000, 4_200_000]))
        #expect(profile.queues["sales"]?.talk == .logNormal(mean: 100, spread: 0))
        #expect(profile.shifts == [DayProfile.Shift(ana, from: 3600, to: 7200)])
        #expect(profile.pickUp == 4)
        #expect(DayHistory(from: Self.midnight).profile(title: "nothing") == nil)
    }
}
