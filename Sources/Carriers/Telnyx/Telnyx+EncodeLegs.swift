import Telephony

extension Telnyx {
    /// The order to answer.
    var answerOrder: TelnyxOrder {
        var parameters = JSONObjectText()
        parameters.put("webhook_url", settings.webhookURL)
        return TelnyxOrder("answer", parameters)
    }

    /// The order to turn an incoming call away.
    ///
    /// Causes are in upper case here and in lower case in events.
    static func rejectOrder(_ cause: CallCommand.RejectCause) -> TelnyxOrder {
        var parameters = JSONObjectText()
        switch cause {
        case .rejected: parameters.put("cause", "CALL_REJECTED")
        case .busy: parameters.put("cause", "USER_BUSY")
        }
        return TelnyxOrder("reject", parameters)
    }

    /// The order to give a supervisor another role.
    static func supervisorOrder(_ role: CallCommand.SupervisorRole) -> TelnyxOrder {
        var parameters = JSONObjectText()
        parameters.put("role", role.rawValue)
        return TelnyxOrder("switch_supervisor_role", marks: .none, parameters)
    }

    /// What a new leg is dialled with.
    func dialParameters(
        _ dial: CallCommand.Dial, handle: (LegID) -> LegHandle?
    ) throws(CarrierFailure) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("to", dial.to)
        parameters.put("from", dial.from)
        parameters.put("connection_id", settings.connectionID)
        parameters.put("from_display_name", dial.fromName.flatMap(Self.displayName))
        parameters.put("timeout_secs", Self.seconds(dial.ringTimeout, Limits.ringSeconds))
        parameters.put("time_limit_secs", dial.timeLimit.map { Self.seconds($0, Limits.lifeSeconds) })
        if let linkedTo = dial.linkedTo {
            try Self.putLink(to: linkedTo, of: dial, in: &parameters, handle: handle)
        }
        if let supervision = dial.supervises {
            parameters.put("supervise_call_control_id", try Self.known(supervision.leg, handle))
            parameters.put("supervisor_role", supervision.role.rawValue)
        }
        parameters.put("answering_machine_detection", Self.detection(dial)?.telnyxName)
        parameters.put("audio_url", dial.announcement)
        parameters.put("send_digits_on_answer", dial.keysOnAnswer)
        parameters.put("custom_headers", Self.headers(dial.headers))
        parameters.put("sip_headers", Self.userToUser(dial.userToUser))
        if let recording = dial.recording { Self.putRecordingFromAnswer(recording, in: &parameters) }
        parameters.put("webhook_url", settings.webhookURL)
        return parameters
    }

    /// What two legs are joined with.
    ///
    /// The leg in the path is the one that may be parked afterwards.
    static func bridgeParameters(
        _ bridge: CallCommand.Bridge, handle: (LegID) -> LegHandle?
    ) throws(CarrierFailure) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("call_control_id", try known(bridge.with, handle))
        parameters.put("park_after_unbridge", bridge.parksAfterwards ? "self" : nil)
        parameters.put("hold_after_unbridge", bridge.holdsAfterwards)
        parameters.put("prevent_double_bridge", bridge.preventsDoubleBridge)
        parameters.put("play_ringtone", bridge.playsRingtone)
        parameters.put("mute_dtmf", bridge.mutesKeys?.telnyxName)
        return parameters
    }

    /// What a leg is transferred with.
    func transferParameters(_ transfer: CallCommand.Transfer) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("to", transfer.to)
        parameters.put("from", transfer.from)
        parameters.put("from_display_name", transfer.fromName.flatMap(Self.displayName))
        parameters.put("timeout_secs", Self.seconds(transfer.ringTimeout, Limits.ringSeconds))
        parameters.put("time_limit_secs", transfer.timeLimit.map { Self.seconds($0, Limits.lifeSeconds) })
        parameters.put("early_media", transfer.earlyMedia)
        parameters.put("audio_url", transfer.announcement)
        parameters.put("park_after_unbridge", transfer.parksAfterwards ? "self" : nil)
        parameters.put("answering_machine_detection", transfer.machineDetection?.telnyxName)
        parameters.put("custom_headers", Self.headers(transfer.headers ?? []))
        parameters.put("sip_headers", Self.userToUser(transfer.userToUser))
        parameters.put("mute_dtmf", transfer.mutesKeys?.telnyxName)
        parameters.put("webhook_url", settings.webhookURL)
        return parameters
    }

    /// What a SIP REFER is sent with.
    static func referParameters(_ refer: CallCommand.Refer) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("sip_address", refer.address)
        parameters.put("custom_headers", headers(refer.headers))
        parameters.put("sip_headers", userToUser(refer.userToUser))
        return parameters
    }

    /// What a place in the carrier's queue is asked for with.
    static func enqueueParameters(_ place: CallCommand.Enqueue) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("queue_name", place.queue)
        parameters.put("max_wait_time_secs", seconds(place.maximumWait, 1...Int64(Int32.max)))
        parameters.put("max_size", place.maximumSize)
        parameters.put("keep_after_hangup", place.keepsAfterHangUp)
        return parameters
    }

    /// The caller's leg, and the parameters that the carrier only takes together with it.
    private static func putLink(
        to leg: LegID, of dial: CallCommand.Dial, in parameters: inout JSONObjectText, handle: (LegID) -> LegHandle?
    ) throws(CarrierFailure) {
        parameters.put("link_to", try known(leg, handle))
        parameters.put("bridge_intent", dial.showsLinkedCaller)
        parameters.put("bridge_on_answer", dial.bridgesOnAnswer)
        parameters.put("park_after_unbridge", dial.parksAfterwards == true ? "self" : nil)
        parameters.put("prevent_double_bridge", dial.preventsDoubleBridge)
    }

    private static func detection(_ dial: CallCommand.Dial) -> CallCommand.MachineDetection? {
        dial.machineDetection ?? (dial.detectsMachine ? .detect : nil)
    }

    private static func headers(_ headers: [CallCommand.Header]) -> [JSONObjectText] {
        headers.map { header in
            var entry = JSONObjectText()
            entry.put("name", header.name)
            entry.put("value", header.value)
            return entry
        }
    }

    private static func userToUser(_ value: String?) -> [JSONObjectText] {
        guard let value else { return [] }
        return headers([CallCommand.Header(name: "User-to-User", value: value)])
    }

    /// A name without the characters that the carrier refuses; nil if nothing is left of it.
    private static func displayName(_ name: String) -> String? {
        let kept = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || " -_~!.+".contains($0)) }
        return kept.isEmpty ? nil : String(kept.prefix(Limits.displayNameCharacters))
    }
}

extension CallCommand.MachineDetection {
    fileprivate var telnyxName: String {
        switch self {
        case .detect: "detect"
        case .detectBeep: "detect_beep"
        case .detectWords: "detect_words"
        case .greetingEnd: "greeting_end"
        case .premium: "premium"
        }
    }
}

extension CallCommand.KeyMuting {
    fileprivate var telnyxName: String {
        switch self {
        case .none: "none"
        case .thisLeg: "self"
        case .otherLeg: "opposite"
        case .both: "both"
        }
    }
}
