import Synchronization
import Telephony

/// Slows the guessing of passwords down, per account: one second after a failure, and twice as long after each more.
///
/// Known and unknown names are treated alike. The pause never grows beyond `longest`, so nobody can shut an agent
/// out for a working day; it is forgotten a while after the last failure.
final class Lockout: Sendable {
    static let longest = Duration.seconds(64)
    static let forgottenAfter = Duration.seconds(15 * 60)
    /// Most names remembered; the one that is free soonest makes room.
    static let capacity = 10_000

    private struct Failures {
        var count: Int
        var lockedUntil: Timestamp
    }

    private let failures = Mutex<[String: Failures]>([:])

    /// Begins an attempt: nil lets it go on, a duration is the time to wait.
    ///
    /// An attempt counts as failed until `succeeded` is called, so guesses made at the same time gain nothing.
    func begin(_ name: String, at now: Timestamp) -> Duration? {
        failures.withLock { failures in
            var entry = failures[name] ?? Failures(count: 0, lockedUntil: now)
            if entry.lockedUntil > now { return entry.lockedUntil - now }
            if now - entry.lockedUntil > Self.forgottenAfter { entry.count = 0 }
            let pause = min(Self.longest, .seconds(1 << min(entry.count, 6)))
            entry = Failures(count: entry.count + 1, lockedUntil: now + pause)
            if failures.count >= Self.capacity, failures[name] == nil { Self.makeRoom(&failures) }
            failures[name] = entry
            return nil
        }
    }

    /// The attempt had the right password.
    func succeeded(_ name: String) {
        failures.withLock { $0[name] = nil }
    }

    private static func makeRoom(_ failures: inout [String: Failures]) {
        guard let first = failures.min(by: { $0.value.lockedUntil < $1.value.lockedUntil }) else { return }
        failures[first.key] = nil
    }
}
