package import ContactCenter

/// How evenly a queue's agents were offered calls, as the API and the command line give it.
package struct FairnessItem: Encodable, Sendable {
    private let queue: String
    private let jainIndex: Double?
    private let largestGap: Gap?
    private let agents: [Share]
    private let overrides: [String: Int]

    private struct Gap: Encodable, Sendable {
        var offersPerHour: Double
        var most: String
        var fewest: String
    }

    private struct Share: Encodable, Sendable {
        var agent: String
        var offers: Int
        var availableHours: Double
        var offersPerHour: Double
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
