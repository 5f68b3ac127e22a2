import JSONSyntax
import Telephony

/// One line of a scenario.
struct Step: Sendable {
    /// Where it stands.
    let entry: Entry
    let action: Action

    /// What a line says.
    enum Action: Hashable, Sendable {
        /// Somebody does something.
        case does(Act)
        /// Something must have happened by now.
        case expects(Expectation)
    }
}

/// What the caller, or the world around, does in a line of a scenario.
enum Act: Hashable, Sendable {
    /// Keys, pressed when the prompt is over, or while it still plays.
    case presses([Key], gap: Duration, early: Bool)
    case says(String)
    case silent
    case hangsUp
    case waits(Duration)
    /// Speaks after the tone; the caller may hang up instead of waiting for the end.
    case records(Duration, hangsUp: Bool)
    case agent(AgentAct)
    case queue(QueueAct)
    case answer(FlowEvent.TransferEnd)
    /// Another version of the flow is put into service: this file's.
    case reload(String)
    case retry
    case restart

    /// What an agent does.
    enum AgentAct: String, CaseIterable, Sendable {
        case answers, finishes
    }

    /// What a queue does to a caller who asks for a place, or has one.
    enum QueueAct: String, CaseIterable, Sendable {
        case full
        case noAgents = "no_agents"
        case fails
    }
}

/// What must have happened.
enum Expectation: Hashable, Sendable {
    case hears(prompt: String, language: String?, says: String?)
    case queued(String, priority: Int?)
    case transferred(String)
    case leftIn(String, with: [String: String])
    case asks(String, path: String?)
    case callback(String)
    case notified(String, with: [String: String])
    case messaged(PhoneNumber, says: String?)
    case recording(ConversationRecording.Turn)
    case at(String)
    case ends(CallEnding)
}
