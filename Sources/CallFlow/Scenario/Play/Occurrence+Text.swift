import Telephony

extension Occurrence {
    /// What happened, for people; nil for what only matters inside.
    package var text: String? {
        switch what {
        case .fact(let fact): fact.sentence
        case .queued(let request):
            "asked for a place in the queue \(request.queue)"
                + (request.priority == 5 ? "" : " with priority \(request.priority)")
        case .transferred(let request): "dialled \(request.destination)"
        case .asked(let request): "asked the service \(request.service.name)"
        case .recording(let turn): "recording: \(turn.rawValue)"
        case .did(let deed), .happened(let deed): deed.text
        case .ended(let ending): ending.rawValue
        }
    }

    /// The prompt that was heard, its language and its words.
    var said: (prompt: String, language: String, text: String)? {
        guard case .fact(.said(let prompt, let language, let text)) = what else { return nil }
        return (prompt, language, text)
    }

    /// The state that was entered.
    var entered: String? {
        guard case .fact(.entered(_, let state, _, _)) = what else { return nil }
        return state
    }
}

extension FlowFact {
    /// The fact in a simulation's words; nil for what the path or another line already tells.
    fileprivate var sentence: String? {
        switch self {
        case .said(let prompt, let language, let text): "heard \(prompt) (\(language)): \"\(text)\""
        case .missed(let state, let reason, let attempt): "\(state): \(reason), attempt \(attempt)"
        case .saved(let variable, let value): "\(variable) = \(value)"
        case .scored(let survey, let question, let answer): "\(survey): \(question) = \(answer)"
        case .surveyed(let survey, let outcome): "\(survey) is \(outcome)"
        case .messageLeft(let mailbox, let seconds, _, _): "left a message of \(seconds) s in \(mailbox)"
        case .limitReached(let limit): "the limit \"\(limit)\" was reached"
        case .languageChosen(let language): "the language is \(language)"
        case .lookedUp(_, let service, let outcome, _): "\(service) answered: \(outcome)"
        case .callbackAsked(let queue, let outcome): "call back by \(queue): \(outcome)"
        case .notified(let event, let with):
            "notified \(event)"
                + with.sorted { $0.key < $1.key }.map { " \($0.key) = \($0.value)" }.joined(separator: ",")
        case .messaged(let number, let text): "sent a message to \(number): \"\(text)\""
        case .recorded(_, let seconds, _): "recorded \(seconds) s"
        case .handedOff(_, let flow): "the flow \(flow) took over"
        case .entered, .left, .heard, .spoke, .recordingTurned, .called, .returned, .ended: nil
        }
    }
}

extension Deed {
    /// The deed for people.
    fileprivate var text: String {
        switch self {
        case .pressed(let key, _): "pressed \(key)"
        case .waited(let time): "waited \(time.wholeSeconds) s"
        case .said(let words): "said \"\(words)\""
        case .keptSilent: "said nothing"
        case .spoke(let time): "spoke for \(time.wholeSeconds) s"
        case .hungUp: "hung up"
        case .agentAnswered: "an agent answered"
        case .agentFinished: "the agent left"
        case .queueAnswered(.full): "the queue was full"
        case .queueAnswered(.noAgents): "the queue had no agents"
        case .queueAnswered(nil): "the queue failed"
        case .transferAnswered(let end): "the transfer ended: \(end)"
        case .reloaded: "the flow was read anew"
        case .repeated: "the last event was told again"
        case .restarted: "the server was started anew"
        }
    }
}
