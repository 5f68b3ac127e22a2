import Telephony

extension CarrierFailure {
    /// The reason's name without its numbers, for metrics.
    var name: String {
        switch reason {
        case .unreachable: "unreachable"
        case .rateLimited: "rate_limited"
        case .carrierFault: "carrier_fault"
        case .legEnded: "leg_ended"
        case .alreadySo: "already_so"
        case .queueFull: "queue_full"
        case .tooEarly: "too_early"
        case .noCapacity: "no_capacity"
        case .notAuthorised: "not_authorised"
        case .audioUnavailable: "audio_unavailable"
        case .refused: "refused"
        case .expired: "expired"
        case .unsupported: "unsupported"
        }
    }

    /// The name, the code and the carrier's words, for the log.
    var summary: String {
        let code: String? =
            switch reason {
            case .carrierFault(let status): "status \(status)"
            case .refused(let code): "code \(code)"
            case .rateLimited(let after): after.map { "for \($0.wholeMilliseconds) ms" }
            case .unreachable, .legEnded, .alreadySo, .queueFull, .tooEarly, .noCapacity, .notAuthorised,
                .audioUnavailable, .expired, .unsupported:
                nil
            }
        let parts = [name, code, detail.isEmpty ? nil : detail].compactMap(\.self)
        return parts.joined(separator: ", ")
    }
}
