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
    /// The flow reached a limit and went to its way out.
    case limitReached(limit: String)
    /// The flow ended the call.
    case ended(reason: String)
}
