import JSONSyntax
import Telephony

/// Times of a scenario for people.
enum QueueClock {
    /// `4.2s`, `1m 12s`.
    static func text(_ time: Duration) -> String {
        let tenths = (time.wholeMilliseconds + 50) / 100
        let seconds = tenths % 600
        let rest = seconds % 10 == 0 ? "\(seconds / 10)s" : "\(seconds / 10).\(seconds % 10)s"
        guard tenths >= 600 else { return rest }
        return "\(tenths / 600)m" + (seconds == 0 ? "" : " \(rest)")
    }
}

extension QueueOccurrence {
    /// What happened, with its time, for people; nil for what only matters inside.
    func text(on stage: QueueStage) -> String? {
        let words: String? =
            switch what {
            case .did(let deed): deed.text
            case .heard(let person, let words): "\(person.name) hears \"\(words)\""
            case .fact(let fact): fact.text(fact.call.flatMap { stage.callerOf[$0] } ?? "somebody")
            }
        return words.map { "\(QueueClock.text(at - stage.start))  \($0)" }
    }
}

extension Fact {
    /// The fact in a scenario's words.
    fileprivate func text(_ caller: String) -> String? {
        let agent = agent?.rawValue ?? "somebody"
        return switch kind {
        case .queued(let position, _): "\(caller) is queued in \(queue ?? ""), position \(position)"
        case .queueRefused(let reason): "\(caller) is refused: \(reason == "noAgents" ? "no_agents" : reason)"
        case .offered(let decision): "\(caller) is offered to \(agent): \(decision.text)"
        case .missed(_, let reason): "\(caller) is missed by \(agent): \(reason.rawValue)"
        case .withdrawn, .taken: "\(agent)'s phone stops ringing"
        case .connected(_, let waited):
            "\(caller) and \(agent) are connected, after a wait of "
                + QueueClock.text(.milliseconds(Int64(waited * 1000)))
        case .leftQueue(let reason, let waited):
            "\(caller) leaves \(queue ?? "") as \(LeaveWord(reason).rawValue), after a wait of "
                + QueueClock.text(.milliseconds(Int64(waited * 1000)))
        case .moved(let from, let by): "\(caller) is moved from \(from) to \(queue ?? "") by \(by)"
        case .resumed: "\(caller) has the place of before"
        case .callbackBooked: "a call back is booked for \(caller)"
        case .callbackDialled: "\(caller) is called back"
        case .callbackFailed(_, let reason): "\(caller) could not be called back: \(reason)"
        case .connectionFailed(_, let reason): "\(caller) and \(agent) could not be joined: \(reason)"
        case .parted(_, let talked):
            "\(caller) and \(agent) part after \(QueueClock.text(.milliseconds(Int64(talked * 1000))))"
        case .wrapUpBegan: "\(agent) wraps up"
        case .wrapUpEnded: "\(agent) has wrapped up"
        case .statusChanged(let status, let reason, _):
            "\(agent) is \(status.rawValue)" + (reason.map { " (\($0))" } ?? "")
        case .skillMissing(let skill): "nobody in \(queue ?? "") has the skill \(skill)"
        case .turnedAway(_, let number): "no flow answers \(number)"
        case .ended: "\(caller)'s call is over"
        case .overdue(let subject, let state, _): "overdue: \(subject) is \(state)"
        case .arrived, .answered, .flow, .accepted, .answeredLate, .recordingStarted, .recordingSaved, .recordingFailed,
            .recordingTranscribed, .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .desktopLost,
            .transferDialled, .transferConnected, .transferEnded, .commandFailed, .ghostClosed, .strayLegClosed,
            .flowPublished, .flowTried, .flowWithdrawn, .callMoved, .hoursOverridden, .hoursRestored,
            .rosterSet, .ready, .notReady:
            nil
        }
    }
}

extension Decision {
    /// Why, and who could not be asked.
    fileprivate var text: String {
        let others = (excluded ?? [:]).sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let skills = (skills ?? []).isEmpty ? "" : ", with \((skills ?? []).joined(separator: ", "))"
        return decidedBy + skills + (others.isEmpty ? "" : "; without \(others.joined(separator: ", "))")
    }
}

extension LeaveWord {
    fileprivate init(_ reason: Fact.LeaveReason) {
        self = Self.allCases.first { $0.reason == reason } ?? .flow
    }
}

extension QueueDeed {
    /// The deed for people; nil for what the record tells.
    fileprivate var text: String? {
        switch self {
        case .calls(let caller): "\(caller.name) calls"
        case .presses(let keys, let caller): "\(caller) presses \(keys)"
        case .hangsUp(let caller): "\(caller) hangs up"
        case .answers(let person): "\(person.name) picks up"
        case .rejects(let person): "\(person.name) rejects the call"
        case .finishes(let agent): "\(agent.rawValue) hangs up"
        case .goes(let agent, let choice, .afterCall): "\(agent.rawValue) asks to be \(choice.status.rawValue) later"
        case .picks(let agent, let caller): "\(agent.rawValue) picks \(caller)"
        case .restarts: "the server is started anew"
        case .goes(_, _, .now), .endsWrapUp, .moves, .takesOut, .waits: nil
        }
    }
}
