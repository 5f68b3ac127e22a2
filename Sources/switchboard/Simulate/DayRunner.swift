import ContactCenter
import Foundation
import Synchronization

/// A set of rules with a name to show.
struct DayPlan: Sendable {
    var name: String
    var rules: Configuration
}

/// What came of all runs under one set of rules, in the order of the seeds.
struct DayResult: Sendable {
    var plan: String
    var outcomes: [DayOutcome]
}

/// Runs many days, as many at once as there are processors.
struct DayRunner: Sendable {
    let profile: DayProfile
    let plans: [DayPlan]
    let seeds: [UInt64]

    /// How far all runs have come together.
    private final class Progress: Sendable {
        private let parts: Mutex<[Int: Double]> = Mutex([:])
        private let runs: Int
        private let isShown: Bool

        init(runs: Int, isShown: Bool) {
            self.runs = runs
            self.isShown = isShown
        }

        func reached(_ part: Double, of run: Int) {
            guard isShown else { return }
            let all = parts.withLock { parts in
                parts[run] = part
                return parts.values.reduce(0, +) / Double(runs)
            }
            let filled = Int(all * 40)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 40 - filled)
            FileHandle.standardError.write(Data("\r\(bar) \(Int(all * 100)) %".utf8))
        }

        func end() {
            if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        }
    }

    func run(showingProgress: Bool) async -> [DayResult] {
        let jobs = plans.indices.flatMap { plan in seeds.indices.map { (plan: plan, seed: $0) } }
        let progress = Progress(runs: jobs.count, isShown: showingProgress)
        let outcomes = await withTaskGroup(of: (Int, DayOutcome).self) { group in
            var outcomes = [DayOutcome?](repeating: nil, count: jobs.count)
            var next = 0
            func add() {
                let number = next
                let job = jobs[number]
                next += 1
                group.addTask { [profile, plans, seeds] in
                    var day = SimulatedDay(profile, rules: plans[job.plan].rules, seed: seeds[job.seed])
                    return (number, day.run { progress.reached($0, of: number) })
                }
            }
            while next < min(jobs.count, ProcessInfo.processInfo.activeProcessorCount) { add() }
            for await (number, outcome) in group {
                outcomes[number] = outcome
                if next < jobs.count { add() }
            }
            return outcomes
        }
        progress.end()
        return plans.indices.map { plan in
            let own = outcomes[plan * seeds.count..<(plan + 1) * seeds.count]
            return DayResult(plan: plans[plan].name, outcomes: own.compactMap { $0 })
        }
    }
}
