package import Telephony

/// Callers in the order in which they are served.
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

    private var places: SortedBlocks<Place>

    /// How many callers there are.
    package var count: Int { places.count }

    /// Fills an empty line.
    package init(_ places: [Place] = []) {
        self.places = SortedBlocks(places, blockSize: 256)
    }

    /// The caller who is next; nil if nobody waits.
    package var first: Place? { places.first }

    /// Whether nobody waits.
    package var isEmpty: Bool { places.isEmpty }

    /// When the caller who has waited longest came; others may stand before that one.
    package var oldest: Timestamp? { places.blocks.lazy.joined().lazy.map(\.since).min() }

    /// The first callers in order.
    package func prefix(_ limit: Int) -> [Place] { Array(places.blocks.lazy.joined().prefix(limit)) }

    /// The first of the first `limit` callers who fits.
    package func first(among limit: Int, where fits: (Place) -> Bool) -> Place? {
        places.blocks.lazy.joined().prefix(limit).first(where: fits)
    }

    /// Adds a place where it belongs; a place that is there already stays.
    package mutating func insert(_ place: Place) { places.insert(place) }

    /// Takes a place out; nothing happens if it is not there.
    package mutating func remove(_ place: Place) { places.remove(place) }

    /// 1 for the first in line; nil if the place is not there.
    package func position(of place: Place) -> Int? { places.position(of: place) }
}
