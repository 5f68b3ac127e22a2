extension CallAction {
    /// Every parameter that the command takes; any other name is refused.
    var parameters: [Parameter] {
        switch self {
        case .dial: Self.dialParameters
        case .answer: Self.answerParameters
        case .reject: Self.marks + [.required("cause", .oneOf(["CALL_REJECTED", "USER_BUSY"]))]
        case .hangup: Self.marks + [.optional("custom_headers", .headers)]
        case .speak: Self.marks + Self.speech + Self.sound
        case .playbackStart: Self.playbackParameters
        case .playbackStop: Self.marks + [.optional("stop", .oneOf(["all", "current"])), .optional("overlay", .truth)]
        case .gather: Self.gatherParameters
        case .gatherUsingSpeak: Self.gatherUsingSpeakParameters
        case .gatherStop, .leaveQueue: Self.marks
        case .enqueue: Self.enqueueParameters
        case .bridge: Self.bridgeParameters
        case .transfer: Self.transferParameters
        case .recordStart: Self.recordStartParameters
        case .transcriptionStart: Self.transcriptionParameters
        case .transcriptionStop: Self.marks
        case .recordStop, .recordPause, .recordResume: Self.marks + [.optional("recording_id", .text(1...64))]
        case .sendDTMF: Self.sendDTMFParameters
        case .clientStateUpdate: [.required("client_state", .base64)]
        case .switchSupervisorRole: [.required("role", .oneOf(["barge", "whisper", "monitor"]))]
        }
    }

    private static let marks: [Parameter] = [
        .optional("client_state", .base64), .optional("command_id", .text(1...128)),
    ]

    private static let languages = [
        "arb", "cmn-CN", "cy-GB", "da-DK", "de-DE", "en-AU", "en-GB", "en-GB-WLS", "en-IN", "en-US", "es-ES", "es-MX",
        "es-US", "fr-CA", "fr-FR", "hi-IN", "is-IS", "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL", "pl-PL", "pt-BR",
        "pt-PT", "ro-RO", "ru-RU", "sv-SE", "tr-TR",
    ]

    private static let speech: [Parameter] = [
        .required("payload", .speech), .required("voice", .voice),
        .optional("payload_type", .oneOf(["text", "ssml"])), .optional("language", .oneOf(languages)),
        .optional("service_level", .oneOf(["basic", "premium"])), .optional("voice_settings", .object),
    ]

    private static let sound: [Parameter] = [
        .optional("stop", .oneOf(["current", "all"])), .optional("loop", .loop),
        .optional("target_legs", .oneOf(["self"])),
    ]

    private static let recordOnAnswer: [Parameter] = [
        "record", "record_channels", "record_format", "record_max_length", "record_timeout_secs", "record_track",
        "record_trim", "record_custom_file_name",
    ].map { .optional($0, .notSimulated) }

    private static let webhooks: [Parameter] = [
        .optional("webhook_url", .webAddress), .optional("webhook_url_method", .oneOf(["POST"])),
        .optional("webhook_urls", .notSimulated), .optional("webhook_retries_policies", .notSimulated),
    ]

    private static let signalling: [Parameter] = [
        .optional("custom_headers", .headers), .optional("sip_headers", .headers),
        .optional("preferred_codecs", .text(1...255)), .optional("sip_auth_username", .text(1...255)),
        .optional("sip_auth_password", .text(1...255)),
        .optional("sip_transport_protocol", .oneOf(["UDP", "TCP", "TLS"])),
        .optional("sip_region", .oneOf(["US", "Europe", "Canada", "Australia", "Middle East"])),
        .optional("media_encryption", .oneOf(["disabled", "SRTP", "DTLS"])),
        .optional("timeout_secs", .whole(5...600)), .optional("time_limit_secs", .whole(30...14400)),
        .optional("from_display_name", .text(0...128)), .optional("answering_machine_detection", .oneOf(detection)),
        .optional("answering_machine_detection_config", .object), .optional("audio_url", .webAddress),
        .optional("park_after_unbridge", .oneOf(["self"])), .optional("prevent_double_bridge", .truth),
        .optional("retry_on_timeout", .truth), .optional("send_digits_on_answer", .notSimulated),
    ]

    private static let detection = [
        "disabled", "premium", "detect", "detect_beep", "detect_words", "greeting_end",
    ]

    private static let dialParameters: [Parameter] =
        marks + webhooks + signalling + recordOnAnswer + [
            .required("to", .endpoint), .required("from", .phoneNumber), .required("connection_id", .text(1...64)),
            .optional("link_to", .text(1...255)), .optional("bridge_intent", .truth),
            .optional("bridge_on_answer", .truth), .optional("supervise_call_control_id", .text(1...255)),
            .optional("supervisor_role", .oneOf(["barge", "whisper", "monitor"])),
            .optional("billing_group_id", .text(1...64)), .optional("conference_config", .notSimulated),
        ]

    private static let transferParameters: [Parameter] =
        marks + webhooks + signalling + recordOnAnswer + [
            .required("to", .endpoint), .optional("from", .phoneNumber), .optional("early_media", .truth),
            .optional("target_leg_client_state", .base64),
            .optional("mute_dtmf", .oneOf(["none", "both", "self", "opposite"])),
        ]

    private static let answerParameters: [Parameter] =
        marks + webhooks + recordOnAnswer + [
            .optional("billing_group_id", .text(1...64)), .optional("custom_headers", .headers),
            .optional("sip_headers", .headers), .optional("preferred_codecs", .text(1...255)),
            .optional("send_silence_when_idle", .truth),
        ]

    private static let playbackParameters: [Parameter] =
        marks + sound + [
            .optional("audio_url", .webAddress), .optional("media_name", .text(1...255)),
            .optional("overlay", .notSimulated), .optional("playback_content", .notSimulated),
            .optional("cache_audio", .truth), .optional("audio_type", .oneOf(["mp3", "wav"])),
        ]

    private static let keys: [Parameter] = [
        .optional("minimum_digits", .whole(1...128)), .optional("maximum_digits", .whole(1...128)),
        .optional("timeout_millis", .whole(1...600_000)), .optional("inter_digit_timeout_millis", .whole(1...120_000)),
        .optional("terminating_digit", .text(0...1)), .optional("valid_digits", .characters("0123456789#*ABCD")),
    ]

    private static let gatherParameters: [Parameter] =
        marks + keys + [
            .optional("initial_timeout_millis", .whole(1...120_000)), .optional("gather_id", .text(1...40)),
        ]

    private static let gatherUsingSpeakParameters: [Parameter] =
        marks + keys + speech + [
            .optional("maximum_tries", .whole(1...128)), .optional("invalid_payload", .speech),
        ]

    private static let enqueueParameters: [Parameter] =
        marks + [
            .required("queue_name", .text(1...255)), .optional("max_wait_time_secs", .whole(1...86_400)),
            .optional("max_size", .whole(1...100_000)), .optional("keep_after_hangup", .notSimulated),
        ]

    private static let bridgeParameters: [Parameter] =
        marks + recordOnAnswer + [
            .optional("call_control_id", .text(1...255)), .optional("queue", .text(1...255)),
            .optional("video_room_id", .notSimulated), .optional("video_room_context", .notSimulated),
            .optional("park_after_unbridge", .oneOf(["self"])), .optional("hold_after_unbridge", .notSimulated),
            .optional("prevent_double_bridge", .truth), .optional("play_ringtone", .notSimulated),
            .optional("ringtone", .notSimulated), .optional("mute_dtmf", .oneOf(["none", "both", "self", "opposite"])),
        ]

    private static let recordStartParameters: [Parameter] =
        marks + [
            .required("format", .oneOf(["wav", "mp3"])), .required("channels", .oneOf(["single", "dual"])),
            .optional("play_beep", .truth), .optional("max_length", .whole(0...14400)),
            .optional("timeout_secs", .whole(0...14400)),
            .optional("recording_track", .oneOf(["both", "inbound", "outbound"])),
            .optional("trim", .oneOf(["trim-silence"])), .optional("custom_file_name", .text(1...40)),
            .optional("transcription", .truth), .optional("transcription_engine", .oneOf(["A", "B"])),
            .optional("transcription_language", .text(2...20)),
        ]

    private static let transcriptionParameters: [Parameter] =
        marks + [
            .optional("transcription_engine", .oneOf(["Google", "Telnyx", "Deepgram", "Azure", "A", "B"])),
            .optional("transcription_engine_config", .object),
            .optional("transcription_tracks", .oneOf(["inbound", "outbound", "both"])),
        ]

    private static let sendDTMFParameters: [Parameter] =
        marks + [
            .required("digits", .characters("0123456789ABCD*#wW")), .optional("duration_millis", .whole(100...500)),
        ]
}
