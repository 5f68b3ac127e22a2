import Telephony

/// What automatic callers have found.
package struct CrawlReport: Sendable {
    /// The flow that was called.
    package let flow: String
    /// What decides what the callers do.
    package let seed: UInt64
    /// Calls that were made.
    package private(set) var calls = 0
    /// Steps of the flow in all calls.
    package private(set) var turns = 0
    /// How often a caller was waited for at most in one call.
    package private(set) var mostCallerTurns = 0
    /// The longest that the machine held a caller, on the virtual clock.
    package private(set) var longestHeld = Duration.zero
    /// How many calls failed.
    package private(set) var failureCount = 0
    /// The first of them.
    package private(set) var failures: [Failure] = []
    /// What was walked, flow by flow.
    package private(set) var reports: [Coverage.Report] = []
    /// How often each way was taken and each wording heard.
    package private(set) var coverage = Coverage()

    /// A call that went wrong.
    package struct Failure: Hashable, Sendable {
        /// Which call it was, counted from 0.
        let call: Int
        /// Who called when: `call 12: silent, any time, services ok`.
        package let title: String
        /// What is wrong.
        package let message: String
        /// The call as the text of a scenario file.
        package let scenario: String
    }

    /// Most failures that are kept.
    private static let mostFailures = 10

    init(flow: String, seed: UInt64) {
        self.flow = flow
        self.seed = seed
    }

    mutating func add(_ world: World, _ plan: CallPlan, complaint: String?) {
        calls += 1
        turns += world.turns
        mostCallerTurns = max(mostCallerTurns, world.callerTurns)
        longestHeld = max(longestHeld, world.held)
        coverage.add(world.log)
        guard let complaint, let program = world.program else { return }
        failureCount += 1
        guard failures.count < Self.mostFailures else { return }
        failures.append(
            Failure(
                call: plan.index, title: plan.title, message: complaint,
                scenario: ScenarioText.file(world, of: program, name: "\(plan.title): \(complaint)")))
    }

    /// Adds what other calls of the same crawl have found.
    mutating func add(_ other: CrawlReport) {
        calls += other.calls
        turns += other.turns
        mostCallerTurns = max(mostCallerTurns, other.mostCallerTurns)
        longestHeld = max(longestHeld, other.longestHeld)
        coverage.add(other.coverage)
        failureCount += other.failureCount
        failures = Array((failures + other.failures).sorted { $0.call < $1.call }.prefix(Self.mostFailures))
    }

    mutating func finish(_ program: Program) {
        reports = coverage.reports(on: program)
    }
}
