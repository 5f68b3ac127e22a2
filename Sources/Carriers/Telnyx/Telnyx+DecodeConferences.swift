import Telephony

extension Telnyx {
    /// Reads the events `conference.…`; nil for one that is not known.
    static func conferenceKind(of type: String, _ payload: JSONValue) throws(MissingField) -> CallEvent.Kind? {
        guard let change = conferenceChange(of: type, payload) else { return nil }
        return .conference(
            CallEvent.ConferenceEvent(conference: try text(payload, "conference_id"), change: change))
    }

    private static func conferenceChange(
        of type: String, _ payload: JSONValue
    ) -> CallEvent.ConferenceEvent.Change? {
        switch type {
        case "conference.created": .created
        case "conference.ended": .ended(reason: payload["reason"]?.string ?? payload["end_reason"]?.string)
        case "conference.participant.joined": .joined
        case "conference.participant.left": .left
        case "conference.floor.changed": .floorChanged
        case "conference.speak.started", "conference.participant.speak.started": .speakStarted
        case "conference.speak.ended", "conference.participant.speak.ended": .speakEnded
        case "conference.playback.started", "conference.participant.playback.started": .playStarted
        case "conference.playback.ended", "conference.participant.playback.ended": .playEnded
        case "conference.recording.saved": .recordingSaved(recording(payload))
        default: nil
        }
    }

    /// Reads the events `message.…`; nil for one that is not known.
    static func messageKind(of type: String, _ payload: JSONValue) throws(MissingField) -> CallEvent.Kind? {
        guard let state = messageState(of: type, payload) else { return nil }
        let receivers = payload["to"]?.elements ?? []
        return .message(
            CallEvent.MessageEvent(
                message: try text(payload, "id"), from: payload["from"]?["phone_number"]?.string ?? "unknown",
                to: receivers.compactMap { $0["phone_number"]?.string }, state: state))
    }

    private static func messageState(of type: String, _ payload: JSONValue) -> CallEvent.MessageEvent.State? {
        switch type {
        // A picture message may come without words.
        case "message.received": .received(text: payload["text"]?.string ?? "")
        case "message.sent": .sent
        case "message.finalized": .finalized(delivered: isDelivered(payload))
        default: nil
        }
    }

    private static func isDelivered(_ payload: JSONValue) -> Bool {
        let receivers = payload["to"]?.elements ?? []
        return !receivers.isEmpty && receivers.allSatisfy { $0["status"]?.string == "delivered" }
    }
}
