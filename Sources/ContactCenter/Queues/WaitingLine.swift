package import Telephony

/// Callers in the order in which they are served.
///
/// Kept in blocks of a few hundred, so that a place in the middle of a hundred thousand is taken, given up and
/// counted in about a microsecond.
package struct WaitingLine: Sendable {
    /// One caller's place.
    ///
    /// Kept as long as the caller waits, over misses and failed connections.
    package struct Place: Comparable, Hashable, Sendable {
        /// The moment at which the caller counts as having come: earlier than it did, by the head start of its
        /// priority.
        ///
        /// Everybody ages at the same speed, so the order never changes as time passes.
        package var rank: Timestamp
        /// When the caller came.
        package var since: Timestamp
        /// The caller.
        package var call: CallID

        /// Describes a place.
        package init(rank: Timestamp, since: Timestamp, call: CallID) {
            self.rank = rank
            self.since = since
            self.call = call
        }

        package static func < (left: Place, right: Place) -> Bool {
            if left.rank != right.rank { return left.rank < right.rank }
            return left.since != right.since ? left.since < right.since : left.call < right.call
        }
    }

    private static let blockSize = 256

    /// None is empty, and all of one come before all of the next.
    private var blocks: [[Place]] = []
    /// How many callers there are.
    package private(set) var count = 0

    /// Fills an empty line.
    package init(_ places: [Place] = []) {
        let sorted = places.sorted()
        count = sorted.count
        blocks = stride(from: 0, to: sorted.count, by: Self.blockSize / 2).map { start in
            Array(sorted[start..<min(start + Self.blockSize / 2, sorted.count)])
        }
    }

    /// The caller who is next; nil if nobody waits.
    package var first: Place? { blocks.first?.first }

    /// Whether nobody waits.
    package var isEmpty: Bool { blocks.isEmpty }

    /// When the caller who has waited longest came; others may stand before that one.
    package var oldest: Timestamp? { blocks.lazy.joined().lazy.map(\.since).min() }

    /// The first callers in order.
    package func prefix(_ limit: Int) -> [Place] { Array(blocks.lazy.joined().prefix(limit)) }

    /// The first of the first `limit` callers who fits.
    package func first(among limit: Int, where fits: (Place) -> Bool) -> Place? {
        blocks.lazy.joined().prefix(limit).first(where: fits)
    }

    /// Adds a place where it belongs; a place that is there already stays.
    package mutating func insert(_ place: Place) {
        guard !blocks.isEmpty else {
            blocks = [[place]]
            count = 1
            return
        }
        let block = block(for: place)
        let index = Self.index(of: place, in: blocks[block])
        if index < blocks[block].count, blocks[block][index] == place { return }
        blocks[block].insert(place, at: index)
        count += 1
        guard blocks[block].count > Self.blockSize else { return }
        let half = Self.blockSize / 2
        let tail = Array(blocks[block][half...])
        blocks[block].removeLast(tail.count)
        blocks.insert(tail, at: block + 1)
    }

    /// Takes a place out; nothing happens if it is not there.
    package mutating func remove(_ place: Place) {
        guard !blocks.isEmpty else { return }
        let block = block(for: place)
        let index = Self.index(of: place, in: blocks[block])
        guard index < blocks[block].count, blocks[block][index] == place else { return }
        blocks[block].remove(at: index)
        count -= 1
        if blocks[block].isEmpty { blocks.remove(at: block) }
    }

    /// 1 for the first in line; nil if the place is not there.
    package func position(of place: Place) -> Int? {
        guard !blocks.isEmpty else { return nil }
        let block = block(for: place)
        let index = Self.index(of: place, in: blocks[block])
        guard index < blocks[block].count, blocks[block][index] == place else { return nil }
        return blocks[..<block].reduce(index + 1) { $0 + $1.count }
    }

    /// The last block that begins at or before a place, or the first one.
    private func block(for place: Place) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle][0] <= place { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    private static func index(of place: Place, in block: [Place]) -> Int {
        var low = 0
        var high = block.count
        while low < high {
            let middle = (low + high) / 2
            if block[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
