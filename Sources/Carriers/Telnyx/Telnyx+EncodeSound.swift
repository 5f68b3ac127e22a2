import Telephony

extension Telnyx {
    /// The order for silence; it ends speech too, and drops what still waits.
    static var stopOrder: TelnyxOrder {
        var parameters = JSONObjectText()
        parameters.put("stop", "all")
        return TelnyxOrder("playback_stop", parameters)
    }

    /// What a text is spoken with.
    static func speakParameters(_ speech: CallCommand.Speech) throws(CarrierFailure) -> JSONObjectText {
        var parameters = JSONObjectText()
        try put(speech, in: &parameters)
        parameters.put("stop", speech.replacesCurrent ? "all" : nil)
        put(speech.repeats, in: &parameters)
        parameters.put("target_legs", speech.listeners?.telnyxName)
        return parameters
    }

    /// What a file is played with.
    static func playParameters(_ playback: CallCommand.Playback) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("audio_url", playback.url)
        put(playback.loops ? .endless : playback.repeats, in: &parameters)
        parameters.put("overlay", playback.overlays)
        parameters.put("stop", playback.replacesCurrent ? "all" : nil)
        parameters.put("target_legs", playback.listeners?.telnyxName)
        return parameters
    }

    /// With a prompt one command speaks and gathers, and its time runs from the prompt's end.
    ///
    /// Without one there is a time for the first key and another for the whole entry, which has to hold all keys.
    static func gatherOrder(_ gather: CallCommand.Gather) throws(CarrierFailure) -> TelnyxOrder {
        let most = min(max(gather.maximumDigits, 1), Limits.gatherDigits)
        let first = milliseconds(gather.initialTimeout, Limits.gatherMilliseconds)
        let between = milliseconds(gather.interDigitTimeout, Limits.gatherMilliseconds)
        var parameters = JSONObjectText()
        let action: String
        if let prompt = gather.prompt {
            action = "gather_using_speak"
            try put(prompt, in: &parameters)
            try checkLength(gather.invalidPrompt ?? "")
            parameters.put("invalid_payload", gather.invalidPrompt)
            parameters.put("maximum_tries", min(max(gather.maximumTries ?? 1, 1), Limits.gatherTries))
            parameters.put("timeout_millis", first)
        } else {
            action = "gather"
            parameters.put("timeout_millis", first + between * most)
            parameters.put("initial_timeout_millis", first)
            parameters.put("gather_id", gather.gatherID.map { String($0.prefix(40)) })
        }
        parameters.put("inter_digit_timeout_millis", between)
        parameters.put("minimum_digits", min(max(gather.minimumDigits, 1), most))
        parameters.put("maximum_digits", most)
        parameters.put("terminating_digit", gather.finishKey)
        parameters.put("valid_digits", gather.validKeys)
        return TelnyxOrder(action, parameters)
    }

    /// The text, its voice and its language.
    private static func put(
        _ speech: CallCommand.Speech, in parameters: inout JSONObjectText
    ) throws(CarrierFailure) {
        try checkLength(speech.payload)
        let spoken = Voice(for: speech.language)
        guard let voice = speech.voice ?? spoken?.name else {
            throw CarrierFailure(.unsupported, detail: "Telnyx has no default voice for this language")
        }
        parameters.put("payload", speech.payload)
        parameters.put("payload_type", speech.form.rawValue)
        parameters.put("voice", voice)
        parameters.put("language", spoken?.language)
    }

    private static func checkLength(_ payload: String) throws(CarrierFailure) {
        let length = payload.unicodeScalars.count
        guard length <= Limits.speechCharacters else {
            throw CarrierFailure(
                .unsupported, detail: "a speech of \(length) characters; Telnyx takes \(Limits.speechCharacters)")
        }
    }

    private static func put(_ repeats: CallCommand.Repeats?, in parameters: inout JSONObjectText) {
        switch repeats {
        case nil: break
        case .endless: parameters.put("loop", "infinity")
        case .times(let count): parameters.put("loop", min(max(count, 1), Limits.repeats))
        }
    }

    /// What keys are sent with.
    static func keyParameters(_ keys: String) throws(CarrierFailure) -> JSONObjectText {
        guard !keys.isEmpty, keys.allSatisfy({ "0123456789ABCD*#wW".contains($0) }) else {
            throw CarrierFailure(.unsupported, detail: "keys that no telephone has")
        }
        var parameters = JSONObjectText()
        parameters.put("digits", keys)
        return parameters
    }
}

extension CallCommand.Listeners {
    /// The carrier's word.
    var telnyxName: String {
        switch self {
        case .thisLeg: "self"
        case .otherLeg: "opposite"
        case .both: "both"
        }
    }
}
