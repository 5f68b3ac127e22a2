/// Why an offer went to this agent: enough to make the choice again and get the same agent.
package struct Decision: Hashable, Sendable, Codable {
    /// The offer's number, unique in the store.
    package var offer: UInt64
    /// The chosen agent.
    package var agent: AgentID
    /// The rule: the queue's strategy, `last_agent`, or `picked`.
    package var rule: String
    /// How many agents of the queue were free.
    package var free: Int
    /// How many agents serve the queue.
    package var serving: Int
    /// The chosen agent and the next one in order, with the numbers that were compared.
    package var ranking: [Candidate]
    /// Free agents that were passed over, with the reason; at most eight are named.
    package var passedOver: [PassedOver]
    /// Agents of the queue who could not be chosen, counted by the reason, the words of `Exclusion`.
    package var excluded: [String: Int]?
    /// The tier that the agent was found in.
    package var tier: Int?
    /// The skills that were looked for.
    package var skills: [String]?
    /// Whom the caller could be offered to; nil for every agent of the first tier.
    package var reach: Reach?
    /// Who picked the call, with the rule `picked`.
    package var pickedBy: Fact.Actor?
    /// The serial of the fact that tells the queues and agents of that moment; nil with the rule `picked`, and in
    /// stores of versions that did not write it down.
    package var roster: UInt64?

    /// One agent in the order of choice.
    package struct Candidate: Hashable, Sendable, Codable {
        package var agent: AgentID
        /// What the strategy compares first: the order for `priority`, callers held for `least_connections`,
        /// callers talked to for `fewest_calls`, the last offer's number for `round_robin`; otherwise 0.
        package var score: Int64?
        /// Milliseconds since the agent became idle.
        package var idle: Int64
        /// Offers the agent has had in this shift, the next tie-break.
        package var offers: Int
        /// The last tie-break: a stable hash of the agent and of the moment at which it became idle.
        package var hash: UInt32

        /// Describes a candidate.
        package init(agent: AgentID, score: Int64? = nil, idle: Int64, offers: Int, hash: UInt32) {
            self.agent = agent
            self.score = score
            self.idle = idle
            self.offers = offers
            self.hash = hash
        }
    }

    /// A free agent that this caller could not be offered to.
    package struct PassedOver: Hashable, Sendable, Codable {
        package var agent: AgentID
        /// `missed_this_call` or `is_ringing`.
        package var reason: String

        /// Describes one.
        package init(agent: AgentID, reason: String) {
            self.agent = agent
            self.reason = reason
        }
    }

    /// Describes a decision.
    package init(
        offer: UInt64, agent: AgentID, rule: String, free: Int, serving: Int, ranking: [Candidate],
        passedOver: [PassedOver] = []
    ) {
        self.offer = offer
        self.agent = agent
        self.rule = rule
        self.free = free
        self.serving = serving
        self.ranking = ranking
        self.passedOver = passedOver
    }

    /// What decided between the first and the second of the ranking.
    package var decidedBy: String {
        if rule == "picked" { return "picked by the \(pickedBy?.rawValue ?? "agent")" }
        if rule == "last_agent" { return "talked to the caller last" }
        guard ranking.count > 1 else { return "only one free" }
        if (ranking[0].score ?? 0) != (ranking[1].score ?? 0) { return rule }
        if ranking[0].idle != ranking[1].idle { return "idle longest" }
        return ranking[0].offers != ranking[1].offers ? "fewest offers" : "stable hash"
    }
}
