import ContactCenter
import Telephony

extension CarrierFailure {
    /// The reason's name without the carrier's code, so that a carrier cannot make ever more figures.
    var figureName: String {
        if case .refused = reason { "refused" } else { reason.word }
    }

    /// The reason and the carrier's words, for the log.
    var summary: String {
        detail.isEmpty ? reason.word : "\(reason.word), \(detail)"
    }
}
