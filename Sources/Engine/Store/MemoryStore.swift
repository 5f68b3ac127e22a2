import CallFlow
package import ContactCenter
import Synchronization
package import Telephony

/// A store in memory: behaves like a real one and forgets everything with the process.
///
/// For tests.
package final class MemoryStore: Store {
    /// What has been committed.
    fileprivate struct Contents: Sendable {
        var counters: Counters
        var calls: [CallID: Call] = [:]
        var closedCalls: [CallID: CallView] = [:]
        var agents: [AgentID: Agent] = [:]
        var queues: [String: QueueMemory] = [:]
        var programs: [BundleID: Program] = [:]
        var publications: [Publication] = []
        var overrides: [HoursOverride] = []
        var outbox: [UInt64: OutgoingCommand] = [:]
        var errands: [UInt64: StoredErrand] = [:]
        var facts: [Fact] = []
        var scores: [SurveyScore] = []
        var events: [ReceivedEvent] = []
        var eventNames: Set<KnownEvents.Name> = []
    }

    private struct State: Sendable {
        var contents: Contents
        /// What every commit and check fails with; nil while the store works.
        var failure: StoreFailure?
    }

    private let state: Mutex<State>

    /// An empty store.
    package convenience init(instance: UInt64 = .random(in: 0..<1 << 62)) {
        self.init(Contents(counters: Counters(instance: instance)))
    }

    private init(_ contents: Contents) {
        state = Mutex(State(contents: contents))
    }

    /// What a new process would find if this one died now.
    package func afterCrash() -> MemoryStore {
        MemoryStore(state.withLock(\.contents))
    }

    /// Lets every commit from now on fail like this; nil lets them work again.
    package func fail(_ failure: StoreFailure?) {
        state.withLock { $0.failure = failure }
    }

    /// The events that were kept, in the order in which they were received.
    package var events: [ReceivedEvent] { state.withLock(\.contents.events) }

    package func load(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> StoredState {
        let contents = state.withLock(\.contents)
        progress(contents.calls.count, contents.calls.count)
        let begun = Set(contents.calls.values.map(\.bundle) + contents.publications.flatMap(\.bundles))
        let saved = SavedState(
            counters: contents.counters, calls: contents.calls.values.sorted { $0.id < $1.id },
            agents: contents.agents.values.sorted { $0.id < $1.id },
            queues: contents.queues.values.sorted { $0.queue < $1.queue },
            programs: contents.programs.values.filter { begun.contains($0.id) },
            publications: contents.publications, overrides: contents.overrides)
        return StoredState(
            saved: saved, outbox: contents.outbox.sorted { $0.key < $1.key }.map(\.value),
            errands: contents.errands.sorted { $0.key < $1.key }.map(\.value),
            recentEvents: contents.eventNames.map { ($0.carrier, $0.id) }, eventsSince: Timestamp(milliseconds: 0))
    }

    package func commit(_ batch: Batch) async throws(StoreFailure) {
        let failure = state.withLock { state in
            if let failure = state.failure { return failure as StoreFailure? }
            guard state.contents.canTake(batch.facts) else {
                return StoreFailure(.failed, "A fact of this serial number is stored already.")
            }
            state.contents.write(batch)
            return nil
        }
        if let failure { throw failure }
    }

    package func contains(
        event: EventID, of carrier: CarrierName, occurredAt: Timestamp
    ) async throws(StoreFailure) -> Bool {
        state.withLock { state in
            state.contents.eventNames.contains(KnownEvents.Name(carrier: carrier, id: event))
                && state.contents.events.contains { $0.id == event && $0.occurredAt == occurredAt }
        }
    }

    package func facts(of call: CallID) async throws(StoreFailure) -> [Fact] {
        state.withLock { $0.contents.facts.filter { $0.call == call } }
    }

    package func facts(kind: String?, before: UInt64?, limit: Int) async throws(StoreFailure) -> [Fact] {
        state.withLock { state in
            let older = state.contents.facts.reversed().lazy.filter { fact in
                (before.map { fact.serial < $0 } ?? true) && (kind.map { fact.kind.name == $0 } ?? true)
            }
            return Array(older.prefix(max(limit, 0)))
        }
    }

    package func facts(after: UInt64, kinds: [String]?, limit: Int) async throws(StoreFailure) -> [Fact] {
        state.withLock { state in
            let later = state.contents.facts.lazy.filter { fact in
                fact.serial > after && (kinds?.contains(fact.kind.name) ?? true)
            }
            return Array(later.prefix(max(limit, 0)))
        }
    }

    package func firstFact(at moment: Timestamp) async throws(StoreFailure) -> UInt64? {
        state.withLock { $0.contents.facts.first { $0.at >= moment }?.serial }
    }

    package func lastStatuses(before: UInt64) async throws(StoreFailure) -> [Fact] {
        state.withLock { state in
            var last: [AgentID: Fact] = [:]
            for fact in state.contents.facts where fact.serial < before && fact.kind.name == "status_changed" {
                if let agent = fact.agent { last[agent] = fact }
            }
            return last.values.sorted { $0.serial < $1.serial }
        }
    }

    package func scores(before: UInt64?, limit: Int) async throws(StoreFailure) -> [SurveyScore] {
        state.withLock { state in
            let older = state.contents.scores.reversed().lazy.filter { score in
                before.map { score.serial < $0 } ?? true
            }
            return Array(older.prefix(max(limit, 0)))
        }
    }

    package func closedCalls(before: CallID?, limit: Int) async throws(StoreFailure) -> [CallView] {
        state.withLock { state in
            let older = state.contents.closedCalls.values.filter { call in before.map { call.id < $0 } ?? true }
            return Array(older.sorted { $0.id > $1.id }.prefix(max(limit, 0)))
        }
    }

    package func closedCall(_ id: CallID) async throws(StoreFailure) -> CallView? {
        state.withLock { $0.contents.closedCalls[id] }
    }

    package func check() async throws(StoreFailure) {
        if let failure = state.withLock(\.failure) { throw failure }
    }

    package func close() async {}
}

extension MemoryStore.Contents {
    /// Whether no fact of these is stored already.
    fileprivate func canTake(_ new: [Fact]) -> Bool {
        guard let first = new.first, let last = facts.last else { return true }
        return last.serial < first.serial
    }

    fileprivate mutating func write(_ batch: Batch) {
        counters = batch.changes.counters
        for call in batch.changes.calls { calls[call.id] = call }
        for call in batch.changes.closedCalls {
            calls[call.id] = nil
            closedCalls[call.id] = call
        }
        for agent in batch.changes.agents { agents[agent.id] = agent }
        for queue in batch.changes.queues { queues[queue.queue] = queue }
        for program in batch.changes.programs { programs[program.id] = program }
        if let publications = batch.changes.publications { self.publications = publications }
        if let overrides = batch.changes.overrides { self.overrides = overrides }
        for outgoing in batch.commands { outbox[outgoing.command.id.serial] = outgoing }
        for id in batch.endedCommands { outbox[id.serial] = nil }
        for errand in batch.errands { errands[errand.id.serial] = StoredErrand(errand: errand, hasBegun: false) }
        for id in batch.begunErrands { errands[id.serial]?.hasBegun = true }
        for id in batch.endedErrands { errands[id.serial] = nil }
        for event in batch.events {
            guard let id = event.id else {
                events.append(event)
                continue
            }
            let isNew = eventNames.insert(KnownEvents.Name(carrier: event.carrier, id: id)).inserted
            if isNew { events.append(event) }
        }
        for fact in batch.facts {
            facts.append(fact)
            if let score = SurveyScore(fact, agent: lastAgent(of: fact.call)) { scores.append(score) }
        }
    }

    private func lastAgent(of call: CallID?) -> AgentID? {
        let last = facts.last { fact in
            guard fact.call == call, case .connected = fact.kind else { return false }
            return true
        }
        return last?.agent
    }
}
