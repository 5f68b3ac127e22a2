/// The commands on one leg that the simulated carrier carries out, spelled as in their addresses.
package enum CallAction: String, Hashable, Sendable, CaseIterable {
    /// Not part of an address: the command that makes a leg, `POST /v2/calls`.
    case dial
    case answer, reject, hangup
    case speak
    case playbackStart = "playback_start"
    case playbackStop = "playback_stop"
    case gather
    case gatherUsingSpeak = "gather_using_speak"
    case gatherStop = "gather_stop"
    case enqueue
    case leaveQueue = "leave_queue"
    case bridge, transfer
    case recordStart = "record_start"
    case recordStop = "record_stop"
    case recordPause = "record_pause"
    case recordResume = "record_resume"
    case transcriptionStart = "transcription_start"
    case transcriptionStop = "transcription_stop"
    case sendDTMF = "send_dtmf"
    case clientStateUpdate = "client_state_update"
    case switchSupervisorRole = "switch_supervisor_role"

    /// The HTTP method of the command's address.
    var method: APIRequest.Method {
        self == .clientStateUpdate ? .put : .post
    }
}
