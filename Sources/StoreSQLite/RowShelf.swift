import CallFlow
package import ContactCenter
import Foundation
import Telephony

/// Keeps what the store writes as the text that it writes, and reads it back, without a file.
///
/// For playing schedules, in which a process ends and another one begins thousands of times.
package struct RowShelf: ScheduleShelf {
    private let coding = Coding()
    private var counters = Counters(instance: 7)
    private var calls: [CallID: String] = [:]
    private var agents: [AgentID: String] = [:]
    private var queues: [String: String] = [:]
    private var programs: [BundleID: Program] = [:]
    private var publications = "[]"
    private var overrides = "[]"

    package init() {}

    package mutating func keep(_ changes: Changes) throws {
        counters = changes.counters
        for call in changes.calls { calls[call.id] = try coding.encode(call) }
        for agent in changes.agents { agents[agent.id] = try coding.encode(agent) }
        for queue in changes.queues { queues[queue.queue] = try coding.encode(queue) }
        for record in changes.closedCalls { calls[record.id] = nil }
        for program in changes.programs { programs[program.id] = program }
        if let fresh = changes.publications { publications = try coding.encode(fresh) }
        if let fresh = changes.overrides { overrides = try coding.encode(fresh) }
    }

    package func saved() throws -> SavedState {
        SavedState(
            counters: counters, calls: try calls.values.map { try coding.decode(Call.self, from: Data($0.utf8)) },
            agents: try agents.values.map { try coding.decode(Agent.self, from: Data($0.utf8)) },
            queues: try queues.values.map { try coding.decode(QueueMemory.self, from: Data($0.utf8)) },
            programs: Array(programs.values),
            publications: try coding.decode([Publication].self, from: Data(publications.utf8)),
            overrides: try coding.decode([HoursOverride].self, from: Data(overrides.utf8)))
    }
}
