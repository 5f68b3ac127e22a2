import CallFlow
package import ContactCenter
import Telephony

extension Fact {
    /// What happened, in one English sentence without a full stop.
    package var sentence: String {
        let who = agent?.rawValue ?? "the agent"
        let line = queue ?? "the queue"
        switch kind {
        case .arrived(let from, let to, let flow, _): return "\(from) calls \(to); flow \(flow) answers"
        case .turnedAway(let from, let to): return "\(from) called \(to), which no flow answers: rejected"
        case .answered: return "the call is answered"
        case .flow(let fact): return fact.sentence
        case .queued(let position, let priority):
            return "waits in \(line), position \(position)" + (priority == 1 ? "" : ", priority \(priority)")
        case .queueRefused(let reason): return "\(line) did not take the caller: \(reason)"
        case .offered(let decision): return decision.sentence
        case .missed(_, let reason): return "\(who) did not take the call (\(reason.words)); the caller keeps its place"
        case .withdrawn: return "the offer to \(who) is withdrawn: the caller left, or was given to somebody else"
        case .taken(_, let winner): return "\(winner.rawValue) was faster: \(who)'s phone stops ringing"
        case .skillMissing(let skill): return "no agent of \(line) has the skill \(skill): the caller waits without it"
        case .moved(let from, let cause): return "moves from \(from) to \(line) with its age (\(cause))"
        case .resumed(let call): return "has the place back that it had in call \(call), when the line was lost"
        case .callbackBooked(let number): return "will be called back by \(line) at \(number)"
        case .callbackDialled(let left):
            return "\(who) is on the line; calling the person back" + (left == 0 ? ", for the last time" : "")
        case .callbackFailed(_, let reason): return "the person could not be reached (\(reason)); \(who) is let go"
        case .answeredLate(let leg): return "leg \(leg) answered an offer that was over, and was hung up"
        case .accepted: return "\(who) picks up; connecting"
        case .connected(_, let waited): return "the caller and \(who) talk, after a wait of \(Self.seconds(waited))"
        case .connectionFailed(_, let reason):
            return "connecting to \(who) failed (\(reason)); the caller keeps its place"
        case .leftQueue(let reason, let waited):
            return "left \(line) after \(Self.seconds(waited)) (\(reason.words))"
        case .recordingStarted: return "the recording starts"
        case .recordingSaved(_, let seconds):
            return "the recording is saved" + (seconds.map { ", \($0) s long" } ?? "")
        case .recordingFailed(let reason): return "the recording failed: \(reason)"
        case .parted(let party, let talked): return "the \(party.rawValue) hangs up after \(Self.seconds(talked))"
        case .wrapUpBegan: return "\(who) has time to wrap up"
        case .wrapUpEnded(let author):
            return "\(who)'s wrap-up ends" + (author == .system ? "" : ", by the \(author.rawValue)")
        case .statusChanged(let status, let reason, let author):
            return "\(who) is now \(status.rawValue)" + (reason.map { " (\($0))" } ?? "")
                + (author == .agent ? "" : ", by the \(author.rawValue)")
        case .desktopLost: return "\(who)'s desktop does not report itself any more"
        case .overdue(let subject, let state, let seconds):
            return "\(subject) is \(state) " + (seconds.map { "\(Self.seconds($0)) too long" } ?? "without a reason")
        case .transferDialled(let destination): return "dials \(destination) for the caller"
        case .transferConnected(let destination): return "the caller and \(destination) talk"
        case .transferEnded(let destination, let result): return "the transfer to \(destination) ended: \(result)"
        case .recordingTranscribed(_, let text): return "the recording says: “\(text)”"
        case .noticeFailed(let event, let to, let reason): return "\(to) could not be told of \(event): \(reason)"
        case .messageSent: return "the carrier has taken the text message"
        case .messageFailed(let reason): return "the text message was not sent: \(reason)"
        case .messageUndelivered(let id): return "text message \(id) did not reach its telephone"
        case .commandFailed(let order, let reason): return "the carrier did not carry out \(order): \(reason)"
        case .ghostClosed(let leg): return "leg \(leg) was gone at the carrier, and is closed"
        case .strayLegClosed(let leg): return "leg \(leg) was still up at the carrier, and was hung up"
        case .flowPublished(let flow, let bundle, let cause):
            return "new calls begin with edition \(bundle.prefix(12)) of flow \(flow): \(cause.words)"
        case .flowTried(let flow, let bundle):
            return "some new calls begin with edition \(bundle.prefix(12)) of flow \(flow)"
        case .callMoved(let bundle): return "the call goes on in edition \(bundle.prefix(12)) of its flow"
        case .hoursOverridden(let calendar, let state, let until, let reason, let prompt):
            let heard = prompt.map { "; callers hear \($0) first" } ?? ""
            return "calendar \(calendar) counts as \(state.rawValue) until \(until): \(reason)\(heard)"
        case .hoursRestored(let calendar): return "calendar \(calendar) counts again"
        case .flowWithdrawn(let flow): return "flow \(flow) is withdrawn: its file is gone"
        case .rosterSet(let roster):
            return "calls are shared out among \(roster.agents.count) agents of \(roster.queues.count) queues"
        case .ready: return "\(who) can be offered calls"
        case .notReady: return "\(who) cannot be offered calls"
        case .ended(let party, let cause): return "the call ends: \(party.rawValue) (\(cause))"
        }
    }

    private static func seconds(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
}

extension Fact.MissReason {
    fileprivate var words: String {
        switch self {
        case .noAnswer: "no answer"
        case .busy: "busy"
        case .rejected: "rejected"
        case .failed: "the phone could not be reached"
        case .desktopLost: "the desktop was lost"
        }
    }
}

extension Fact.LeaveReason {
    fileprivate var words: String {
        switch self {
        case .hungUp: "hung up"
        case .timeOut: "the longest wait was over"
        case .key: "pressed a key"
        case .callback: "will be called back"
        case .flow: "chose another way"
        case .fault: "a fault"
        case .empty: "nobody is left to serve the queue"
        case .takenOut: "taken out by hand"
        case .unreachable: "could not be called back"
        }
    }
}

extension Fact.PublishingCause {
    fileprivate var words: String {
        switch self {
        case .firstEdition: "its first one"
        case .fileChanged: "its file was changed"
        case .command: "published by command"
        case .rolledBack: "rolled back"
        }
    }
}
