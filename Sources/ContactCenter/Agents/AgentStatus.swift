/// What an agent has chosen to be.
///
/// What the agent is doing is `Agent.Activity`, which the system knows.
package enum AgentStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// Takes calls.
    case available
    /// Logged in, takes no calls; idle age is frozen.
    case away
    /// Not logged in; takes no calls.
    case offline
}
