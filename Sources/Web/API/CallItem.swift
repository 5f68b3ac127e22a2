import ContactCenter
import Telephony

/// A call in an answer.
struct CallItem: Encodable, Sendable {
    var id: String
    var from: String
    var to: String
    var flow: String
    var stage: String
    /// ISO 8601, as all times of the API.
    var arrivedAt: String
    var endedAt: String?
    var queue: String?
    var agent: String?

    init(_ view: CallView) {
        id = view.id.description
        from = view.from
        to = view.to
        flow = view.flow
        stage = view.stage
        arrivedAt = view.arrivedAt.description
        endedAt = view.endedAt?.description
        queue = view.queue
        agent = view.agent?.rawValue
    }
}

/// Why a caller was offered to an agent.
struct DecisionItem: Encodable, Sendable {
    var at: String
    var queue: String?
    var agent: String
    /// The reason in words.
    var text: String
    var decidedBy: String
    var decision: Decision

    init?(_ fact: Fact) {
        guard case .offered(let decision) = fact.kind else { return nil }
        at = fact.at.description
        queue = fact.queue
        agent = decision.agent.rawValue
        text = decision.sentence
        decidedBy = decision.decidedBy
        self.decision = decision
    }
}
