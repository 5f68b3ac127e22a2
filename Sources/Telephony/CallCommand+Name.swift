extension CallCommand.Action {
    /// The order's name for facts, figures and logs: `speak`, `start_recording`.
    package var name: String {
        switch self {
        case .answer: "answer"
        case .reject: "reject"
        case .hangUp: "hang_up"
        case .speak: "speak"
        case .play: "play"
        case .stopPlaying: "stop_playing"
        case .gather: "gather"
        case .stopGathering: "stop_gathering"
        case .enqueue: "enqueue"
        case .leaveQueue: "leave_queue"
        case .dial: "dial"
        case .bridge: "bridge"
        case .transfer: "transfer"
        case .startRecording: "start_recording"
        case .stopRecording: "stop_recording"
        case .pauseRecording: "pause_recording"
        case .resumeRecording: "resume_recording"
        case .sendKeys: "send_keys"
        case .startStreaming: "start_streaming"
        case .stopStreaming: "stop_streaming"
        case .startTranscription: "start_transcription"
        case .stopTranscription: "stop_transcription"
        case .refer: "refer"
        case .startFork: "start_fork"
        case .stopFork: "stop_fork"
        case .startSIPREC: "start_siprec"
        case .stopSIPREC: "stop_siprec"
        case .sendSIPInfo: "send_sip_info"
        case .startNoiseSuppression: "start_noise_suppression"
        case .stopNoiseSuppression: "stop_noise_suppression"
        case .mark: "mark"
        case .switchSupervisorRole: "switch_supervisor_role"
        }
    }
}
