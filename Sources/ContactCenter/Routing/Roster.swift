package import Telephony

/// The settings that decide who may be offered a call, as they are kept among the facts.
///
/// What says nothing is left out. Written once a day, after many decisions and after changes, never for one decision.
package struct Roster: Hashable, Sendable, Codable {
    /// The queues, in the order of their names.
    package var queues: [Line]
    /// The agents, in the order of their ids.
    package var agents: [Desk]

    /// One queue.
    package struct Line: Hashable, Sendable, Codable {
        package var name: String
        package var strategy: Strategy
        /// Milliseconds for which a caller is not offered again to an agent who missed it.
        package var avoids: Int64
    }

    /// One agent.
    package struct Desk: Hashable, Sendable, Codable {
        package var id: AgentID
        package var seats: [Seat]
        /// Levels by skill; nil for an agent without any.
        package var skills: [String: Int]?
    }

    /// An agent's part in one queue.
    package struct Seat: Hashable, Sendable, Codable {
        package var queue: String
        /// Nil for the first tier.
        package var tier: Int?
        /// Nil for the usual order.
        package var order: Int?
    }

    /// The roster of a configuration.
    ///
    /// - Parameter orphans: Queues that are not configured any more, but in which somebody still waits.
    init(_ configuration: Configuration, orphans: [QueueSettings]) {
        queues = (configuration.queues.values + orphans).sorted { $0.name < $1.name }.map { queue in
            Line(name: queue.name, strategy: queue.strategy, avoids: queue.avoidAfterMiss.wholeMilliseconds)
        }
        agents = configuration.agents.values.sorted { $0.id < $1.id }.map { agent in
            let seats = agent.services.map { service in
                Seat(
                    queue: service.queue, tier: service.tier == Self.tier ? nil : service.tier,
                    order: service.order == Self.order ? nil : service.order)
            }
            return Desk(id: agent.id, seats: seats, skills: agent.skills.isEmpty ? nil : agent.skills)
        }
    }

    private static let tier = 1
    private static let order = 100

    /// A router for these queues and agents, in which nobody is at work yet.
    var router: Router {
        let strategies = Dictionary(queues.map { ($0.name, $0.strategy) }) { first, _ in first }
        let settings = agents.map { agent in
            AgentSettings(
                id: agent.id, name: "", endpoint: "",
                services: agent.seats.map { seat in
                    AgentSettings.Service(seat.queue, tier: seat.tier ?? Self.tier, order: seat.order ?? Self.order)
                },
                skills: agent.skills ?? [:])
        }
        return Router(queues: strategies, agents: settings)
    }
}

/// What is compared of an agent who may be offered calls, as it is kept among the facts.
package struct ReadyAgent: Hashable, Sendable, Codable {
    /// Since when the agent has been idle.
    package var since: Timestamp
    /// Offers in this shift.
    package var offers: Int
    /// Callers talked to in this shift.
    package var talks: Int
    /// Callers that the agent holds; nil for none.
    package var held: Int?
    /// The number of the last offer, by queue, where agents are asked in turn; nil if there is none.
    package var turns: [String: UInt64]?

    /// Describes an agent.
    package init(since: Timestamp, offers: Int, talks: Int, held: Int? = nil, turns: [String: UInt64]? = nil) {
        self.since = since
        self.offers = offers
        self.talks = talks
        self.held = held
        self.turns = turns
    }
}
