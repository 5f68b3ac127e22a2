import Synchronization

/// Where the engine's parts count, and where metrics read.
final class Tally: Sendable {
    private let counts = Mutex(EngineCounts())

    /// The counts at this moment.
    var current: EngineCounts { counts.withLock { $0 } }

    /// Changes the counts.
    func change(_ body: (inout EngineCounts) -> Void) {
        counts.withLock { body(&$0) }
    }

    /// Counts one event.
    func add(_ outcome: EngineCounts.EventOutcome) {
        counts.withLock { $0.events[outcome, default: 0] += 1 }
    }
}
