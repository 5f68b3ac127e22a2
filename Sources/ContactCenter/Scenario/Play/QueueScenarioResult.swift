package import CallFlow

/// What became of one queue scenario.
package struct QueueScenarioResult: Sendable {
    /// The scenario.
    package let scenario: QueueScenario
    /// Why it failed; nil if it passed.
    package let failure: ScenarioFailure?
    /// How long it lasted on the virtual clock.
    package let length: Duration
    /// Everything that happened, line by line, with times.
    package let story: [String]
}
