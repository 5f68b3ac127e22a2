import Telephony

extension Telnyx {
    /// Reads the events `call.…`; nil for one that is not known.
    static func callKind(of type: String, _ payload: JSONValue) throws(MissingField) -> CallEvent.Kind? {
        switch type {
        case "call.initiated": .initiated(try initiated(payload))
        case "call.answered": .answered
        case "call.bridged": .bridged
        case "call.hangup": .hungUp(hangUp(payload))
        case "call.dtmf.received": .keyPressed(try key(payload))
        case "call.gather.ended": .gathered(gathered(payload))
        case "call.enqueued":
            .enqueued(queue: try text(payload, "queue"), position: payload["current_position"]?.int)
        case "call.dequeued":
            .dequeued(queue: try text(payload, "queue"), reason: payload["reason"]?.string ?? "unknown")
        // The REST reference says hold, code in the field says held.
        case "call.hold", "call.held": .held
        case "call.unhold", "call.unheld": .unheld
        case "call.refer.started": .referred(.started)
        case "call.refer.completed": .referred(.completed)
        case "call.refer.failed": .referred(.failed(sipStatus: payload["sip_notify_response"]?.int))
        case "call.cost": .cost(amount: try amount(payload), seconds: payload["billed_duration_secs"]?.int)
        default: try callSoundKind(of: type, payload)
        }
    }

    private static func initiated(_ payload: JSONValue) throws(MissingField) -> CallEvent.Initiated {
        guard let direction = direction(payload) else { throw MissingField(name: "direction") }
        return CallEvent.Initiated(
            direction: direction, from: payload["from"]?.string ?? "anonymous", to: try text(payload, "to"),
            callerName: payload["caller_id_name"]?.string, attestation: payload["shaken_stir_attestation"]?.string)
    }

    private static func direction(_ payload: JSONValue) -> CallEvent.Initiated.Direction? {
        switch payload["direction"]?.string {
        case "incoming", "inbound": .incoming
        case "outgoing", "outbound": .outgoing
        default: nil
        }
    }

    private static func hangUp(_ payload: JSONValue) -> CallEvent.HangUp {
        CallEvent.HangUp(
            cause: cause(payload["hangup_cause"]?.string),
            source: payload["hangup_source"]?.string.flatMap(CallEvent.HangUp.Source.init(rawValue:)) ?? .unknown,
            sipCause: payload["sip_hangup_cause"]?.plainText)
    }

    private static func cause(_ text: String?) -> CallEvent.HangUp.Cause {
        switch text {
        case nil, "unspecified": .unspecified
        case "normal_clearing": .normalClearing
        case "call_rejected": .callRejected
        case "originator_cancel": .originatorCancel
        case "timeout": .timeout
        case "time_limit": .timeLimit
        case "user_busy": .userBusy
        case "not_found": .notFound
        case "no_answer": .noAnswer
        case .some(let other): .other(other)
        }
    }

    private static func key(_ payload: JSONValue) throws(MissingField) -> Key {
        let text = try text(payload, "digit").uppercased()
        guard let key = Key(text) else { throw MissingField(name: "digit") }
        return key
    }

    private static func gathered(_ payload: JSONValue) -> CallEvent.Gathered {
        let status: CallEvent.Gathered.Status =
            switch payload["status"]?.string {
            case "valid": .valid
            case "invalid": .invalid
            case "timeout": .timeout
            case "cancelled", "cancelled_amd": .cancelled
            case "call_hangup": .hungUp
            case let other: .other(other ?? "missing")
            }
        return CallEvent.Gathered(digits: payload["digits"]?.plainText ?? "", status: status)
    }

    private static func amount(_ payload: JSONValue) throws(MissingField) -> String {
        guard let amount = payload["total_cost"]?.plainText else { throw MissingField(name: "total_cost") }
        return amount
    }
}
