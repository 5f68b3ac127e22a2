/// One attempt to deliver one event, to be signed and posted now.
package struct Delivery: Hashable, Sendable {
    /// Names the attempt; repeated to the exchange with its outcome.
    package let number: Int
    /// Where to post it.
    package let url: String
    /// `data.id`.
    package let eventID: String
    /// `data.event_type`.
    package let eventType: String
    /// `meta.attempt`, from 1.
    package let attempt: Int
    /// The body's bytes, which are what is signed.
    package let body: [UInt8]
}

/// What came of one attempt.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The receiver answered with this status.
    case answered(status: Int)
    /// No answer came: refused, broken off or too late.
    case failed

    var isSuccess: Bool {
        switch self {
        case .answered(let status): (200..<300).contains(status)
        case .failed: false
        }
    }
}
