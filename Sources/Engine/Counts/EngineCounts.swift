package import Telephony

/// What the engine has done since it began, for metrics and for the readiness check.
package struct EngineCounts: Sendable {
    /// What became of an event.
    package enum EventOutcome: String, Hashable, Sendable, CaseIterable {
        case taken, repeated, unreadable, overloaded, closing
    }

    /// An action's name with the way in which its command ended.
    package struct CommandOutcome: Hashable, Sendable {
        /// `CallCommand.Action.name`.
        package var action: String
        /// `accepted`, or the name of a `CarrierFailure.Reason`.
        package var ending: String

        /// Pairs an action with an ending.
        package init(action: String, ending: String) {
            self.action = action
            self.ending = ending
        }
    }

    /// An errand's purpose with the way in which it ended.
    package struct ErrandOutcome: Hashable, Sendable {
        /// `lookup`, `notify` or `message`.
        package var purpose: String
        /// `answered`, `timeout`, `error`, `done` or `failed`.
        package var ending: String

        /// Pairs a purpose with an ending.
        package init(purpose: String, ending: String) {
            self.purpose = purpose
            self.ending = ending
        }
    }

    /// Events by what became of them.
    package internal(set) var events: [EventOutcome: UInt64] = [:]
    /// Commands that have come to their end.
    package internal(set) var commands: [CommandOutcome: UInt64] = [:]
    /// Errands that have come to their end.
    package internal(set) var errands: [ErrandOutcome: UInt64] = [:]
    /// Errands whose end is not known.
    package internal(set) var openErrands = 0
    /// Attempts that were followed by another one.
    package internal(set) var retries: UInt64 = 0
    /// Inputs per commit; its `count` is the number of commits.
    package internal(set) var batchSizes = Histogram(bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
    /// Seconds per commit.
    package internal(set) var commitSeconds = Histogram(
        bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5])
    /// When the last commit was done.
    package internal(set) var lastCommit: Timestamp?
    /// Inputs that wait for the next commit.
    package internal(set) var waitingInputs = 0
    /// Commands whose end is not known.
    package internal(set) var outboxDepth = 0
    /// When the oldest of them was made: far in the past if a carrier takes nothing.
    package internal(set) var oldestCommand: Timestamp?
    /// When each carrier's legs were last compared with ours.
    package internal(set) var comparisons: [CarrierName: Timestamp] = [:]

    /// Commits done.
    package var commits: UInt64 { commitSeconds.count }

    /// The counts of an engine that has done nothing.
    package init() {}
}
