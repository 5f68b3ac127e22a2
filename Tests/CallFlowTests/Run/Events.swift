import CallFlow
import Telephony

/// One event of each sort.
enum Events {
    static let all: [FlowEvent] =
        [
            .started, .promptFinished, .collected(digits: "1", ending: .complete), .deadline, .enqueued,
            .refused(.full), .agentJoined, .agentLeft, .queueFailed, .transferEnded(.finished),
            .recorded(length: .seconds(5), id: nil), .recordingFailed, .commandFailed, .hungUp,
            .speech(text: "one", confidence: 0.9), .orderTaken, .orderFailed, .booked, .bookingRefused(.duplicate),
            .answered(LookupAnswer(key: "", status: 200, values: [:])), .lookupFailed(key: "", .timeout),
        ] + [Key("1")].compactMap { $0.map(FlowEvent.key) }

    /// Those that a wait for keys accepts.
    static let ofKeys: [FlowEvent] = all.filter {
        switch $0 {
        case .key, .collected, .commandFailed: true
        default: false
        }
    }
}
