import HeapModule
import Telephony

/// When something is due, by entity: one entry an entity, the earliest first.
///
/// An entity's own deadline is the truth. An entry that turns out to be too early is put back at the right moment.
struct Deadlines: Sendable {
    /// Whose deadline it is.
    enum Owner: Hashable, Sendable {
        case call(CallID)
        case agent(AgentID)
        /// The look for what has stayed in a state too long.
        case sweep
    }

    private struct Entry: Comparable, Sendable {
        var at: Timestamp
        var order: UInt64
        var owner: Owner

        static func < (left: Entry, right: Entry) -> Bool {
            (left.at, left.order) < (right.at, right.order)
        }

        static func == (left: Entry, right: Entry) -> Bool {
            left.at == right.at && left.order == right.order
        }
    }

    private var heap = Heap<Entry>()
    private var earliest: [Owner: Timestamp] = [:]
    private var order: UInt64 = 0

    /// The moment of the first entry.
    var next: Timestamp? { heap.min?.at }

    /// Makes sure that `owner` comes up at `moment` or before.
    mutating func set(_ owner: Owner, at moment: Timestamp?) {
        guard let moment else { return }
        if let known = earliest[owner], known <= moment { return }
        order += 1
        earliest[owner] = moment
        heap.insert(Entry(at: moment, order: order, owner: owner))
    }

    /// Drops the entry of an owner that is gone, so that nobody wakes up for it.
    mutating func forget(_ owner: Owner) {
        earliest[owner] = nil
        dropStale()
        guard heap.count > 2 * earliest.count + 1024 else { return }
        heap = Heap(heap.unordered.filter { earliest[$0.owner] == $0.at })
    }

    /// Takes out an owner that comes up at `now` or before.
    mutating func popDue(at now: Timestamp) -> Owner? {
        while let first = heap.min, first.at <= now {
            heap.removeMin()
            guard earliest[first.owner] == first.at else { continue }
            earliest[first.owner] = nil
            dropStale()
            return first.owner
        }
        return nil
    }

    /// Drops entries that stand for nothing any more, as far as they are on top.
    private mutating func dropStale() {
        while let first = heap.min, earliest[first.owner] != first.at { heap.removeMin() }
    }
}
