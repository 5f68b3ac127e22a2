import CallFlow
import Telephony

/// What a store would hold: everything that was written, as it was read back.
struct KeptEntities: Sendable {
    private var calls: [CallID: Call] = [:]
    private var agents: [AgentID: Agent] = [:]
    private var queues: [String: QueueMemory] = [:]
    private var programs: [BundleID: Program] = [:]
    private var publications: [Publication] = []
    private var overrides: [HoursOverride] = []
    private var counters = Counters(instance: 1)
    private let reread: QueueStage.Reread?

    init(_ reread: QueueStage.Reread?) {
        self.reread = reread
    }

    /// Writes what has changed and reads it again; a sentence if that does not give the same.
    mutating func keep(_ changes: Changes) -> String? {
        counters = changes.counters
        for program in changes.programs { programs[program.id] = program }
        if let fresh = changes.overrides { overrides = fresh }
        for record in changes.closedCalls { calls[record.id] = nil }
        let written = SavedState(
            counters: changes.counters, calls: changes.calls, agents: changes.agents, queues: changes.queues,
            publications: changes.publications ?? [])
        guard let read = reread.map({ $0(written) }) ?? written else { return "what was stored cannot be read" }
        guard read.calls == written.calls, read.agents == written.agents, read.queues == written.queues,
            read.publications == written.publications
        else { return "what was stored is read as something else" }
        for call in read.calls { calls[call.id] = call }
        for agent in read.agents { agents[agent.id] = agent }
        for queue in read.queues { queues[queue.queue] = queue }
        if changes.publications != nil { publications = read.publications }
        return nil
    }

    /// What a new process would find.
    var saved: SavedState {
        SavedState(
            counters: counters, calls: Array(calls.values), agents: Array(agents.values),
            queues: Array(queues.values), programs: Array(programs.values), publications: publications,
            overrides: overrides)
    }
}
