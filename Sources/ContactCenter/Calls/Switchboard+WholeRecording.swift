import CallFlow
import Telephony

extension Switchboard {
    /// The flow begins, ends, pauses or goes on with the recording of everything.
    ///
    /// Turning on what is on, and off or to pause what is not recorded, is taken: it is as the flow wants it.
    mutating func turnRecording(_ wish: ConversationRecording, of call: inout Call, at now: Timestamp) -> FlowEvent {
        switch wish.turn {
        case .on:
            let channels = call.wholeRecording?.channels ?? wish.channels
            let wasPaused = call.wholeRecording?.isPaused ?? false
            call.wholeRecording = WholeRecording(channels: channels, isPaused: wasPaused)
            resume(&call, at: now)
        case .off:
            call.wholeRecording = nil
            interruptWholeRecording(of: &call, at: now)
        case .pause:
            guard call.wholeRecording?.isPaused == false else { return .orderTaken }
            call.wholeRecording?.isPaused = true
            if case .whole = call.recording { order(.pauseRecording, of: &call, at: now) }
        case .resume:
            guard call.wholeRecording != nil else { return .orderFailed }
            resume(&call, at: now)
        }
        return .orderTaken
    }

    private mutating func resume(_ call: inout Call, at now: Timestamp) {
        let wasPaused = call.wholeRecording?.isPaused ?? false
        call.wholeRecording?.isPaused = false
        if case .whole = call.recording {
            if wasPaused { order(.resumeRecording, of: &call, at: now) }
        } else {
            resumeWholeRecording(of: &call, at: now)
        }
    }

    /// Starts a part of the whole recording if one is wanted and nothing else is recorded.
    mutating func resumeWholeRecording(of call: inout Call, at now: Timestamp) {
        guard case .off = call.recording, let wish = call.wholeRecording, !wish.isPaused, call.callerIsUp else {
            return
        }
        let channels: CallCommand.RecordingStart.Channels =
            switch wish.channels {
            case .single: .single
            case .dual: .dual
            }
        order(.startRecording(CallCommand.RecordingStart(channels: channels)), of: &call, at: now)
        call.recording = .whole
        note(.recordingStarted, call: call.id, at: now)
    }

    /// Ends the part that is being recorded; the carrier tells later that it is saved.
    mutating func interruptWholeRecording(of call: inout Call, at now: Timestamp) {
        guard case .whole = call.recording else { return }
        if call.callerIsUp { order(.stopRecording, of: &call, at: now) }
        call.recording = .off
        call.unsavedConversations += 1
    }

    /// The carrier did not pause: what must not be recorded is not, so the part ends, and `resume` begins another.
    mutating func pauseRefused(_ call: inout Call, at now: Timestamp) {
        guard call.wholeRecording?.isPaused == true else { return }
        interruptWholeRecording(of: &call, at: now)
    }

    /// The carrier has written a recording down.
    mutating func transcribed(_ recording: String?, _ text: String, of call: inout Call, at now: Timestamp) {
        call.untranscribed = max(0, call.untranscribed - 1)
        note(
            .recordingTranscribed(id: recording, text: String(text.prefix(Limits.transcript))), call: call.id, at: now)
    }
}
