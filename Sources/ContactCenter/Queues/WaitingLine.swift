import DequeModule
import Telephony

/// Callers in the order in which they are served: by priority, then by the moment they came.
struct WaitingLine: Sendable {
    /// One caller's place.
    ///
    /// Kept as long as the caller waits, over misses and failed connections.
    struct Place: Comparable, Hashable, Sendable {
        /// 1 is served first.
        var priority: Int
        var since: Timestamp
        var call: CallID

        static func < (left: Place, right: Place) -> Bool {
            (left.priority, left.since, left.call) < (right.priority, right.since, right.call)
        }
    }

    private var places: Deque<Place> = []

    var count: Int { places.count }
    var first: Place? { places.first }

    /// When the caller who has waited longest came; callers of a higher priority may stand before that one.
    var oldest: Timestamp? { places.lazy.map(\.since).min() }

    subscript(index: Int) -> Place { places[index] }

    /// Fills an empty line.
    init(_ places: [Place] = []) {
        self.places = Deque(places.sorted())
    }

    /// Adds a place where it belongs; a place that is there already stays.
    mutating func insert(_ place: Place) {
        let index = firstIndex(notBefore: place)
        if index < places.count, places[index] == place { return }
        places.insert(place, at: index)
    }

    /// Takes a place out; nothing happens if it is not there.
    mutating func remove(_ place: Place) {
        guard let position = position(of: place) else { return }
        places.remove(at: position - 1)
    }

    /// 1 for the first in line; nil if the place is not there.
    func position(of place: Place) -> Int? {
        let index = firstIndex(notBefore: place)
        guard index < places.count, places[index] == place else { return nil }
        return index + 1
    }

    private func firstIndex(notBefore place: Place) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// One queue at work: who waits, who could be offered a call now, and who is free to take one.
struct Line: Sendable {
    /// Everybody who waits, also while an offer is out for them: positions are counted here.
    var waiting = WaitingLine()
    /// Those for whom no offer is out.
    var open = WaitingLine()
    var free = IdleOrder()
    /// Agents who serve the queue.
    var serving: [AgentID] = []
    /// How long a call occupies an agent, talk and wrap-up, as a moving average; nil as long as none has ended.
    var handling: Duration?

    /// Position times handling time, over the agents who are at work; nil as long as nothing is known.
    func expectedWait(position: Int, atWork: Int) -> Duration? {
        guard let handling, atWork > 0 else { return nil }
        return handling * position / atWork
    }

    /// Takes one more handling time into the average, with a weight of a quarter.
    mutating func handled(in time: Duration) {
        handling = handling.map { ($0 * 3 + time) / 4 } ?? time
    }
}
