/// A command that a carrier did not accept.
///
/// It knows its own verdict: whether to try again, and whose fault it is.
package struct CarrierFailure: Error, Hashable, Sendable, Codable {
    /// What kind of failure.
    package enum Reason: Hashable, Sendable, Codable {
        /// No answer: connection refused, reset or timed out. The command may have taken effect.
        case unreachable
        /// 429, or the carrier's own limit on dials per second.
        case rateLimited(retryAfter: Duration?)
        /// 5xx.
        case carrierFault(status: Int)
        /// The leg had ended (Telnyx 90018) or is not known any more (90015, 404): a normal race.
        case legEnded
        /// The leg is already in the state that was asked for (Telnyx 90038, 90044), or has left it (90035).
        case alreadySo
        /// The carrier's queue is full (Telnyx 90036).
        case queueFull
        /// The leg has not been answered, or has no audio yet (Telnyx 90034, 90020): worth a quick second try.
        case tooEarly
        /// A channel or account limit (Telnyx 90041 to 90043, 20100).
        case noCapacity
        /// The key was refused (401, 403): nothing works until an operator acts.
        case notAuthorised
        /// The file to be played could not be fetched (Telnyx 90040).
        case audioUnavailable
        /// The carrier refused what we asked (422 and other 4xx): a defect of ours or of the configuration.
        case refused(code: String)
        /// Older than the carrier's window for recognising a repeat: it cannot be known whether it took effect.
        case expired
        /// This carrier cannot do it at all.
        case unsupported
    }

    /// What kind of failure.
    package var reason: Reason
    /// The carrier's words, for the log; carries no secret and no digits of a caller.
    package var detail: String

    /// Describes a failure.
    package init(_ reason: Reason, detail: String = "") {
        self.reason = reason
        self.detail = detail
    }

    /// What the outbox is to do.
    package enum Verdict: Hashable, Sendable {
        /// Send the same command again, with the same id, not before this time has passed.
        case retry(after: Duration?)
        /// Nothing more to do and nobody to tell: the aim is reached, or the leg is gone.
        case settled
        /// Tell the core, which takes the flow's error branch.
        case report
    }

    /// What the outbox is to do after this failure of an order of that sort.
    package func verdict(for action: CallCommand.Action) -> Verdict {
        switch reason {
        case .unreachable, .carrierFault: .retry(after: nil)
        case .rateLimited(let after): .retry(after: after)
        case .tooEarly: .retry(after: .milliseconds(500))
        case .legEnded: action.concernsOtherLegs ? .report : .settled
        case .alreadySo: .settled
        case .queueFull, .noCapacity, .notAuthorised, .audioUnavailable, .refused, .expired, .unsupported:
            action.isCleanUp ? .settled : .report
        }
    }
}

extension CallCommand.Action {
    /// Whether a refusal because "a leg has ended" may mean the other leg, so that the core must hear of it.
    package var concernsOtherLegs: Bool {
        switch self {
        case .bridge, .dial: true
        default: false
        }
    }
}

extension CarrierFailure {
    /// Whether the carrier may have carried the order out although nobody was told so.
    package var mayHaveTakenEffect: Bool {
        switch reason {
        case .unreachable, .carrierFault, .expired: true
        case .rateLimited, .legEnded, .alreadySo, .queueFull, .tooEarly, .noCapacity, .notAuthorised,
            .audioUnavailable, .refused, .unsupported:
            false
        }
    }
}
