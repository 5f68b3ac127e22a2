import ContactCenter
import Foundation
import TestSupport
import Testing

/// Arrivals, answers, misses, hang-ups, status changes, hand-picks, repeats and restarts in any order, under any rules.
struct RandomScheduleTests {
    /// How many schedules are played; the environment may ask for more.
    static let count = UInt64(ProcessInfo.processInfo.environment["SWITCHBOARD_SCHEDULES"] ?? "") ?? 100

    @Test(arguments: 0..<(RandomScheduleTests.count + 49) / 50)
    func `nobody is offered twice at once, nobody is left behind, every call ends`(_ group: UInt64) {
        for seed in (group * 50 + 1)...(group * 50 + 50) {
            var schedule = Schedule<JSONCoding>(seed: seed)
            #expect(schedule.play() == [], "seed \(seed)")
        }
    }

    @Test func `a seed is the same schedule every time`() {
        var first = Schedule<JSONCoding>(seed: 5)
        var second = Schedule<JSONCoding>(seed: 5)
        #expect(first.play() == second.play())
        #expect(first.inputs == second.inputs && first.restarts == second.restarts)
        #expect(first.inputs > 100)
    }
}
