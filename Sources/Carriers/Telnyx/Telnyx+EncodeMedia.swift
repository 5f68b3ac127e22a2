import Telephony

extension Telnyx {
    /// The recording that begins with a dialled leg's answer: other names than those of `record_start`, no beep.
    static func putRecordingFromAnswer(
        _ recording: CallCommand.RecordingStart, in parameters: inout JSONObjectText
    ) {
        parameters.put("record", "record-from-answer")
        parameters.put("record_format", recording.format.rawValue)
        parameters.put("record_channels", recording.channels.rawValue)
        parameters.put(
            "record_max_length", recording.maximumLength.map { seconds($0, Limits.recordingFromAnswerSeconds) })
        parameters.put("record_timeout_secs", recording.silence.map { seconds($0, Limits.recordingSeconds) })
        parameters.put("record_track", recording.track?.rawValue)
        parameters.put("record_trim", recording.trimsSilence == true ? "trim-silence" : nil)
        parameters.put("record_custom_file_name", recording.fileName.map { String($0.prefix(40)) })
    }

    /// What a recording is started with.
    static func recordingParameters(_ recording: CallCommand.RecordingStart) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("format", recording.format.rawValue)
        parameters.put("channels", recording.channels.rawValue)
        parameters.put("play_beep", recording.beep ? true : nil)
        parameters.put("max_length", recording.maximumLength.map { seconds($0, Limits.recordingSeconds) })
        parameters.put("timeout_secs", recording.silence.map { seconds($0, Limits.recordingSeconds) })
        parameters.put("recording_track", recording.track?.rawValue)
        parameters.put("trim", recording.trimsSilence == true ? "trim-silence" : nil)
        parameters.put("custom_file_name", recording.fileName.map { String($0.prefix(40)) })
        if let language = recording.transcribedIn {
            parameters.put("transcription", true)
            parameters.put("transcription_engine", "A")
            // Without the region, which not all engines know.
            parameters.put("transcription_language", String(language.prefix { $0 != "-" }))
        }
        return parameters
    }

    /// What a media stream is started with.
    static func streamingParameters(_ stream: CallCommand.StreamingStart) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("stream_url", stream.url)
        parameters.put("stream_track", stream.track.telnyxName)
        parameters.put("stream_codec", stream.codec)
        parameters.put("stream_bidirectional_mode", stream.answers?.rawValue)
        parameters.put("stream_bidirectional_target_legs", stream.answerListeners?.telnyxName)
        parameters.put(
            "custom_parameters",
            (stream.parameters ?? []).map { parameter in
                var entry = JSONObjectText()
                entry.put("name", parameter.name)
                entry.put("value", parameter.value)
                return entry
            })
        return parameters
    }

    /// What live transcription is started with.
    static func transcriptionParameters(_ start: CallCommand.TranscriptionStart) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("transcription_engine", start.engine)
        parameters.put("transcription_tracks", start.tracks.rawValue)
        if start.language != nil || start.interimResults != nil {
            var engine = JSONObjectText()
            engine.put("transcription_engine", start.engine)
            engine.put("language", start.language)
            engine.put("interim_results", start.interimResults)
            parameters.put("transcription_engine_config", engine)
        }
        return parameters
    }

    /// What a copy of the media is started with, or stopped if there is no target.
    ///
    /// Stopping names the type as well: left out, the carrier takes another one than it starts.
    static func forkParameters(_ fork: CallCommand.Fork?) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("rx", fork?.receive)
        parameters.put("tx", fork?.transmit)
        parameters.put("stream_type", "decrypted")
        return parameters
    }

    /// What a SIPREC session is started with.
    static func siprecParameters(_ session: CallCommand.SIPREC) -> JSONObjectText {
        var parameters = JSONObjectText()
        parameters.put("connector_name", session.connector)
        parameters.put("siprec_track", session.track?.telnyxName)
        parameters.put("sip_transport", session.transport)
        parameters.put("include_metadata_custom_headers", session.includesHeaders)
        parameters.put("secure", session.isSecure)
        parameters.put("session_timeout_secs", session.sessionTimeout.map { seconds($0, 1...Int64(Int32.max)) })
        return parameters
    }

    /// What a SIP INFO is sent with.
    static func infoParameters(_ info: CallCommand.SIPInfo) throws(CarrierFailure) -> JSONObjectText {
        guard info.body.utf8.count <= Limits.sipInfoBytes else {
            throw CarrierFailure(.unsupported, detail: "a SIP INFO longer than \(Limits.sipInfoBytes) bytes")
        }
        var parameters = JSONObjectText()
        parameters.put("content_type", info.contentType)
        parameters.put("body", info.body)
        return parameters
    }
}

extension CallCommand.StreamingStart.Track {
    fileprivate var telnyxName: String {
        switch self {
        case .inbound: "inbound_track"
        case .outbound: "outbound_track"
        case .both: "both_tracks"
        }
    }
}
