import CallFlow
package import ContactCenter
import Foundation
import Telephony

/// Keeps what a store would hold as JSON, and reads it back from that.
package struct JSONShelf: ScheduleShelf {
    private var counters = Counters(instance: 7)
    private var calls: [CallID: Data] = [:]
    private var agents: [AgentID: Data] = [:]
    private var queues: [String: Data] = [:]
    private var programs: [BundleID: Program] = [:]
    private var publications = Data("[]".utf8)
    private var overrides = Data("[]".utf8)

    package init() {}

    package mutating func keep(_ changes: Changes) throws {
        let encoder = JSONEncoder()
        counters = changes.counters
        for call in changes.calls { calls[call.id] = try encoder.encode(call) }
        for agent in changes.agents { agents[agent.id] = try encoder.encode(agent) }
        for queue in changes.queues { queues[queue.queue] = try encoder.encode(queue) }
        for record in changes.closedCalls { calls[record.id] = nil }
        for program in changes.programs { programs[program.id] = program }
        if let fresh = changes.publications { publications = try encoder.encode(fresh) }
        if let fresh = changes.overrides { overrides = try encoder.encode(fresh) }
    }

    package func saved() throws -> SavedState {
        let decoder = JSONDecoder()
        return SavedState(
            counters: counters, calls: try calls.values.map { try decoder.decode(Call.self, from: $0) },
            agents: try agents.values.map { try decoder.decode(Agent.self, from: $0) },
            queues: try queues.values.map { try decoder.decode(QueueMemory.self, from: $0) },
            programs: Array(programs.values), publications: try decoder.decode([Publication].self, from: publications),
            overrides: try decoder.decode([HoursOverride].self, from: overrides))
    }
}
