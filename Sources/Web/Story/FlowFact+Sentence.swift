package import CallFlow

extension FlowFact {
    /// What the flow did, in one English sentence without a full stop.
    package var sentence: String {
        switch self {
        case .entered(_, let state, let kind, let visit):
            "enters \(state) (\(kind))" + (visit == 1 ? "" : " for the \(visit). time")
        case .left(_, let state, let outcome, let to): "leaves \(state) by \(outcome) to \(to)"
        case .said(_, let language, let text): "hears [\(language)] “\(text)”"
        case .heard(_, let digits): "presses \(digits)"
        case .missed(_, let reason, let attempt): "gave no usable answer (\(reason), attempt \(attempt))"
        case .saved(let variable, let value): "\(variable) is now \(value)"
        case .scored(let survey, let question, let answer): "survey \(survey): \(question) = \(answer)"
        case .surveyed(let survey, let outcome): "survey \(survey) is \(outcome)"
        case .messageLeft(let mailbox, let seconds, _, _): "left a message of \(seconds) s in \(mailbox)"
        case .spoke(_, let text, _): "says “\(text)”"
        case .languageChosen(let language): "is spoken to in [\(language)] from now on"
        case .recorded(_, let seconds, _): "was recorded for \(seconds) s"
        case .recordingTurned(let turn): "the recording of the conversation: \(turn)"
        case .lookedUp(_, let service, let outcome, let status):
            "\(service) was asked: \(outcome)" + (status.map { " (status \($0))" } ?? "")
        case .callbackAsked(let queue, let outcome): "asked to be called back by \(queue): \(outcome)"
        case .notified(let event, _): "other software is told of \(event)"
        case .messaged(let to, let text): "a text message goes to \(to): “\(text)”"
        case .called(let flow, let from): "\(from) calls the flow \(flow)"
        case .returned(let flow, let name): "the flow \(flow) returns as \(name)"
        case .handedOff(_, let to): "the flow \(to) takes the call over"
        case .limitReached(let limit): "reached the limit \(limit)"
        case .ended(let reason): "the flow ends (\(reason))"
        }
    }
}
