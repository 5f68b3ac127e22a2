import CallFlow
import Telephony

extension Switchboard {
    /// Records the caller's message, after a tone.
    mutating func record(_ request: RecordingRequest, from call: inout Call, at now: Timestamp) {
        stopSound(of: &call, at: now)
        // A recording that ends with silence cannot begin while words are being written down.
        stopListening(to: &call, at: now)
        endConversationRecording(of: &call, at: now)
        interruptWholeRecording(of: &call, at: now)
        if request.transcribedIn != nil { call.untranscribed += 1 }
        order(
            .startRecording(
                CallCommand.RecordingStart(
                    channels: .single, beep: true, maximumLength: request.maximumLength, silence: request.silence,
                    transcribedIn: request.transcribedIn)),
            of: &call, at: now)
        call.recording = .message(
            finishKey: request.finishKey, since: now, until: now + request.maximumLength + Limits.messageGrace)
    }

    /// Ends a message early.
    mutating func stopMessage(of call: inout Call, at now: Timestamp) {
        guard case .message(_, let since, _) = call.recording else { return }
        order(.stopRecording, of: &call, at: now)
        call.recording = .messageEnding(since: since, until: now + Limits.saving)
    }

    /// Records a conversation, as the queue's settings say, unless the flow has taken that into its own hands.
    mutating func beginConversationRecording(of call: inout Call, at now: Timestamp) {
        guard case .off = call.recording, call.wholeRecording == nil else { return }
        order(.startRecording(CallCommand.RecordingStart(channels: .dual)), of: &call, at: now)
        call.recording = .conversation
        note(.recordingStarted, call: call.id, agent: call.lastAgent, queue: call.lastQueue, at: now)
    }

    /// Ends a conversation's recording; the carrier tells later that it is saved.
    mutating func endConversationRecording(of call: inout Call, at now: Timestamp) {
        guard case .conversation = call.recording else { return }
        if call.callerIsUp { order(.stopRecording, of: &call, at: now) }
        call.recording = .off
        call.unsavedConversations += 1
    }

    /// The carrier has a recording: a conversation's for the record, a message's also for the flow.
    mutating func recordingSaved(_ saved: CallEvent.SavedRecording, of call: inout Call, at now: Timestamp) {
        let seconds = saved.length.map { Int($0.wholeSeconds) }
        if let since = call.messageSince, !call.belongsToConversation(saved, messageSince: since) {
            call.recording = .off
            note(.recordingSaved(id: saved.id, seconds: seconds), call: call.id, at: now)
            resumeWholeRecording(of: &call, at: now)
            _ = tell(.recorded(length: saved.length ?? (now - since), id: saved.id), to: &call, at: now)
            return
        }
        if call.unsavedConversations > 0 {
            call.unsavedConversations -= 1
        } else if call.messageSince == nil {
            call.recording = .off
        }
        note(
            .recordingSaved(id: saved.id, seconds: seconds), call: call.id, agent: call.lastAgent,
            queue: call.lastQueue, at: now)
    }

    /// The carrier could not record.
    mutating func recordingFailed(_ reason: String, of call: inout Call, at now: Timestamp) {
        note(.recordingFailed(reason: reason), call: call.id, at: now)
        let wasMessage = call.messageSince != nil
        call.recording = .off
        guard wasMessage else {
            call.wholeRecording = nil
            return
        }
        resumeWholeRecording(of: &call, at: now)
        _ = tell(.recordingFailed, to: &call, at: now)
    }

    /// A message's time is up: it is stopped, then given up if the carrier never says that it is saved.
    mutating func messageDue(of call: inout Call, at now: Timestamp) {
        switch call.recording {
        case .off, .conversation, .whole: break
        case .message(_, _, let until):
            if until <= now { stopMessage(of: &call, at: now) }
        case .messageEnding(_, let until):
            if until <= now { recordingFailed("not confirmed by the carrier", of: &call, at: now) }
        }
    }
}

extension Call {
    /// When the message that is being recorded began.
    fileprivate var messageSince: Timestamp? {
        switch recording {
        case .off, .conversation, .whole: nil
        case .message(_, let since, _), .messageEnding(let since, _): since
        }
    }

    /// Whether a saved recording is an earlier conversation's although a message is being recorded now.
    fileprivate func belongsToConversation(
        _ saved: CallEvent.SavedRecording, messageSince since: Timestamp
    ) -> Bool {
        guard unsavedConversations > 0 else { return false }
        guard let startedAt = saved.startedAt else { return true }
        return startedAt < since - .seconds(2)
    }
}
