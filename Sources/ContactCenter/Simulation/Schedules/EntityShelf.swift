import CallFlow
import Telephony

/// How a store writes its entities, and reads them again.
package protocol EntityCoding {
    /// What an entity becomes.
    associatedtype Written

    /// A coding without a memory.
    init()
    /// The entity as it is stored.
    func write(_ value: some Encodable) throws -> Written
    /// The entity that was stored.
    func read<Value: Decodable>(_ type: Value.Type, from written: Written) throws -> Value
}

/// Keeps what a store would hold, as the store writes it, and reads it back, without a file.
///
/// For playing schedules, in which a process ends and another one begins thousands of times.
struct EntityShelf<Coding: EntityCoding> {
    private let coding = Coding()
    private var counters = Counters(instance: 7)
    private var calls: [CallID: Coding.Written] = [:]
    private var agents: [AgentID: Coding.Written] = [:]
    private var queues: [String: Coding.Written] = [:]
    private var programs: [BundleID: Program] = [:]
    private var publications: Coding.Written?
    private var overrides: Coding.Written?

    /// Keeps what an input has changed.
    mutating func keep(_ changes: Changes) throws {
        counters = changes.counters
        for call in changes.calls { calls[call.id] = try coding.write(call) }
        for agent in changes.agents { agents[agent.id] = try coding.write(agent) }
        for queue in changes.queues { queues[queue.queue] = try coding.write(queue) }
        for record in changes.closedCalls { calls[record.id] = nil }
        for program in changes.programs { programs[program.id] = program }
        if let fresh = changes.publications { publications = try coding.write(fresh) }
        if let fresh = changes.overrides { overrides = try coding.write(fresh) }
    }

    /// Gives everything back, as a process finds it that starts now.
    func saved() throws -> SavedState {
        SavedState(
            counters: counters, calls: try calls.values.map { try coding.read(Call.self, from: $0) },
            agents: try agents.values.map { try coding.read(Agent.self, from: $0) },
            queues: try queues.values.map { try coding.read(QueueMemory.self, from: $0) },
            programs: Array(programs.values),
            publications: try publications.map { try coding.read([Publication].self, from: $0) } ?? [],
            overrides: try overrides.map { try coding.read([HoursOverride].self, from: $0) } ?? [])
    }
}
