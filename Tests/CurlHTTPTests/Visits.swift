import Synchronization

/// What reached one test's corner of the server.
final class Visits: Sendable {
    private struct State {
        var remotePorts: Set<Int> = []
        var requests = 0
    }

    private let state = Mutex(State())
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    }

    var connections: Int { state.withLock { $0.remotePorts.count } }
    var requests: Int { state.withLock { $0.requests } }

    func add(port: Int?) {
        state.withLock { state in
            state.requests += 1
            if let port { state.remotePorts.insert(port) }
        }
    }

    func arrive() {
        arrived.yield()
    }

    func arrival() async {
        for await _ in arrivals { return }
    }
}

/// The corners, by number.
final class Guests: Sendable {
    private let visits = Mutex<[Visits]>([])

    func register(_ new: Visits) -> Int {
        visits.withLock { visits in
            visits.append(new)
            return visits.count - 1
        }
    }

    subscript(number: Int) -> Visits? {
        visits.withLock { $0.indices.contains(number) ? $0[number] : nil }
    }
}
