import Dispatch
import Synchronization

/// Checks passwords one at a time on a thread of its own, so that log-ins never take the processor from calls.
final class PasswordChecks: Sendable {
    /// Most checks that wait or run.
    static let capacity = 16

    private let queue = DispatchQueue(label: "switchboard.passwords", qos: .utility)
    private let waiting = Mutex(0)

    /// Whether the password is right; nil if too many checks wait already.
    func check(_ password: String, against hash: PasswordHash) async -> Bool? {
        let isAdmitted = waiting.withLock { waiting in
            guard waiting < Self.capacity else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { return nil }
        defer { waiting.withLock { $0 -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: hash.matches(password)) }
        }
    }
}
