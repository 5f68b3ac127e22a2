import Synchronization

/// What the callers hand to the loop's thread, and the count that bounds it.
final class Intake: Sendable {
    fileprivate enum Phase {
        case open
        case closing
        case closed
    }

    fileprivate struct State {
        var phase = Phase.open
        var lastIdentifier: UInt64 = 0
        /// Requests submitted and not yet answered.
        var outstanding = 0
        var arrived: [Ticket] = []
        var cancelled: [UInt64] = []
        var isWoken = false
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    /// What came in since the last look.
    struct Delivery {
        var arrived: [Ticket]
        var cancelled: [UInt64]
        var isClosing: Bool
    }

    private let poller: Poller
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: How many requests may be on their way at one time.
    init(_ poller: Poller, limit: Int) {
        self.poller = poller
        self.limit = limit
    }

    func nextIdentifier() -> UInt64 {
        state.withLock { state in
            state.lastIdentifier += 1
            return state.lastIdentifier
        }
    }

    /// Takes a request on, or says why not.
    func submit(_ ticket: Ticket) -> CurlFailure? {
        let (refusal, isNews): (CurlFailure?, Bool) = state.withLock { state in
            guard state.phase == .open else { return (.shutDown, false) }
            guard state.outstanding < limit else { return (.overloaded, false) }
            state.outstanding += 1
            state.arrived.append(ticket)
            return (nil, state.isNews())
        }
        if isNews { wake() }
        return refusal
    }

    /// Gives a request up; one that is unknown or answered already is left alone.
    func cancel(_ id: UInt64) {
        let isNews = state.withLock { state in
            guard state.phase == .open else { return false }
            state.cancelled.append(id)
            return state.isNews()
        }
        if isNews { wake() }
    }

    func stop() {
        if state.withLock({ $0.close() }) { wake() }
    }

    func stop(then watcher: CheckedContinuation<Void, Never>) {
        let (isOver, isNews) = state.withLock { state in
            let isNews = state.close()
            guard state.phase != .closed else { return (true, false) }
            state.watchers.append(watcher)
            return (false, isNews)
        }
        if isNews { wake() }
        if isOver { watcher.resume() }
    }

    /// For the loop: takes all that came in.
    func take() -> Delivery {
        state.withLock { state in
            defer {
                state.arrived = []
                state.cancelled = []
                state.isWoken = false
            }
            return Delivery(
                arrived: state.arrived, cancelled: state.cancelled, isClosing: state.phase != .open)
        }
    }

    /// For the loop: makes room for others before the callers of these learn their outcome.
    func release(_ count: Int) {
        state.withLock { $0.outstanding -= count }
    }

    /// For the loop: its last word.
    func finish() -> [CheckedContinuation<Void, Never>] {
        state.withLock { state in
            state.phase = .closed
            defer { state.watchers = [] }
            return state.watchers
        }
    }

    /// Outside the lock: a thread that is woken may run at once, and would find the lock held by its waker.
    private func wake() { poller.ring() }
}

extension Intake.State {
    /// Whether the loop must be woken: one wake-up serves all that comes in until it looks; each is a system call.
    fileprivate mutating func isNews() -> Bool {
        defer { isWoken = true }
        return !isWoken
    }

    /// Takes nothing more in; true if the loop must be woken to see it.
    fileprivate mutating func close() -> Bool {
        guard phase == .open else { return false }
        phase = .closing
        return isNews()
    }
}
