package import CallFlow

/// What operators have set up: queues, agents, flows.
///
/// Replaced as a whole, after it has been checked.
package struct Configuration: Sendable {
    /// The queues, by name.
    package var queues: [String: QueueSettings]
    /// The agents, by id.
    package var agents: [AgentID: AgentSettings]
    /// The flows that new calls begin with.
    package var programs: [Program]
    /// The flow (by its id) for a number that no flow claims; nil rejects such calls.
    package var defaultFlow: String?
    /// Where the files that carriers fetch are served from: `https://…` without a final slash; nil if nothing is.
    package var publicURL: String?
    /// Other software that is told of what flows `notify`.
    package var webhooks: [Webhook]

    /// Puts a configuration together.
    package init(
        queues: [String: QueueSettings] = [:], agents: [AgentID: AgentSettings] = [:], programs: [Program] = [],
        defaultFlow: String? = nil, publicURL: String? = nil, webhooks: [Webhook] = []
    ) {
        self.queues = queues
        self.agents = agents
        self.programs = programs
        self.defaultFlow = defaultFlow
        self.publicURL = publicURL
        self.webhooks = webhooks
    }
}

/// The rules of one queue, from `config/queues.json`.
package struct QueueSettings: Hashable, Sendable {
    /// The name that flows use.
    package var name: String
    /// Shown to people.
    package var title: String
    /// How long an agent's phone rings, 5 to 600 s.
    package var ringTime: Duration
    /// Time after a call in which the agent gets no other one.
    package var wrapUp: Duration
    /// Most callers that may wait; nil for no limit.
    package var maximumSize: Int?
    /// Whether callers may wait although no agent of the queue is logged in.
    package var joinWhenEmpty: Bool
    /// Whether the conversation is recorded, from the moment the agent answers.
    package var records: Bool
    /// After a miss, the same caller is not offered to the same agent for this long.
    package var avoidAfterMiss: Duration
    /// The agent's pause after a first miss; doubles with each further one in a row, up to 16 times this.
    package var pauseAfterMiss: Duration

    /// Describes a queue.
    ///
    /// The defaults are the ones that the README states.
    package init(
        name: String, title: String? = nil, ringTime: Duration = .seconds(20), wrapUp: Duration = .seconds(15),
        maximumSize: Int? = nil, joinWhenEmpty: Bool = false, records: Bool = true,
        avoidAfterMiss: Duration = .seconds(60), pauseAfterMiss: Duration = .seconds(5)
    ) {
        self.name = name
        self.title = title ?? name
        self.ringTime = ringTime
        self.wrapUp = wrapUp
        self.maximumSize = maximumSize
        self.joinWhenEmpty = joinWhenEmpty
        self.records = records
        self.avoidAfterMiss = avoidAfterMiss
        self.pauseAfterMiss = pauseAfterMiss
    }
}

/// One agent, from `config/agents.json`.
package struct AgentSettings: Hashable, Sendable {
    /// The name to log in with.
    package var id: AgentID
    /// Shown to people.
    package var name: String
    /// The phone: a SIP address (`sip:ana@sip.example.com`) or an E.164 number.
    package var endpoint: String
    /// The queues that the agent serves.
    package var queues: [String]

    /// Describes an agent.
    package init(id: AgentID, name: String, endpoint: String, queues: [String]) {
        self.id = id
        self.name = name
        self.endpoint = endpoint
        self.queues = queues
    }
}

/// An agent's login name: `[a-z][a-z0-9_.-]{0,39}`.
package struct AgentID: Hashable, Comparable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (left: AgentID, right: AgentID) -> Bool { left.rawValue < right.rawValue }
}
