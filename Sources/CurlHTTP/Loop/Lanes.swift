/// The waiting requests by origin, so that a slow server holds up only its own.
///
/// No more are let go than there are connections for: libcurl counts the connect time-out also while a transfer waits
/// inside it for a connection.
struct Lanes {
    private struct Lane {
        var origin: Origin
        var waiting = WaitingLine()
        var inFlight = 0
        /// Whether the last answer came over HTTP/2, where one connection carries many transfers.
        var isMultiplexed = false

        var isIdle: Bool { inFlight == 0 && waiting.isEmpty }
    }

    /// Idle lanes are kept up to here, for what they know of their server.
    private static let kept = 64

    private let perHost: Int
    private let total: Int
    private var lanes: [Lane] = []
    private var places: [Origin: Int] = [:]
    private var turn = 0
    private var inFlight = 0
    private var waiting = 0

    init(_ options: CurlOptions) {
        perHost = options.maximumConnectionsPerHost
        total = options.maximumTransfers
    }

    var isEmpty: Bool { waiting == 0 }

    mutating func append(_ ticket: Ticket) {
        waiting += 1
        lanes[place(of: ticket.origin)].waiting.append(ticket)
    }

    /// The next request that may start, lane after lane, and the lane to name when it is over.
    mutating func next() -> (ticket: Ticket, lane: Int)? {
        guard waiting > 0, inFlight < total else { return nil }
        for step in lanes.indices {
            let index = (turn + step) % lanes.count
            let room = lanes[index].isMultiplexed ? total : perHost
            guard lanes[index].inFlight < room, let ticket = lanes[index].waiting.popFirst() else { continue }
            lanes[index].inFlight += 1
            inFlight += 1
            waiting -= 1
            turn = index + 1
            return (ticket, index)
        }
        return nil
    }

    /// A request that `next` let go is over.
    ///
    /// - Parameter isMultiplexed: Whether HTTP/2 was spoken; nil if no answer came.
    mutating func finish(lane: Int, isMultiplexed: Bool?) {
        lanes[lane].inFlight -= 1
        inFlight -= 1
        if let isMultiplexed { lanes[lane].isMultiplexed = isMultiplexed }
    }

    /// Takes out and returns the waiting requests that the condition holds for.
    mutating func remove(where condition: (Ticket) -> Bool) -> [Ticket] {
        var removed: [Ticket] = []
        for index in lanes.indices where !lanes[index].waiting.isEmpty {
            removed += lanes[index].waiting.remove(where: condition)
        }
        waiting -= removed.count
        return removed
    }

    private mutating func place(of origin: Origin) -> Int {
        if let known = places[origin] { return known }
        if lanes.count >= Self.kept, let idle = lanes.firstIndex(where: \.isIdle) {
            places[lanes[idle].origin] = nil
            lanes[idle] = Lane(origin: origin)
            places[origin] = idle
            return idle
        }
        lanes.append(Lane(origin: origin))
        places[origin] = lanes.count - 1
        return lanes.count - 1
    }
}
