import Synchronization

/// A value that tests can wait on until it is as they want it.
package final class Watched<State: Sendable>: Sendable {
    private struct Waiter: Sendable {
        var isAsWanted: @Sendable (State) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct Inside: Sendable {
        var state: State
        var waiters: [Waiter] = []
    }

    private let inside: Mutex<Inside>

    /// Watches over this value.
    package init(_ state: State) {
        inside = Mutex(Inside(state: state))
    }

    /// The value now.
    package var value: State { inside.withLock(\.state) }

    /// Changes the value, and wakes those who waited for what it is now.
    @discardableResult
    package func change<Result: Sendable>(_ body: @Sendable (inout State) -> Result) -> Result {
        let (result, woken) = inside.withLock { inside in
            let result = body(&inside.state)
            var woken: [Waiter] = []
            inside.waiters.removeAll { waiter in
                guard waiter.isAsWanted(inside.state) else { return false }
                woken.append(waiter)
                return true
            }
            return (result, woken)
        }
        for waiter in woken { waiter.continuation.resume() }
        return result
    }

    /// Waits until the value is as wanted.
    ///
    /// A test that waits in vain is ended by its time limit.
    package func wait(until isAsWanted: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isReady = inside.withLock { inside in
                if isAsWanted(inside.state) { return true }
                inside.waiters.append(Waiter(isAsWanted: isAsWanted, continuation: continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }
}
