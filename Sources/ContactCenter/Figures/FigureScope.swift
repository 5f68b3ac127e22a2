package import Telephony

/// What a report is about.
package struct FigureScope: Hashable, Sendable {
    /// The first moment.
    package var from: Timestamp
    /// The first moment that does not count any more.
    package var to: Timestamp
    /// The length of an interval in milliseconds; nil for one interval of everything.
    package var interval: Int64?
    /// One queue only.
    package var queue: String?
    /// One agent only; with a queue, the agent's part in it.
    package var agent: AgentID?
    /// The agents who serve each queue, whose time counts for the queue's occupancy.
    package var members: [String: [AgentID]]

    /// Describes a report.
    package init(
        from: Timestamp, to: Timestamp, interval: Int64? = nil, queue: String? = nil, agent: AgentID? = nil,
        members: [String: [AgentID]] = [:]
    ) {
        self.from = from
        self.to = to
        self.interval = interval
        self.queue = queue
        self.agent = agent
        self.members = members
    }

    /// How much earlier than `from` a reader should begin, so that those who wait, talk and wrap up are known.
    package static let lead: Duration = .seconds(4 * 3600)

    /// The end of the interval that contains a moment of the report.
    func intervalEnd(_ moment: Timestamp) -> Timestamp {
        guard let interval else { return to }
        let passed = (moment - from).wholeMilliseconds / interval
        return min(to, Timestamp(milliseconds: from.milliseconds + (passed + 1) * interval))
    }

    /// Whose figures something counts for that happened in a queue or to an agent.
    func subjects(queue other: String?, agent who: AgentID?) -> [FigureRow.Subject] {
        switch (queue, agent) {
        case (let queue?, let agent?): queue == other && agent == who ? [.part(agent, of: queue)] : []
        case (let queue?, nil): queue == other ? [.queue(queue)] : []
        case (nil, let agent?): agent == who ? [.agent(agent)] : []
        case (nil, nil): [.everything] + (other.map { [.queue($0)] } ?? []) + (who.map { [.agent($0)] } ?? [])
        }
    }

    /// Whether something that was counted belongs to the report.
    package func contains(_ counted: Counted) -> Bool {
        (from..<to).contains(counted.at) && (queue == nil || queue == counted.queue)
            && (agent == nil || agent == counted.agent)
    }
}
