import CallFlow
import ContactCenter
import DequeModule
import Telephony

/// Errands that are done one after the other: each question for itself, the announcements of one call to one webhook
/// in their order.
struct ErrandLane {
    /// Tells lanes apart.
    enum Key: Hashable {
        case lookup(CommandID)
        case message(CommandID)
        case announcements(String, CallID)
    }

    /// What shares one bound of how many are under way.
    enum Channel: Hashable {
        /// The questions to one service, by its address.
        case lookups(String)
        case messages
        case webhook(String)
    }

    /// An errand on its way.
    struct Entry {
        var errand: Errand
        /// Whether an earlier process made it.
        var isResumed: Bool
        /// Whether an earlier process may have done it.
        var hasBegun: Bool
        var attempts = 0
    }

    let channel: Channel
    var entries: Deque<Entry> = []
    /// Waits for the next attempt.
    var sleeper: Task<Void, Never>?
}

extension Errand {
    /// The lane that it goes into.
    var lane: (key: ErrandLane.Key, channel: ErrandLane.Channel) {
        switch purpose {
        case .lookup(let request): (.lookup(id), .lookups(request.service.url))
        case .message: (.message(id), .messages)
        case .tell(let announcement):
            (.announcements(announcement.webhook.url, call), .webhook(announcement.webhook.url))
        }
    }
}
