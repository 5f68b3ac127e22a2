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
        case .withdrawn: return "the caller left while \(who)'s phone rang; the offer is withdrawn"
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
        case .wrapUpEnded: return "\(who) is free again"
        case .statusChanged(let status): return "\(who) is now \(status.rawValue)"
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
        }
    }
}

extension Fact.LeaveReason {
    fileprivate var words: String {
        switch self {
        case .hungUp: "hung up"
        case .flow: "chose another way"
        case .fault: "a fault"
        }
    }
}
