import Telephony

@testable import Carriers

/// One command of every kind, and for most kinds a second one with everything that can be said.
enum SampleCommands {
    static let caller = LegID(call: CallID(1042), number: 1)
    static let agent = LegID(call: CallID(1042), number: 2)
    static let id = CommandID(instance: 0x0123_4567_89AB_CDEF, serial: 77)

    /// By the name of the file that holds the request.
    static let all: [(name: String, action: CallCommand.Action)] = sound + legs + media

    static func command(_ action: CallCommand.Action, for leg: LegID = caller) -> CallCommand {
        CallCommand(
            id: id, carrier: .telnyx, leg: leg, step: 17, madeAt: Timestamp(seconds: 1_772_000_000), action: action)
    }

    static func handle(_ leg: LegID) -> LegHandle? {
        LegHandle(rawValue: leg == caller ? "v3:caller/1" : "v3:agent_2")
    }

    private static let header = CallCommand.Header(name: "X-Call", value: "c1042")
    private static let prompt = CallCommand.Speech(payload: "Press \"1\" – or 2", language: "en")
    private static let gather = CallCommand.Gather(
        maximumDigits: 4, initialTimeout: .seconds(6), interDigitTimeout: .milliseconds(2500))

    private static let sound: [(name: String, action: CallCommand.Action)] = [
        ("speak", .speak(prompt)),
        (
            "speak-full",
            .speak(
                CallCommand.Speech(
                    payload: "<speak>Hola</speak>", form: .ssml, language: "es-MX", voice: "Azure.es-MX-DaliaNeural",
                    replacesCurrent: true, repeats: .times(3), listeners: .both))
        ),
        ("play", .play(CallCommand.Playback(url: "https://pbx.example/a.mp3"))),
        (
            "play-full",
            .play(
                CallCommand.Playback(
                    url: "https://pbx.example/music.wav", loops: true, replacesCurrent: true, listeners: .otherLeg,
                    overlays: false))
        ),
        ("stop_playing", .stopPlaying),
        ("gather", .gather(gather)),
        ("gather-prompt", .gather(gatherAfter(prompt))),
        ("stop_gathering", .stopGathering),
        ("send_keys", .sendKeys("1w2W#*")),
    ]

    private static func gatherAfter(_ prompt: CallCommand.Speech) -> CallCommand.Gather {
        var gather = gather
        gather.prompt = prompt
        gather.validKeys = "12"
        gather.invalidPrompt = "Once more"
        gather.maximumTries = 2
        return gather
    }

    private static let legs: [(name: String, action: CallCommand.Action)] = [
        ("answer", .answer), ("reject", .reject(.rejected)), ("reject-busy", .reject(.busy)), ("hang_up", .hangUp),
        ("enqueue", .enqueue(CallCommand.Enqueue(queue: "support", maximumWait: .seconds(3600)))),
        (
            "enqueue-full",
            .enqueue(
                CallCommand.Enqueue(
                    queue: "support", maximumWait: .seconds(3600), maximumSize: 300, keepsAfterHangUp: true))
        ),
        ("leave_queue", .leaveQueue),
        ("dial", .dial(CallCommand.Dial(to: "+34600111222", from: "+34910000000", ringTimeout: .seconds(20)))),
        (
            "dial-full",
            .dial(
                CallCommand.Dial(
                    to: "sip:agent@sip.telnyx.com", from: "+34910000000", fromName: "Ana (Madrid)",
                    ringTimeout: .seconds(20), linkedTo: caller, headers: [header],
                    supervises: CallCommand.Supervision(leg: agent, role: .whisper), timeLimit: .seconds(7200),
                    bridgesOnAnswer: true, showsLinkedCaller: true, parksAfterwards: true, preventsDoubleBridge: true,
                    machineDetection: .premium, announcement: "https://pbx.example/a.mp3",
                    recording: CallCommand.RecordingStart(
                        maximumLength: .seconds(600), silence: .seconds(5), track: .both, trimsSilence: true,
                        fileName: "c1042"), userToUser: "00;encoding=hex", keysOnAnswer: "12"))
        ),
        ("bridge", .bridge(CallCommand.Bridge(with: agent))),
        (
            "bridge-full",
            .bridge(
                CallCommand.Bridge(
                    with: agent, parksAfterwards: false, holdsAfterwards: true, preventsDoubleBridge: true,
                    playsRingtone: true, mutesKeys: .otherLeg))
        ),
        ("transfer", .transfer(CallCommand.Transfer(to: "+34600111222", ringTimeout: .seconds(30)))),
        (
            "transfer-full",
            .transfer(
                CallCommand.Transfer(
                    to: "+34600111222", from: "+34910000000", ringTimeout: .seconds(2), parksAfterwards: true,
                    fromName: "Support", timeLimit: .seconds(1), earlyMedia: false,
                    announcement: "https://pbx.example/a.mp3", headers: [header], userToUser: "00",
                    machineDetection: .detectBeep, mutesKeys: .thisLeg))
        ),
        ("refer", .refer(CallCommand.Refer(address: "sip:a@b.example", headers: [header], userToUser: "00"))),
        ("mark", .mark), ("switch_supervisor_role", .switchSupervisorRole(.barge)),
    ]

    private static let media: [(name: String, action: CallCommand.Action)] = [
        ("start_recording", .startRecording(CallCommand.RecordingStart())),
        (
            "start_recording-full",
            .startRecording(
                CallCommand.RecordingStart(
                    format: .wav, channels: .single, beep: true, maximumLength: .seconds(120), silence: .seconds(4),
                    track: .inbound, trimsSilence: true, fileName: "c1042"))
        ),
        ("stop_recording", .stopRecording), ("pause_recording", .pauseRecording),
        ("resume_recording", .resumeRecording),
        ("start_streaming", .startStreaming(CallCommand.StreamingStart(url: "wss://pbx.example/media"))),
        (
            "start_streaming-full",
            .startStreaming(
                CallCommand.StreamingStart(
                    url: "wss://pbx.example/media", track: .both, codec: "PCMU", answers: .rtp,
                    answerListeners: .thisLeg,
                    parameters: [CallCommand.Header(name: "call", value: "c1042")]))
        ),
        ("stop_streaming", .stopStreaming),
        ("start_transcription", .startTranscription(CallCommand.TranscriptionStart())),
        (
            "start_transcription-full",
            .startTranscription(
                CallCommand.TranscriptionStart(engine: "Google", language: "es", tracks: .inbound, interimResults: true)
            )
        ),
        ("stop_transcription", .stopTranscription),
        ("start_fork", .startFork(CallCommand.Fork(receive: "udp:192.0.2.1:9000", transmit: "udp:192.0.2.1:9001"))),
        ("stop_fork", .stopFork), ("start_siprec", .startSIPREC(CallCommand.SIPREC(connector: "recorder"))),
        (
            "start_siprec-full",
            .startSIPREC(
                CallCommand.SIPREC(
                    connector: "recorder", track: .both, transport: "tls", includesHeaders: true, isSecure: true,
                    sessionTimeout: .seconds(900)))
        ),
        ("stop_siprec", .stopSIPREC),
        (
            "send_sip_info",
            .sendSIPInfo(CallCommand.SIPInfo(contentType: "application/dtmf-relay", body: "Signal=1\r\n"))
        ),
        ("start_noise_suppression", .startNoiseSuppression), ("stop_noise_suppression", .stopNoiseSuppression),
    ]
}
