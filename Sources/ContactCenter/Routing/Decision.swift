/// Why an offer went to this agent: enough to make the choice again and get the same agent.
package struct Decision: Hashable, Sendable, Codable {
    /// The offer's number, unique in the store.
    package var offer: UInt64
    /// The chosen agent.
    package var agent: AgentID
    /// The rule: `most_idle`.
    package var rule: String
    /// How many agents of the queue were free.
    package var free: Int
    /// How many agents serve the queue.
    package var serving: Int
    /// The chosen agent and the next one in order, with the numbers that were compared.
    package var ranking: [Candidate]
    /// Free agents that were passed over, with the reason; at most eight are named.
    package var passedOver: [PassedOver]

    /// One agent in the order of choice.
    package struct Candidate: Hashable, Sendable, Codable {
        package var agent: AgentID
        /// Milliseconds since the agent became idle.
        package var idle: Int64
        /// Offers the agent has had, the first tie-break.
        package var offers: Int
        /// The last tie-break: a stable hash of the agent and of the moment at which it became idle.
        package var hash: UInt32
    }

    /// A free agent that this caller could not be offered to.
    package struct PassedOver: Hashable, Sendable, Codable {
        package var agent: AgentID
        /// `missed_this_call`.
        package var reason: String
    }

    /// What decided between the first and the second of the ranking.
    package var decidedBy: String {
        guard ranking.count > 1 else { return "only one free" }
        if ranking[0].idle != ranking[1].idle { return "idle longest" }
        return ranking[0].offers != ranking[1].offers ? "fewest offers" : "stable hash"
    }
}
