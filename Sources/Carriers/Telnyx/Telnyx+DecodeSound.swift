import Telephony

extension Telnyx {
    /// Reads the events of sounds, recordings and recognition on one call; nil for one that is not known.
    static func callSoundKind(of type: String, _ payload: JSONValue) throws(MissingField) -> CallEvent.Kind? {
        switch type {
        case "call.speak.started": .speakStarted
        case "call.speak.ended": .speakEnded(soundEnd(payload))
        case "call.playback.started": .playStarted
        case "call.playback.ended": .playEnded(soundEnd(payload))
        case "call.recording.saved": .recordingSaved(recording(payload))
        case "call.recording.error": .recordingFailed(reason: payload["reason"]?.string ?? "unknown")
        case "call.recording.transcription.saved":
            .recordingTranscribed(
                recording: payload["recording_id"]?.string, text: try text(payload, "transcription_text"))
        case "call.transcription": .transcribed(try transcript(payload))
        case "call.machine.detection.ended", "call.machine.premium.detection.ended":
            .machineDetected(machineVerdict(payload))
        case "call.machine.greeting.ended", "call.machine.premium.greeting.ended":
            .machineGreetingEnded(result: payload["result"]?.string ?? "unknown")
        case "call.fork.started": .forking(.started)
        case "call.fork.stopped": .forking(.stopped)
        case "call.siprec.started", "call.siprec.stopped", "call.siprec.failed", "call.streaming.started",
            "call.streaming.stopped", "call.streaming.failed":
            mediaKind(of: String(type.dropFirst("call.".count)), payload)
        default: nil
        }
    }

    /// Reads the events `streaming.…` and `siprec.…`; nil for one that is not known.
    static func mediaKind(of type: String, _ payload: JSONValue) -> CallEvent.Kind? {
        switch type {
        case "streaming.started": .streaming(.started)
        case "streaming.stopped": .streaming(.stopped)
        case "streaming.failed": .streaming(.failed(reason: payload["failure_reason"]?.plainText ?? "unknown"))
        case "siprec.started": .siprec(.started)
        case "siprec.stopped": .siprec(.stopped)
        case "siprec.failed": .siprec(.failed(reason: payload["failure_cause"]?.plainText ?? "unknown"))
        default: nil
        }
    }

    /// The recording that a call's or a conference's event tells of.
    ///
    /// Real events name the format; the published ones only show which link is there.
    static func recording(_ payload: JSONValue) -> CallEvent.SavedRecording {
        let links = payload["recording_urls"]
        let linked = ["mp3", "wav"].first { links?[$0]?.string != nil }
        return CallEvent.SavedRecording(
            id: payload["recording_id"]?.string,
            startedAt: timestamp(payload["recording_started_at"]) ?? timestamp(payload["start_time"]),
            endedAt: timestamp(payload["recording_ended_at"]) ?? timestamp(payload["end_time"]),
            channels: payload["channels"]?.string, format: payload["format"]?.string ?? linked)
    }

    private static func soundEnd(_ payload: JSONValue) -> CallEvent.SoundEnd {
        switch payload["status"]?.string {
        // No status at all still means that the sound is over.
        case nil, "completed": .completed
        case "cancelled", "cancelled_amd": .cancelled
        case "call_hangup": .hungUp
        case "file_not_found": .fileNotFound
        case "failed": .failed
        case .some(let other): .other(other)
        }
    }

    private static func transcript(_ payload: JSONValue) throws(MissingField) -> CallEvent.Transcript {
        guard let data = payload["transcription_data"] else { throw MissingField(name: "transcription_data") }
        return CallEvent.Transcript(
            text: try text(data, "transcript"), isFinal: data["is_final"]?.bool ?? false,
            confidence: data["confidence"]?.double, track: data["transcription_track"]?.string)
    }

    private static func machineVerdict(_ payload: JSONValue) -> CallEvent.MachineVerdict {
        switch payload["result"]?.string {
        case "human", "human_residence", "human_business": .human
        case "machine": .machine
        case "not_sure": .unsure
        case "silence": .silence
        case "fax_detected": .fax
        case let other: .other(other ?? "missing")
        }
    }
}
