import JSONSyntax
import Telephony

/// Turns the recording of the conversation on and off.
struct TurnRecording: Kind {
    static let sheet = KindSheet(
        name: "recording",
        documentation: """
            Turns the recording of the whole call `on` or `off`, or lets it `pause` and `resume`, for example while a \
            card number is said; so it stays, also in other flows, until a state says otherwise. `channels` is `dual` (the caller apart from everybody else) or `single`. `error` is \
            taken when that cannot be done; without it the call goes on as if it had been.
            """,
        keys: [
            KeySheet(
                "turn", .required, .choice(ConversationRecording.Turn.allCases.map(\.rawValue)),
                "What becomes of the recording.", example: #""on""#),
            KeySheet(
                "channels", .choice(ConversationRecording.Channels.allCases.map(\.rawValue)), usual: #""dual""#,
                "Whether the voices are kept apart.", example: #""single""#),
        ],
        outcomes: [Outcome("next", .instant, .required), Outcome("error", .instant, .same(as: "next"))])

    let recording: ConversationRecording

    init?(_ reader: inout StateReader) {
        let turn = reader.object.choice("turn", .required, of: ConversationRecording.Turn.self)
        let channels = reader.object.choice("channels", of: ConversationRecording.Channels.self)?.value ?? .dual
        guard let turn else { return nil }
        recording = ConversationRecording(turn: turn.value, channels: channels)
    }

    var label: String { "recording \(recording.turn.rawValue)" }

    func enter(_ run: inout Run) {
        run.order(.recordConversation(recording))
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard run.hearOrder(event) else { return false }
        if event == .orderTaken { run.facts.append(.recordingTurned(recording.turn.rawValue)) }
        return true
    }
}
