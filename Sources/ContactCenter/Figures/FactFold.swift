package import Telephony

/// Something that is computed in one pass over facts in the order of their serials.
package protocol FactFold: Sendable {
    /// Takes what an agent's status was before the first fact.
    mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp)

    /// Takes one fact; returns whether later ones may still count.
    mutating func take(_ fact: Fact) -> Bool
}

extension FactFold {
    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {}
}

extension FigureTable: FactFold {}
extension CountedCalls: FactFold {}
extension FairnessReport: FactFold {}
extension DayHistory: FactFold {}
extension QueueLog: FactFold {}

extension Switchboard {
    /// The agents who serve each queue, in the order of their ids.
    package var members: [String: [AgentID]] { configuration.members }
}

extension Configuration {
    /// The agents who serve each queue, in the order of their ids.
    package var members: [String: [AgentID]] {
        var members: [String: [AgentID]] = [:]
        for agent in agents.values.sorted(by: { $0.id < $1.id }) {
            for queue in agent.queues { members[queue, default: []].append(agent.id) }
        }
        return members
    }
}
