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
    var places: [Place] = []
    /// Distinguishes the latest time it became empty from earlier ones.
    var emptiedTurn = 0

    /// The place of a leg in the queue, from 1.
    func position(of leg: Int) -> Int? {
        places.firstIndex { $0.leg == leg }.map { $0 + 1 }
    }
}
