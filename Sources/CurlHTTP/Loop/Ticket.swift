/// A request on its way through the loop, and whom to tell.
final class Ticket: Sendable {
    typealias Outcome = Result<RawAnswer, CurlFailure>

    let id: UInt64
    let request: CurlRequest
    let origin: Origin
    /// When the whole exchange must be over.
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Outcome, Never>

    init(id: UInt64, request: CurlRequest, origin: Origin, continuation: CheckedContinuation<Outcome, Never>) {
        self.id = id
        self.request = request
        self.origin = origin
        self.deadline = .now + request.timeout.clamped
        self.continuation = continuation
    }
}

extension Duration {
    /// Between a millisecond and a day: libcurl takes zero for "no limit", and an `Int32` must hold the milliseconds.
    var clamped: Duration { min(max(self, .milliseconds(1)), .seconds(86_400)) }

    /// Whole milliseconds, at least one, at most a day.
    var milliseconds: Int {
        let (seconds, attoseconds) = clamped.components
        return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
