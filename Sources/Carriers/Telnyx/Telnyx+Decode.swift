import FoundationEssentials
import Telephony

extension Telnyx {
    /// Reads an authentic webhook: `webhook_api_version` 2, leniently.
    ///
    /// Real bodies leave out fields that the published schema promises and carry others that it does not know, so
    /// only what an event cannot do without is demanded. Event types that are not known here are kept as such.
    static func decode(_ body: [UInt8], at now: Timestamp) -> WebhookVerdict {
        guard let document = JSONDocument(body), document.root.isObject else {
            return .unreadable(id: nil, reason: "the body is not a JSON object")
        }
        // The schema of conference.floor.changed lacks the envelope's `data`; both forms are read.
        let data = document.root["data"] ?? document.root
        let id = data["id"]?.string.flatMap { $0.isEmpty ? nil : EventID(rawValue: $0) }
        guard let type = data["event_type"]?.string else {
            return .unreadable(id: id, reason: "there is no event_type")
        }
        guard type.contains(".") else {
            return .unreadable(
                id: id,
                reason: "the event has the shape of API version 1; set the application's webhook_api_version to 2")
        }
        guard let id else { return .unreadable(id: nil, reason: "there is no event id") }
        guard let payload = data["payload"], payload.isObject else {
            return .unreadable(id: id, reason: "\(type.prefix(60)) has no payload")
        }
        return verdict(id: id, type: type, data: data, payload: payload, at: now)
    }

    private static func verdict(
        id: EventID, type: String, data: JSONValue, payload: JSONValue, at now: Timestamp
    ) -> WebhookVerdict {
        do throws(MissingField) {
            let event = CallEvent(
                id: id, carrier: .telnyx, occurredAt: occurredAt(data: data, payload: payload) ?? now,
                leg: leg(payload), kind: try kind(of: type, payload))
            return .event(event)
        } catch {
            return .unreadable(id: id, reason: "\(type.prefix(60)) has no readable \(error.name)")
        }
    }

    /// What happened, by the first word of the event's type.
    private static func kind(of type: String, _ payload: JSONValue) throws(MissingField) -> CallEvent.Kind {
        let kind: CallEvent.Kind? =
            if type.hasPrefix("call.") {
                try callKind(of: type, payload)
            } else if type.hasPrefix("conference.") {
                try conferenceKind(of: type, payload)
            } else if type.hasPrefix("message.") {
                try messageKind(of: type, payload)
            } else {
                mediaKind(of: type, payload)
            }
        return kind ?? .unknown(type: type)
    }

    /// The time is in `data`, in the payload (some conference events), or only in what the payload tells.
    private static func occurredAt(data: JSONValue, payload: JSONValue) -> Timestamp? {
        timestamp(data["occurred_at"]) ?? timestamp(payload["occurred_at"]) ?? timestamp(data["created_at"])
            ?? timestamp(payload["recording_ended_at"])
    }

    private static func leg(_ payload: JSONValue) -> CallEvent.LegReference? {
        guard let handle = payload["call_control_id"]?.string, !handle.isEmpty else { return nil }
        return CallEvent.LegReference(
            handle: LegHandle(rawValue: handle), session: payload["call_session_id"]?.string,
            tag: payload["client_state"]?.string.flatMap(tag))
    }

    /// What a `client_state` says, if it is one of ours.
    static func tag(in state: String) -> LegTag? {
        guard state.utf8.count <= 128, let raw = Data(base64Encoded: state) else { return nil }
        return LegTag(String(decoding: raw, as: UTF8.self))
    }

    /// The moment that a field names.
    static func timestamp(_ value: JSONValue?) -> Timestamp? {
        value?.string.flatMap { Timestamp(iso8601: $0) }
    }

    /// The text of a field that an event cannot do without.
    static func text(_ payload: JSONValue, _ name: String) throws(MissingField) -> String {
        guard let text = payload[name]?.string else { throw MissingField(name: name) }
        return text
    }

    /// A field that an event cannot do without.
    ///
    /// Only its name is told, never what stood there.
    struct MissingField: Error {
        var name: String
    }
}
