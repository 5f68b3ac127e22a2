import Telephony

/// A queue of the simulated carrier: first come, first served.
struct WaitingLine: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        let leg: Int
        let since: Timestamp
    }

    let id: String
    let name: String
    let createdAt: Timestamp
    var updatedAt: Timestamp
    var maximumSize: Int
    private(set) var places: [Place] = []
    /// The sum of the moments since when each waits, so that an average costs no walk through the queue.
    private var sinceTotal: Int64 = 0
    /// Distinguishes the latest time it became empty from earlier ones.
    var emptiedTurn = 0

    init(id: String, name: String, maximumSize: Int, at moment: Timestamp) {
        self.id = id
        self.name = name
        self.maximumSize = maximumSize
        createdAt = moment
        updatedAt = moment
    }

    /// The place of a leg in the queue, from 1.
    func position(of leg: Int) -> Int? {
        places.firstIndex { $0.leg == leg }.map { $0 + 1 }
    }

    mutating func append(_ leg: Int, at moment: Timestamp) {
        places.append(Place(leg: leg, since: moment))
        sinceTotal += moment.milliseconds
    }

    mutating func remove(_ leg: Int) {
        guard let index = places.firstIndex(where: { $0.leg == leg }) else { return }
        sinceTotal -= places.remove(at: index).since.milliseconds
    }

    /// How long those who wait have waited on average; zero if nobody does.
    func averageWait(at moment: Timestamp) -> Duration {
        guard !places.isEmpty else { return .zero }
        return .milliseconds(moment.milliseconds - sinceTotal / Int64(places.count))
    }
}
