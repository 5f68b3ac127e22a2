package import Telephony

/// Why an agent is offered calls, or not: the answer to "why not me".
package struct AgentStanding: Hashable, Sendable, Codable {
    package var agent: AgentID
    /// Whether the agent could be offered a call now.
    package var isFree: Bool
    /// Why, or why not, in a sentence without a full stop.
    package var reason: String
    /// Seconds of idleness that count.
    package var idleSeconds: Double
    package var queues: [Service]

    /// How the agent stands in one queue.
    package struct Service: Hashable, Sendable, Codable {
        package var queue: String
        package var strategy: Strategy
        package var tier: Int
        /// Callers who wait there.
        package var waiting: Int
        /// The agent's place among the free ones of its tier, 1 for the next; nil if it is not free.
        package var place: Int?
        /// The free agents before it, at most five, with the numbers that are compared.
        package var ahead: [Decision.Candidate]
        /// For each of the first callers who wait there, why it is not offered to this agent.
        package var callers: [CallerStanding]
    }
}

/// Why a caller waits.
package struct CallerStanding: Hashable, Sendable, Codable {
    package var call: CallID
    /// 1 is next.
    package var position: Int
    /// Why, in a sentence without a full stop.
    package var reason: String
}

/// Who would be next in a queue, and why those who wait are waiting.
package struct QueueStanding: Hashable, Sendable, Codable {
    package var queue: String
    package var strategy: Strategy
    /// The free agents of the lowest staffed tier in order, at most ten.
    package var next: [Decision.Candidate]
    /// The first ten callers.
    package var callers: [CallerStanding]
    /// Agents who cannot be offered a call, counted by the reason.
    package var excluded: [String: Int]
}
