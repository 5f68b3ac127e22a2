package import CallFlow
package import Telephony

/// Something to be done outside that is no order about a leg.
///
/// The value makes it; it is stored with what brought it about, done after the commit, and its end is an input.
package struct Errand: Hashable, Sendable, Codable {
    /// Numbered together with the orders to carriers, so it is unique in the store; others recognise repeats by it.
    package var id: CommandID
    /// The call that it is done for.
    package var call: CallID
    package var madeAt: Timestamp
    /// It is not begun or repeated after this moment.
    package var deadline: Timestamp
    package var purpose: Purpose

    /// What is to be done.
    package enum Purpose: Hashable, Sendable, Codable {
        /// Ask a service.
        ///
        /// The flow waits for the answer.
        case lookup(LookupRequest)
        /// Tell one webhook of something.
        case tell(Announcement)
        /// Send a text message through a carrier.
        case message(CarrierMessage, through: CarrierName)
    }

    /// Puts an errand together.
    package init(id: CommandID, call: CallID, madeAt: Timestamp, deadline: Timestamp, purpose: Purpose) {
        self.id = id
        self.call = call
        self.madeAt = madeAt
        self.deadline = deadline
        self.purpose = purpose
    }
}

extension Errand.Purpose {
    /// The purpose's name for figures and logs.
    package var name: String {
        switch self {
        case .lookup: "lookup"
        case .tell: "notify"
        case .message: "message"
        }
    }

    /// Whether a caller or an operator waits for the end of it.
    ///
    /// Telling a webhook may go on for a day.
    package var isUrgent: Bool {
        switch self {
        case .lookup, .message: true
        case .tell: false
        }
    }
}

/// Something that a webhook is told of.
package struct Announcement: Hashable, Sendable, Codable {
    /// Who is told.
    package var webhook: Webhook
    /// What the flow says.
    package var notice: Notice
    /// The call whose flow says it.
    package var call: CallID
    package var flow: String

    /// Puts an announcement together.
    package init(webhook: Webhook, notice: Notice, call: CallID, flow: String) {
        self.webhook = webhook
        self.notice = notice
        self.call = call
        self.flow = flow
    }
}

/// Other software that is told of what flows `notify`, from `config/switchboard.json`.
package struct Webhook: Hashable, Sendable, Codable {
    /// Where it listens.
    package var url: String
    /// The events that it is told of; empty for all.
    package var events: [String]
    /// The name of the secret that announcements are signed with; the secret itself is kept elsewhere.
    package var secret: String

    /// Describes a webhook.
    package init(url: String, events: [String] = [], secret: String) {
        self.url = url
        self.events = events
        self.secret = secret
    }

    /// Whether it is to be told of this event.
    func wants(_ event: String) -> Bool { events.isEmpty || events.contains(event) }

    /// Scheme, host and port: a path or a query may carry what is nobody's business.
    package var origin: String {
        url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }
}

/// How an errand came to its end.
package enum ErrandEnding: Hashable, Sendable {
    /// The service has answered.
    case answered(LookupAnswer)
    /// There is no answer.
    case unanswered(FlowEvent.LookupFailure)
    /// It is done; `reference` is the other side's name for it.
    case done(reference: String?)
    /// It is not done, for this reason, and is not tried again.
    case failed(reason: String)
}

extension ErrandEnding {
    /// The ending's name for figures.
    package var name: String {
        switch self {
        case .answered: "answered"
        case .unanswered(let failure): failure.rawValue
        case .done: "done"
        case .failed: "failed"
        }
    }
}
