/// What a flow did, for reports, tests and replay.
///
/// Private values are redacted here, when the fact is made.
package enum FlowFact: Hashable, Sendable, Codable {
    /// The call entered a state for the `visit`th time.
    case entered(flow: String, state: String, kind: String, visit: Int)
    /// The call left a state by this outcome (`next`, a key, an outcome's name) to this target.
    case left(flow: String, state: String, outcome: String, to: String)
    /// The caller was told this.
    case said(prompt: String, language: String, text: String)
    /// The caller pressed this; `•••` where the entry is private.
    case heard(state: String, digits: String)
    /// The caller said this; `•••` where the entry is private.
    case spoke(state: String, text: String, confidence: Double)
    /// The caller's language is this one from now on.
    case languageChosen(String)
    /// Nothing, or nothing useful, was pressed (`no_input`, `no_match`).
    case missed(state: String, reason: String, attempt: Int)
    /// A variable was set; the value is `•••` where it is private.
    case saved(variable: String, value: String)
    /// A survey answer was given; stored one by one, so that hanging up keeps what was said.
    case scored(survey: String, question: String, answer: String)
    /// The survey ended: `complete`, `partial` or `refused`.
    case surveyed(survey: String, outcome: String)
    /// A message was left; `recording` is the carrier's id.
    case messageLeft(mailbox: String, seconds: Int, recording: String?, attached: [String: String])
    /// The caller was recorded for a variable; `recording` is the carrier's id.
    case recorded(state: String, seconds: Int, recording: String?)
    /// The recording of the conversation was turned `on`, `off`, to `pause` or to `resume`.
    case recordingTurned(String)
    /// A service was asked: what came of it, and its status where it answered.
    case lookedUp(state: String, service: String, outcome: String, status: Int?)
    /// A call back was asked for: `booked`, `duplicate`, `withheld_number` or `error`.
    case callbackAsked(queue: String, outcome: String)
    /// Other software is told of this.
    case notified(event: String, with: [String: String])
    /// A text message is sent; the text is as the caller's prompt has it, private values redacted.
    case messaged(to: String, text: String)
    /// The flow calls another one from this state.
    case called(flow: String, from: String)
    /// The other flow has ended by this return.
    case returned(flow: String, as: String)
    /// Another flow has taken the call over.
    case handedOff(from: String, to: String)
    /// The flow reached a limit and went to its way out.
    case limitReached(limit: String)
    /// The flow ended the call.
    case ended(reason: String)
}
