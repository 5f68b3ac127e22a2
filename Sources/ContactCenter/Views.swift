package import Telephony

/// An agent as desktops and scripts see it.
package struct AgentView: Hashable, Sendable, Codable {
    package var id: AgentID
    package var name: String
    /// What the agent chose.
    package var status: AgentStatus
    /// What the agent is doing: `offline`, `away`, `idle`, `paused`, `ringing`, `connecting`, `talking`,
    /// `releasing`, `wrap_up`.
    package var activity: String
    /// The call that the agent is offered or talks in.
    package var call: CallID?
    /// Seconds of idleness that count for the next choice.
    package var idleSeconds: Double
    /// Offers the agent has had.
    package var offers: Int
    package var queues: [String]
}

/// A queue as desktops and scripts see it.
package struct QueueView: Hashable, Sendable, Codable {
    package var name: String
    package var title: String
    /// Agents that serve the queue, and how many of them are free now.
    package var agents: Int
    package var free: Int
    package var waiting: Int
    /// Seconds that the first in line has waited; zero if nobody waits.
    package var longestWaitSeconds: Double
    /// The first hundred callers in line.
    package var callers: [WaitingCaller]

    /// One caller in line.
    package struct WaitingCaller: Hashable, Sendable, Codable {
        package var call: CallID
        /// 1 is next.
        package var position: Int
        package var waitSeconds: Double
        package var priority: Int
        /// The agent whose phone rings for this caller.
        package var ringing: AgentID?
    }
}

/// A call as desktops and scripts see it.
package struct CallView: Hashable, Sendable, Codable {
    package var id: CallID
    package var from: String
    package var to: String
    package var flow: String
    /// `arriving`, `in_flow`, `waiting`, `connecting`, `talking`, `transferring`, `ended`.
    package var stage: String
    package var arrivedAt: Timestamp
    package var endedAt: Timestamp?
    package var queue: String?
    package var agent: AgentID?
}
