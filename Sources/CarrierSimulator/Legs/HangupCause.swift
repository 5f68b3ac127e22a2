/// Why a leg ended, in the words of `hangup_cause`.
enum HangupCause: String, Hashable, Sendable {
    case callRejected = "call_rejected"
    case normalClearing = "normal_clearing"
    case originatorCancel = "originator_cancel"
    case timeout
    case timeLimit = "time_limit"
    case userBusy = "user_busy"
    case notFound = "not_found"
    case noAnswer = "no_answer"

    /// The SIP status that comes with it, as `sip_hangup_cause` writes it.
    var sipStatus: String {
        switch self {
        case .callRejected: "603"
        case .normalClearing: "200"
        case .originatorCancel: "487"
        case .timeout, .timeLimit: "unspecified"
        case .userBusy: "486"
        case .notFound: "404"
        case .noAnswer: "480"
        }
    }
}

/// Which side of the leg ended it, in the words of `hangup_source`.
enum HangupSource: String, Hashable, Sendable {
    case caller, callee, unknown
}
