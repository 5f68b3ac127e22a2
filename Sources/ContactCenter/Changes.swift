package import CallFlow

/// What has changed since the last time it was asked for: exactly what a commit must write.
package struct Changes: Sendable {
    /// Calls that are new or different.
    ///
    /// Ended calls stay here until nothing more can come for them.
    package var calls: [Call] = []
    /// Calls that are over for good: their records replace the live entries.
    package var closedCalls: [CallView] = []
    /// Agents that are new or different.
    package var agents: [Agent] = []
    /// What queues have learned, where that is new or different.
    package var queues: [QueueMemory] = []
    /// Flows that a call has begun with and that the store may not have yet.
    package var programs: [Program] = []
    /// All flows' editions in force, if any of them has changed.
    package var publications: [Publication]?
    /// All exceptions from calendars' hours, if any of them has changed.
    package var overrides: [HoursOverride]?
    /// The counters after the change.
    package var counters: Counters

    /// Whether there is nothing to write.
    package var isEmpty: Bool {
        calls.isEmpty && closedCalls.isEmpty && agents.isEmpty && queues.isEmpty && programs.isEmpty
            && publications == nil && overrides == nil
    }
}

/// The serial numbers of a store, each the last one given out.
package struct Counters: Hashable, Sendable, Codable {
    /// The random number that the store was made with; part of every command id.
    package var instance: UInt64
    package var call: UInt64 = 0
    package var command: UInt64 = 0
    package var offer: UInt64 = 0
    package var fact: UInt64 = 0

    /// Counters of a new store.
    package init(instance: UInt64) {
        self.instance = instance
    }
}

/// What a store held at start: everything that a contact centre needs to go on.
package struct SavedState: Sendable {
    package var counters: Counters
    /// Calls that are not closed.
    package var calls: [Call]
    package var agents: [Agent]
    /// What queues have learned.
    package var queues: [QueueMemory]
    /// The flows that these calls began with, and those in force.
    package var programs: [Program]
    /// Which edition of each flow was in force.
    package var publications: [Publication]
    /// Exceptions from calendars' hours.
    package var overrides: [HoursOverride]

    /// Puts a saved state together.
    package init(
        counters: Counters, calls: [Call] = [], agents: [Agent] = [], queues: [QueueMemory] = [],
        programs: [Program] = [], publications: [Publication] = [], overrides: [HoursOverride] = []
    ) {
        self.overrides = overrides
        self.queues = queues
        self.counters = counters
        self.calls = calls
        self.agents = agents
        self.programs = programs
        self.publications = publications
    }
}
