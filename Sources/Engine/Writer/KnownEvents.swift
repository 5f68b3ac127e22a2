import DequeModule
import Telephony

/// The ids of the carriers' latest events, so that a repeat is recognised without asking the store.
struct KnownEvents: Sendable {
    /// An event's name, unique over all carriers.
    struct Name: Hashable, Sendable {
        var carrier: CarrierName
        var id: EventID
    }

    /// How far a carrier's clock may be ahead of ours: twice what a signature may differ.
    private static let skew: Duration = .seconds(600)

    private var names: Set<Name> = []
    private var byAge: Deque<(name: Name, receivedAt: Timestamp)> = []
    /// Every event received at this moment or later is in memory.
    private var reach: Timestamp

    /// Takes over what a store had received since `reach`.
    init(_ recent: [(CarrierName, EventID)], reach: Timestamp, at now: Timestamp) {
        self.reach = reach
        names.reserveCapacity(recent.count)
        for (carrier, id) in recent { insert(Name(carrier: carrier, id: id), at: now) }
    }

    /// Whether the event was received before, as far as memory reaches.
    func contains(_ name: Name) -> Bool { names.contains(name) }

    /// Whether an event that happened then may have been received before memory begins.
    func mustAskStore(occurredAt: Timestamp) -> Bool { occurredAt < reach + Self.skew }

    /// Remembers an event.
    mutating func insert(_ name: Name, at now: Timestamp) {
        guard names.insert(name).inserted else { return }
        byAge.append((name, now))
    }

    /// Forgets what was received before `moment`, and the oldest beyond `limit`.
    mutating func forget(before moment: Timestamp, limit: Int) {
        while let oldest = byAge.first, oldest.receivedAt < moment || byAge.count > limit {
            byAge.removeFirst()
            names.remove(oldest.name)
            reach = max(reach, oldest.receivedAt + .milliseconds(1))
        }
        reach = max(reach, min(moment, byAge.first?.receivedAt ?? moment))
    }
}
