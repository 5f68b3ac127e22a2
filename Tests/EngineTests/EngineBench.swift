import ContactCenter
import Synchronization
import Telephony
import TestSupport
import Testing

@testable import Engine

/// A whole engine with a store, a carrier and a clock that a test controls.
final class EngineBench: Sendable {
    let store: GatedStore
    let carrier: FakeCarrier
    let courier: FakeCourier
    let time: ManualTime
    private let events = Mutex(0)

    init(
        store: GatedStore = GatedStore(), carrier: FakeCarrier = FakeCarrier(), courier: FakeCourier = FakeCourier(),
        time: ManualTime = ManualTime()
    ) {
        self.store = store
        self.carrier = carrier
        self.courier = courier
        self.time = time
    }

    /// The bench of the process that follows this one.
    func afterCrash() -> EngineBench {
        EngineBench(store: GatedStore(store.inner.afterCrash()), time: time)
    }

    /// What the disk would hold had the process been killed before the end of any command was committed.
    func beforeAnyEnd() async throws -> MemoryStore {
        let copy = MemoryStore(instance: store.batches[0].changes.counters.instance)
        for batch in store.batches where batch.endedCommands.isEmpty { try await copy.commit(batch) }
        return copy
    }

    /// Runs an engine while `body` works with it; gives back how the engine ended.
    @discardableResult
    func run(
        _ options: WriterOptions = .fixed, _ body: (Writer) async throws -> Void
    ) async throws -> StoreFailure? {
        let writer = Writer(
            store: store, stored: try await store.load { _, _ in }, configuration: .sample, carriers: [carrier],
            courier: courier, time: time, log: { _ in }, options: options)
        let running = Task { () -> StoreFailure? in
            do throws(StoreFailure) {
                try await writer.run()
                return nil
            } catch {
                return error
            }
        }
        let result: Result<Void, any Error>
        do { result = .success(try await body(writer)) } catch { result = .failure(error) }
        running.cancel()
        let ending = await running.value
        try result.get()
        return ending
    }

    /// Somebody calls a number that has a flow.
    func call(_ handle: String = "v3:caller", id: String? = nil) -> CallEvent {
        event(
            .initiated(
                CallEvent.Initiated(direction: .incoming, from: "+34600111222", to: "+34910000001")),
            handle: handle, id: id)
    }

    func event(_ kind: CallEvent.Kind, handle: String = "v3:caller", id: String? = nil) -> CallEvent {
        let number = events.withLock { events in
            events += 1
            return events
        }
        return CallEvent(
            id: EventID(rawValue: id ?? "event-\(number)"), carrier: .telnyx, occurredAt: time.now,
            leg: CallEvent.LegReference(handle: LegHandle(rawValue: handle)), kind: kind)
    }
}

extension WriterOptions {
    /// The defaults, without chance.
    static var fixed: WriterOptions {
        var options = WriterOptions()
        options.retries.random = { 1 }
        return options
    }
}

extension Writer {
    /// Waits until so many inputs wait for the next batch.
    func waitForWaiting(_ count: Int) async {
        while waiting.count < count { await Task.yield() }
    }
}
