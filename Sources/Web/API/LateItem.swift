import ContactCenter
import Telephony

/// What has stayed in a state too long, in an answer.
struct LateItem: Encodable, Sendable {
    var subject: String
    var call: String
    var state: String
    /// ISO 8601; null for what should not be at all.
    var limit: String?

    init(_ overdue: Overdue) {
        subject = overdue.subject.text
        call = overdue.call.description
        state = overdue.state
        limit = overdue.limit?.description
    }
}

/// A place in the list of what is overdue: `call:c17`, or `agent:ana:c17:talking`; calls first.
struct LateCursor: LosslessStringConvertible, Comparable, Sendable {
    /// The agent; empty for a call, so that calls come first.
    private let agent: String
    private let call: CallID
    private let state: String

    /// The place of this one.
    init(of overdue: Overdue) {
        call = overdue.call
        switch overdue.subject {
        case .call: (agent, state) = ("", "")
        case .agent(let id): (agent, state) = (id.rawValue, overdue.state)
        }
    }

    init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts.first {
        case "call" where parts.count == 2:
            guard let call = CallID(parts[1]) else { return nil }
            (self.agent, self.call, self.state) = ("", call, "")
        case "agent" where parts.count == 4:
            guard let call = CallID(parts[2]), !parts[1].isEmpty, !parts[3].isEmpty else { return nil }
            (self.agent, self.call, self.state) = (parts[1], call, parts[3])
        case _: return nil
        }
    }

    var description: String { agent.isEmpty ? "call:\(call)" : "agent:\(agent):\(call):\(state)" }

    static func < (one: Self, other: Self) -> Bool {
        (one.agent, one.call, one.state) < (other.agent, other.call, other.state)
    }
}
