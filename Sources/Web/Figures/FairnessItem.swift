package import ContactCenter

/// How evenly a queue's agents were offered calls, as the API and the command line give it.
package struct FairnessItem: Codable, Sendable {
    /// The queue's name.
    package let queue: String
    /// Jain's index, from 0 to 1; nil if no agent was available for long enough.
    package let jainIndex: Double?
    /// Between the agents with the most and the fewest offers an hour; nil with fewer than two agents.
    package let largestGap: Gap?
    /// The agents' parts.
    package let agents: [Share]
    /// Offers that were not made by the queue's order alone, by the reason.
    package let overrides: [String: Int]

    /// Two agents, and how far apart they are.
    package struct Gap: Codable, Sendable {
        package var offersPerHour: Double
        package var most: String
        package var fewest: String
    }

    /// One agent's part.
    package struct Share: Codable, Sendable {
        package var agent: String
        package var offers: Int
        package var availableHours: Double
        package var offersPerHour: Double
    }

    /// Takes a report over.
    package init(_ fairness: Fairness) {
        queue = fairness.queue
        jainIndex = fairness.index
        largestGap = fairness.largestGap.map {
            Gap(
                offersPerHour: $0.most.rate - $0.fewest.rate, most: $0.most.agent.rawValue,
                fewest: $0.fewest.agent.rawValue)
        }
        agents = fairness.shares.map {
            Share(
                agent: $0.agent.rawValue, offers: $0.offers, availableHours: $0.availableHours,
                offersPerHour: $0.rate)
        }
        overrides = fairness.overrides
    }
}
