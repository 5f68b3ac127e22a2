package import CallFlow

/// What operators have set up: queues, agents, flows.
///
/// Replaced as a whole, after it has been checked.
package struct Configuration: Sendable {
    /// The queues, by name.
    package var queues: [String: QueueSettings]
    /// The agents, by id.
    package var agents: [AgentID: AgentSettings]
    /// What holds for all queues and agents.
    package var house = HouseRules()
    /// The flows whose files are free of errors.
    package var programs: [Program]
    /// The ids of all flows that have a file; those that are not among `programs` have errors, and what is in force
    /// of them stays.
    package var flowFiles: Set<String>
    /// Whether a changed file comes into force by itself.
    package var publishing: PublishingMode
    /// The flow (by its id) for a number that no flow claims; nil rejects such calls.
    package var defaultFlow: String?
    /// Where the files that carriers fetch are served from: `https://…` without a final slash; nil if nothing is.
    package var publicURL: String?
    /// Other software that is told of what flows `notify`.
    package var webhooks: [Webhook]

    /// Puts a configuration together.
    package init(
        queues: [String: QueueSettings] = [:], agents: [AgentID: AgentSettings] = [:],
        house: HouseRules = HouseRules(), programs: [Program] = [], flowFiles: Set<String> = [],
        publishing: PublishingMode = .onSave, defaultFlow: String? = nil,
        publicURL: String? = nil, webhooks: [Webhook] = []
    ) {
        self.queues = queues
        self.agents = agents
        self.house = house
        self.programs = programs
        self.flowFiles = flowFiles
        self.publishing = publishing
        self.defaultFlow = defaultFlow
        self.publicURL = publicURL
        self.webhooks = webhooks
    }
}

/// The rules that hold for all queues and agents, from the top of `config/queues.json`.
package struct HouseRules: Hashable, Sendable {
    /// What each event does to an agent's idle age.
    package var idle = IdlePolicy()
    /// The reasons that an agent may give for being away; empty allows none, and asks for none.
    package var awayReasons: [String] = []
    /// How long a desktop that reports itself may be silent before its agent is released, 10 s to 1 h.
    package var desktopLease: Duration = .seconds(60)
    /// A log-in within this time after going offline is a reconnection, up to 1 h.
    package var reconnectWithin: Duration = .seconds(60)
    /// An agent who talks for longer than this is listed as overdue, up to 24 h.
    package var longestTalk: Duration = .seconds(2 * 3600)
    /// A wrap-up without a limit that lasts longer than this is listed as overdue, up to 24 h.
    package var longestWrapUp: Duration = .seconds(1800)

    /// The defaults.
    package init() {}
}
