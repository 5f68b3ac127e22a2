package import ContactCenter
import Synchronization

/// The committed facts, as they happen, for live views.
///
/// A subscriber that reads too slowly loses the oldest facts of its own buffer and nobody else's: a gap in
/// `Fact.serial` tells it to read the store.
package final class Feed: Sendable {
    private struct State {
        var subscribers: [UInt64: AsyncStream<Fact>.Continuation] = [:]
        var lastSubscriber: UInt64 = 0
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// A feed that nobody listens to yet.
    package init() {}

    /// How many subscribers there are.
    package var subscriberCount: Int { state.withLock(\.subscribers.count) }

    /// Begins to listen; ends when the listening task ends or the engine stops.
    ///
    /// - Parameter limit: How many facts wait for the subscriber at most; the newest are kept.
    package func subscribe(bufferingNewest limit: Int) -> AsyncStream<Fact> {
        let (stream, continuation) = AsyncStream.makeStream(of: Fact.self, bufferingPolicy: .bufferingNewest(limit))
        let key: UInt64? = state.withLock { state in
            guard !state.hasEnded else { return nil }
            state.lastSubscriber += 1
            state.subscribers[state.lastSubscriber] = continuation
            return state.lastSubscriber
        }
        guard let key else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.remove(key) }
        return stream
    }

    /// Tells every subscriber of these facts.
    func publish(_ facts: [Fact]) {
        guard !facts.isEmpty else { return }
        let subscribers = state.withLock { Array($0.subscribers.values) }
        for subscriber in subscribers {
            for fact in facts { subscriber.yield(fact) }
        }
    }

    /// Ends every subscription, and every later one at once.
    func end() {
        let subscribers = state.withLock { state in
            state.hasEnded = true
            return Array(state.subscribers.values)
        }
        // Outside the lock: finishing calls `remove`, which takes it.
        for subscriber in subscribers { subscriber.finish() }
    }

    private func remove(_ key: UInt64) {
        state.withLock { $0.subscribers[key] = nil }
    }
}
