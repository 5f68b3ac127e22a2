import Telephony

/// One recording of a leg.
struct Recording: Hashable, Sendable {
    let id: String
    let format: String
    let channels: String
    let startedAt: Timestamp
    var endedAt: Timestamp?
    /// The silence that ends it; nil for none.
    let silence: Duration?
    /// Whether what is said is written down afterwards.
    let isTranscribed: Bool
    var isPaused = false
}
