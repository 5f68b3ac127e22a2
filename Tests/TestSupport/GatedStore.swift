package import ContactCenter
package import Engine
package import Telephony

/// A store whose commits wait until a test lets them pass, and whose reading lets others go first, as a disk does.
package final class GatedStore: Store {
    private struct State: Sendable {
        var isShut: Bool
        var begun: [Batch] = []
        var done = 0
        var read = 0
    }

    /// What is written to.
    package let inner: MemoryStore
    private let state: Watched<State>

    /// A gate before a store in memory.
    package init(_ inner: MemoryStore = MemoryStore(), isShut: Bool = false) {
        self.inner = inner
        state = Watched(State(isShut: isShut))
    }

    /// The batches that were given to the store, passed or not.
    package var batches: [Batch] { state.value.begun }

    /// How many of them have been committed.
    package var committed: Int { state.value.done }

    /// Keeps commits waiting from now on.
    package func shut() {
        state.change { $0.isShut = true }
    }

    /// Lets all commits pass from now on.
    package func open() {
        state.change { $0.isShut = false }
    }

    /// Waits until so many commits have been begun.
    package func waitForCommit(_ count: Int) async {
        await state.wait { $0.begun.count >= count }
    }

    package func commit(_ batch: Batch) async throws(StoreFailure) {
        state.change { $0.begun.append(batch) }
        await state.wait { !$0.isShut }
        try await inner.commit(batch)
        state.change { $0.done += 1 }
    }

    /// Not always for as long, or several who ask would go in step and never come between one another.
    private func letOthersGo() async {
        state.change { $0.read += 1 }
        for _ in 0...state.value.read % 7 { await Task.yield() }
    }

    package func load(progress: @Sendable (Int, Int) -> Void) async throws(StoreFailure) -> StoredState {
        try await inner.load(progress: progress)
    }

    package func contains(
        event: EventID, of carrier: CarrierName, occurredAt: Timestamp
    ) async throws(StoreFailure) -> Bool {
        try await inner.contains(event: event, of: carrier, occurredAt: occurredAt)
    }

    package func facts(of call: CallID) async throws(StoreFailure) -> [Fact] {
        try await inner.facts(of: call)
    }

    package func facts(kind: String?, before: UInt64?, limit: Int) async throws(StoreFailure) -> [Fact] {
        await letOthersGo()
        return try await inner.facts(kind: kind, before: before, limit: limit)
    }

    package func facts(after: UInt64, kinds: [String]?, limit: Int) async throws(StoreFailure) -> [Fact] {
        await letOthersGo()
        return try await inner.facts(after: after, kinds: kinds, limit: limit)
    }

    package func firstFact(at moment: Timestamp) async throws(StoreFailure) -> UInt64? {
        await letOthersGo()
        return try await inner.firstFact(at: moment)
    }

    package func lastStatuses(before: UInt64) async throws(StoreFailure) -> [Fact] {
        await letOthersGo()
        return try await inner.lastStatuses(before: before)
    }

    package func scores(before: UInt64?, limit: Int) async throws(StoreFailure) -> [SurveyScore] {
        try await inner.scores(before: before, limit: limit)
    }

    package func closedCalls(before: CallID?, limit: Int) async throws(StoreFailure) -> [CallView] {
        try await inner.closedCalls(before: before, limit: limit)
    }

    package func closedCall(_ id: CallID) async throws(StoreFailure) -> CallView? {
        try await inner.closedCall(id)
    }

    package func check() async throws(StoreFailure) { try await inner.check() }

    package func close() async { await inner.close() }
}
