import Telephony

/// What a call waits for inside its state.
///
/// Each wait accepts its own events and no others.
enum Wait: Hashable, Sendable {
    /// Nothing: the flow has ended, or has not begun.
    case nothing
    /// The end of the last prompt. Next: the end of the call.
    case closing
    /// The end of a prompt.
    case prompt
    /// An answer by keys.
    case keys(KeyProgress)
    /// A queue, or the agent that came out of it.
    case queue(QueueStay)
    /// The end of a transfer that began at this moment.
    case transfer(since: Timestamp)
    /// A message that is being recorded.
    case message(RecordingProgress)
    /// Whether to keep a message.
    case review(KeyProgress, Message)
    /// A survey's question.
    case question(SurveyProgress, KeyProgress)
    /// A survey's spoken answer.
    case spokenAnswer(SurveyProgress, isRecording: Bool)
    /// Whether an entry that was read back is right; how far its question has come, and how far this one.
    case confirming(KeyProgress, entry: String, KeyProgress)
    /// An order that is taken or refused at once.
    case order
    /// The answer of a service.
    case lookup(LookupStay)
    /// The caller hung up while being recorded; the recording is still to come.
    case lateMessage
    /// The same for a survey's spoken answer.
    case lateAnswer(SurveyProgress)
}

/// How far the asking of one question has come.
struct KeyProgress: Hashable, Sendable {
    /// Which playing of the prompt this is, from 1.
    var attempt = 1
    /// How often nothing was pressed.
    var noInput = 0
    /// How often something useless was pressed.
    var noMatch = 0
    /// Keys of the entry that is going on.
    var digits = ""
    /// How many of them were pressed before the question was asked; a carrier does not tell of those again.
    var ahead = 0

    /// Whether any key was pressed in any attempt.
    var heardAnything: Bool { noMatch > 0 || !digits.isEmpty }
}

/// How far a stay in a queue has come.
struct QueueStay: Hashable, Sendable {
    var phase: Phase
    /// When the longest wait ends, counted from the first entry.
    var until: Timestamp

    enum Phase: Hashable, Sendable {
        /// Asked for a place. Next: `announcing`, `holding`, `talking`.
        case entering
        /// An announcement plays. Next: `holding`, `talking`.
        case announcing
        /// Music plays. Next: `announcing`, `talking`.
        case holding
        /// With an agent since this moment. Next: `announcing` or `holding` if the connection failed.
        case talking(since: Timestamp)
    }
}

/// How far a question to a service has come.
struct LookupStay: Hashable, Sendable {
    var phase: Phase
    /// When the answer is not waited for any more.
    var until: Timestamp

    enum Phase: Hashable, Sendable {
        /// The caller waits in silence. Next: `speaking`, or away.
        case asking
        /// The caller is told that it takes a moment. Next: `spoken`, `leaving`.
        case speaking
        /// The caller has been told. Next: away.
        case spoken
        /// The answer is here, and the prompt is heard to its end. Next: away by this outcome.
        case leaving(String)
    }
}

/// How far the recording of a message has come.
struct RecordingProgress: Hashable, Sendable {
    /// Which recording this is, from 1.
    var take = 1
    /// Whether it was told to stop.
    var isStopping = false
}

/// A message that has been recorded and not been delivered.
struct Message: Hashable, Sendable {
    /// Which recording it is, from 1.
    var take: Int
    var seconds: Int
    /// The carrier's id.
    var recording: String?
}

/// How far a survey has come.
struct SurveyProgress: Hashable, Sendable {
    /// The question that is being asked, from 0.
    var index = 0
    var answered = 0
    var skipped = 0
}
