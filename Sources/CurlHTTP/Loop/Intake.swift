import Synchronization

/// What the callers hand to the loop's thread, and the count that bounds it.
final class Intake: Sendable {
    private enum Phase {
        case open
        case closing
        case closed
    }

    private struct State {
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

    private let multi: MultiHandle
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: How many requests may be on their way at one time.
    init(_ multi: MultiHandle, limit: Int) {
        self.multi = multi
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
        state.withLock { state in
            guard state.phase == .open else { return .shutDown }
            guard state.outstanding < limit else { return .overloaded }
            state.outstanding += 1
            state.arrived.append(ticket)
            wake(&state)
            return nil
        }
    }

    /// Gives a request up; one that is unknown or answered already is left alone.
    func cancel(_ id: UInt64) {
        state.withLock { state in
            guard state.phase == .open else { return }
            state.cancelled.append(id)
            wake(&state)
        }
    }

    func stop() {
        state.withLock { close(&$0) }
    }

    func stop(then watcher: CheckedContinuation<Void, Never>) {
        let isOver = state.withLock { state in
            close(&state)
            guard state.phase != .closed else { return true }
            state.watchers.append(watcher)
            return false
        }
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

    /// For the loop: its last word, after which the multi handle is never woken again.
    func finish() -> [CheckedContinuation<Void, Never>] {
        state.withLock { state in
            state.phase = .closed
            defer { state.watchers = [] }
            return state.watchers
        }
    }

    private func close(_ state: inout State) {
        guard state.phase == .open else { return }
        state.phase = .closing
        wake(&state)
    }

    /// One wake-up serves all that comes in until the loop looks; each is a system call.
    private func wake(_ state: inout State) {
        guard !state.isWoken else { return }
        state.isWoken = true
        multi.wake()
    }
}
