import CallFlow
import Foundation
import Telephony

/// How fast flows are checked and run.
struct LanguageBench {
    private static let steps = 200_000

    func run() throws -> [BenchRow] {
        guard let shipped = FlowFiles(folder: "ivr-flows") else {
            throw Exit.because("There is no folder ivr-flows here: run this in the project's folder.")
        }
        let (half, whole) = (Self.check(states: 1_000), Self.check(states: 2_000))
        let perStep = try Self.step(of: shipped.flows.programs)
        return [
            BenchRow(
                measure: "check of a flow with 2,000 states", figure: "\(whole.wholeMilliseconds) ms",
                promise: "at most 200 ms", isKept: whole <= .milliseconds(200)),
            BenchRow(
                measure: "the same as a multiple of 1,000 states", figure: (whole / half).formatted(2),
                promise: "at most 2.5", isKept: whole / half <= 2.5),
            BenchRow(
                measure: "one step of a shipped flow, the slowest",
                figure: "\((perStep / .microseconds(1)).formatted(2)) µs",
                promise: "at most 5 µs", isKept: perStep <= .microseconds(5)),
        ]
    }

    /// The best of three, so that a pause of the machine is not taken for the checker's.
    private static func check(states: Int) -> Duration {
        let file = FlowFolder.File(name: "large.json", bytes: LargeFlow.file(states: states))
        let clock = ContinuousClock()
        return (0..<3).map { _ in clock.measure { _ = FlowFolder([file]) } }.min() ?? .zero
    }

    /// The slowest of: the first step of a call, a key in the first menu, and silence in it.
    private static func step(of programs: [Program]) throws -> Duration {
        let now = Timestamp(milliseconds: 1_773_136_800_000)
        let surroundings = Surroundings(
            call: "c1", from: PhoneNumber("+34600111222"), to: "+34910000001", startedAt: now)
        let clock = ContinuousClock()
        var slowest = Duration.zero
        for program in programs where program.isCalledDirectly {
            let session = program.start(surroundings, at: now).session
            let events: [FlowEvent] = [
                .collected(digits: "1", ending: .complete), .collected(digits: "", ending: .silence), .promptFinished,
            ]
            for event in events where program.step(session, event, surroundings, at: now).accepted {
                let time = clock.measure {
                    for _ in 0..<steps { _ = program.step(session, event, surroundings, at: now) }
                }
                slowest = max(slowest, time / steps)
            }
        }
        return slowest
    }
}
