package import Telephony

/// An agent as desktops and scripts see it.
package struct AgentView: Hashable, Sendable, Codable {
    package var id: AgentID
    package var name: String
    /// What the agent chose.
    package var status: AgentStatus
    /// Why, if a reason was given.
    package var reason: String?
    /// The status that the agent takes when no call is left.
    package var next: StatusChoice?
    /// What the agent is doing: `offline`, `away`, `idle`, `paused`, `ringing`, `connecting`, `talking`,
    /// `releasing`, `wrap_up`.
    package var activity: String
    /// The call that the agent is offered or talks in.
    package var call: CallID?
    /// All calls that the agent has to do with, and how many callers its phone can hold.
    package var calls: [CallID]
    package var capacity: Int
    /// Seconds of idleness that count for the next choice.
    package var idleSeconds: Double
    /// Offers the agent has had in this shift, and callers it has talked to.
    package var offers: Int
    package var talks: Int
    package var queues: [String]
    package var skills: [String: Int]
    /// Whether the agent's desktop reports that it is alive.
    package var hasDesktop: Bool
}

/// A queue as desktops and scripts see it.
package struct QueueView: Hashable, Sendable, Codable {
    package var name: String
    package var title: String
    package var strategy: Strategy
    /// Agents that serve the queue, and how many of them are free now.
    package var agents: Int
    package var free: Int
    package var waiting: Int
    /// Those of the waiting who are to be called back.
    package var callbacks: Int
    /// Seconds that the one who has waited longest has waited; zero if nobody waits.
    package var longestWaitSeconds: Double
    /// Agents by what they do: `offline`, `away`, `free`, `busy`, `wrap_up`, `paused`.
    package var occupation: [String: Int]
    /// How the next caller's wait is predicted.
    package var expectation: Expectation
    /// The first hundred callers in line.
    package var callers: [WaitingCaller]

    /// One caller in line.
    package struct WaitingCaller: Hashable, Sendable, Codable {
        package var call: CallID
        /// 1 is next.
        package var position: Int
        package var waitSeconds: Double
        package var priority: Int
        /// The agent whose phone rings for this caller, the first if several do.
        package var ringing: AgentID?
        /// All whose phones ring.
        package var offered: [AgentID]
        /// Tiers that are open to this caller, and the skills that it needs and wishes.
        package var tier: Int
        package var needs: [String]
        package var wishes: [String]
        /// Whether this is somebody who is to be called back.
        package var isCallback: Bool
    }

    /// Expected waits, and how wrong they have been lately.
    package struct Expectation: Hashable, Sendable, Codable {
        /// What somebody who came now would be told, in seconds; nil if nothing is known.
        package var seconds: Double?
        /// The predictor that is used: the one with the smallest error.
        package var predictor: String
        /// Average size of the latest errors in seconds, by predictor.
        package var errors: [String: Double]
    }
}

/// A call as desktops and scripts see it.
package struct CallView: Hashable, Sendable, Codable {
    package var id: CallID
    package var from: String
    package var to: String
    package var flow: String
    /// `arriving`, `in_flow`, `waiting`, `connecting`, `callback`, `calling_back`, `talking`, `transferring`, `ended`.
    package var stage: String
    package var arrivedAt: Timestamp
    package var endedAt: Timestamp?
    package var queue: String?
    package var agent: AgentID?
}
