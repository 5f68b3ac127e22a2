package import Telephony

/// A contact centre: one value. Every input turns it into its next value, plus a list of things to do.
///
/// No input or output, no clock, no randomness, no locks. Whoever owns it hands it one input at a time, commits
/// `takeChanges()` with the turn, and only then releases the turn's commands and reply.
package struct Switchboard: Sendable {
    package init(_ saved: SavedState, configuration: Configuration, at now: Timestamp) {
        fatalError()
    }

    /// The moment of the next `tick`; nil if nothing is due.
    package var nextDeadline: Timestamp? { fatalError() }

    /// Takes one input in.
    package mutating func handle(_ input: Input, at now: Timestamp) -> Turn { fatalError() }

    /// What must be written before the effects of the inputs so far may be released.
    package mutating func takeChanges() -> Changes { fatalError() }

    /// The agents, by id.
    package func agentViews(at now: Timestamp) -> [AgentView] { fatalError() }

    /// One agent.
    package func agentView(_ id: AgentID, at now: Timestamp) -> AgentView? { fatalError() }

    /// The queues, by name.
    package func queueViews(at now: Timestamp) -> [QueueView] { fatalError() }

    /// Calls in memory with an id below `before`, newest first, at most `limit`.
    package func callViews(before: CallID?, limit: Int) -> [CallView] { fatalError() }

    /// One call in memory.
    package func callView(_ id: CallID) -> CallView? { fatalError() }

    /// Legs known to be up or ringing, for gauges: calls by stage name.
    package var callCounts: [String: Int] { fatalError() }

    /// The carrier's names of the legs in memory, for the outbox at start.
    package var handles: [LegID: LegHandle] { fatalError() }
}
