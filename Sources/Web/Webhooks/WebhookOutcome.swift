import Telephony

/// What became of a webhook: the label of its counter.
enum WebhookOutcome: String, CaseIterable, Sendable {
    /// A new event, committed.
    case taken
    /// Known already; answered again, changed nothing.
    case repeated
    /// Authentic, not understood; kept as it came.
    case unreadable
    case missingSignature = "missing_signature"
    case malformedSignature = "malformed_signature"
    case wrongSignature = "wrong_signature"
    case stale
    case noKeyConfigured = "no_key_configured"
    case tooLarge = "too_large"
    /// Not taken now; the carrier is asked to send it again.
    case refused

    init(_ forgery: WebhookVerdict.Forgery) {
        switch forgery {
        case .missingSignature: self = .missingSignature
        case .malformedSignature: self = .malformedSignature
        case .wrongSignature: self = .wrongSignature
        case .stale: self = .stale
        case .noKeyConfigured: self = .noKeyConfigured
        }
    }
}
