import Telephony

/// What is due when: a binary heap, so that thousands of calls need no task and no timer each.
///
/// Of two deadlines at one moment the one that was set first is due first.
struct Deadlines<Job: Hashable & Sendable>: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let at: Timestamp
        let serial: UInt64
        let job: Job

        func precedes(_ other: Entry) -> Bool {
            (at, serial) < (other.at, other.serial)
        }
    }

    private var entries: [Entry] = []
    private var serial: UInt64 = 0

    /// The moment of the earliest deadline.
    var next: Timestamp? { entries.first?.at }

    mutating func add(_ job: Job, at moment: Timestamp) {
        serial += 1
        entries.append(Entry(at: moment, serial: serial, job: job))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].precedes(entries[parent]) else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Removes and returns the earliest deadline that is not after `moment`.
    mutating func pop(notAfter moment: Timestamp) -> (at: Timestamp, job: Job)? {
        guard let first = entries.first, first.at <= moment else { return nil }
        let last = entries.removeLast()
        if !entries.isEmpty {
            entries[0] = last
            sink()
        }
        return (first.at, first.job)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && entries[child].precedes(entries[least]) {
                least = child
            }
            guard least != parent else { return }
            entries.swapAt(least, parent)
            parent = least
        }
    }
}
