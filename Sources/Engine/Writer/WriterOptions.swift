/// The engine's bounds and intervals.
package struct WriterOptions: Sendable {
    /// Most inputs from outside that may wait for a commit.
    package var waitingLimit = 10_000
    /// Most commands whose end is not known; beyond it nothing is taken in.
    package var outboxLimit = 100_000
    /// Most inputs in one commit, so that a burst does not make the first in it wait for the last.
    package var batchLimit = 1_000
    /// How long an event's id stays in memory.
    package var remembersEvents: Duration = .seconds(7_200)
    /// Most event ids in memory; older ones are looked up in the store.
    package var rememberedEvents = 1_000_000
    /// Time between two comparisons of our legs with a carrier's.
    package var comparison: Duration = .seconds(300)
    /// Commands that are on their way to carriers at once.
    package var concurrentCommands = 64
    /// How errands are bounded and repeated.
    package var errands = ErrandPolicy()
    /// How commands are repeated.
    package var retries = RetryPolicy()

    /// The defaults.
    package init() {}
}
