import Engine
package import Telephony

/// A clock that stands still until a test moves it.
package final class ManualTime: TimeSource {
    private struct Sleeper: Sendable {
        var until: Timestamp
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State: Sendable {
        var now: Timestamp
        var sleepers: [UInt64: Sleeper] = [:]
        var lastSleeper: UInt64 = 0
        /// Cancelled before they fell asleep.
        var cancelled: Set<UInt64> = []
    }

    private let state: Watched<State>

    /// A clock that shows this moment; noon of 10 March 2026 if a test does not care.
    package init(_ now: Timestamp = Timestamp(seconds: 1_773_144_000)) {
        state = Watched(State(now: now))
    }

    package var now: Timestamp { state.value.now }

    /// Moves the clock forward and wakes those whose moment has come.
    package func advance(by duration: Duration) {
        set(now + duration)
    }

    /// Sets the clock and wakes those whose moment has come.
    package func set(_ moment: Timestamp) {
        let woken = state.change { state in
            state.now = moment
            let due = state.sleepers.filter { $0.value.until <= moment }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.sorted { $0.until < $1.until }.map(\.continuation)
        }
        for continuation in woken { continuation.resume(returning: true) }
    }

    /// Waits until somebody sleeps until a moment in this range.
    package func waitForSleeper(from earliest: Timestamp, to latest: Timestamp) async {
        await state.wait { state in
            state.sleepers.values.contains { $0.until >= earliest && $0.until <= latest }
        }
    }

    /// The moments that somebody sleeps until, rising.
    package var alarms: [Timestamp] { state.value.sleepers.values.map(\.until).sorted() }

    package func sleep(until moment: Timestamp) async throws(CancellationError) {
        let key = state.change { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        let hasSlept = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.change { state in
                    if state.cancelled.remove(key) != nil { return false }
                    if state.now >= moment { return true }
                    state.sleepers[key] = Sleeper(until: moment, continuation: continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let sleeper = state.change { state in
                let sleeper = state.sleepers.removeValue(forKey: key)
                if sleeper == nil { state.cancelled.insert(key) }
                return sleeper
            }
            sleeper?.continuation.resume(returning: false)
        }
        if !hasSlept { throw CancellationError() }
    }
}
