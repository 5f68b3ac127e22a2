/// One agent, from `config/agents.json`.
package struct AgentSettings: Hashable, Sendable {
    /// The name to log in with.
    package var id: AgentID
    /// Shown to people.
    package var name: String
    /// The phone: a SIP address (`sip:ana@sip.example.com`) or an E.164 number.
    package var endpoint: String
    /// The queues that the agent serves, and how.
    package var services: [Service]
    /// What the agent can do, by name: levels from 1 to 10.
    package var skills: [String: Int]
    /// Callers that the agent's phone can hold at once, 1 to 10.
    package var capacity: Int

    /// The part that an agent has in one queue.
    package struct Service: Hashable, Sendable {
        /// The queue's name.
        package var queue: String
        /// Agents of tier 1 are asked first; those of higher tiers when the queue opens them, 1 to 9.
        package var tier: Int
        /// The agent's place in the queue's `priority` strategy: lower is asked first, 1 to 1000.
        package var order: Int

        /// Describes the part.
        package init(_ queue: String, tier: Int = 1, order: Int = 100) {
            self.queue = queue
            self.tier = tier
            self.order = order
        }
    }

    /// Describes an agent.
    package init(
        id: AgentID, name: String, endpoint: String, services: [Service], skills: [String: Int] = [:],
        capacity: Int = 1
    ) {
        self.id = id
        self.name = name
        self.endpoint = endpoint
        self.services = services
        self.skills = skills
        self.capacity = capacity
    }

    /// Describes an agent of the first tier of these queues.
    package init(id: AgentID, name: String, endpoint: String, queues: [String]) {
        self.init(id: id, name: name, endpoint: endpoint, services: queues.map { Service($0) })
    }

    /// The names of the queues that the agent serves.
    package var queues: [String] { services.map(\.queue) }

    /// Whether the agent has all of these skills.
    package func meets(_ needs: [SkillNeed]) -> Bool {
        needs.allSatisfy { need in (skills[need.skill] ?? 0) >= need.level }
    }
}

/// An agent's login name: `[a-z][a-z0-9_.-]{0,39}`.
package struct AgentID: Hashable, Comparable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (left: AgentID, right: AgentID) -> Bool { left.rawValue < right.rawValue }
}
