import Telephony

extension Exchange {
    mutating func startRecording(_ number: Int, _ arguments: Arguments) throws(Refusal) -> APIResponse {
        guard let leg = legs[number], leg.isUp else { throw .noAudioYet }
        if arguments.seconds("timeout_secs").map({ $0 > .zero }) == true, leg.isTranscribed {
            throw .transcriptionRuns
        }
        if leg.isRecorded { notice(.recordedTwice, number) }
        let silence = arguments.seconds("timeout_secs").flatMap { $0 > .zero ? $0 : nil }
        let recording = Recording(
            id: random.uuid(), format: arguments.text("format") ?? "mp3",
            channels: arguments.text("channels") ?? "single", startedAt: now, endedAt: nil, silence: silence,
            isTranscribed: arguments.truth("transcription"))
        legs[number]?.recordings.append(recording)
        observe(.recording(began: true), leg)
        if arguments.truth("play_beep") { beep(number) }
        if let limit = arguments.seconds("max_length"), limit > .zero {
            schedule(.recordingFull(number, id: recording.id), after: limit)
        }
        if let silence { schedule(.recordingSilent(number, id: recording.id), after: silence) }
        return .ok
    }

    private mutating func beep(_ number: Int) {
        let tone = Sound(
            content: .tone, origin: .recordBeep, id: random.uuid(), length: .milliseconds(400), media: nil,
            isReachable: true)
        queue(tone, on: number)
    }

    mutating func stopRecording(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        try answered(number)
        stopRecordings(number, id: arguments.text("recording_id"))
    }

    mutating func pauseRecording(_ number: Int, _ arguments: Arguments, pauses: Bool) throws(Refusal) {
        let leg = try answered(number)
        for index in leg.recordings.indices where leg.recordings[index].endedAt == nil {
            legs[number]?.recordings[index].isPaused = pauses
        }
    }

    /// Stops one recording, or all of the leg; the file is there half a second later.
    mutating func stopRecordings(_ number: Int, id: String?) {
        guard let leg = legs[number] else { return }
        for (index, recording) in leg.recordings.enumerated()
        where recording.endedAt == nil && (id == nil || recording.id == id) {
            legs[number]?.recordings[index].endedAt = now
            observe(.recording(began: false), leg)
            unsavedRecordings += 1
            schedule(.recordingSaved(number, id: recording.id), after: .milliseconds(500))
        }
    }

    /// The leg ends and its recordings with it: they are saved after the hangup was told.
    mutating func endRecordings(_ number: Int) {
        stopRecordings(number, id: nil)
    }

    /// Stops a recording if nobody has said anything for long enough, and else looks again later.
    mutating func recordingIsSilent(_ number: Int, id: String) {
        guard let leg = legs[number], leg.isUp,
            let recording = leg.recordings.first(where: { $0.id == id && $0.endedAt == nil }),
            let silence = recording.silence
        else { return }
        let quietSince = max(recording.startedAt, leg.person.talksUntil ?? recording.startedAt)
        let left = silence - elapsed(since: quietSince)
        guard left > .zero else { return stopRecordings(number, id: id) }
        schedule(.recordingSilent(number, id: id), after: max(left, .milliseconds(20)))
    }

    mutating func recordingIsSaved(_ number: Int, id: String) {
        unsavedRecordings -= 1
        guard let leg = legs[number], let recording = leg.recordings.first(where: { $0.id == id }),
            let endedAt = recording.endedAt
        else { return }
        let url = "https://recordings.invalid/\(id).\(recording.format)"
        emit(
            "call.recording.saved", leg, parties: false,
            [
                JSON.Member("recording_id", .string(id)), JSON.Member("format", .string(recording.format)),
                JSON.Member("channels", .string(recording.channels)),
                JSON.Member("recording_started_at", recording.startedAt.text),
                JSON.Member("recording_ended_at", endedAt.text), JSON.Member("start_time", recording.startedAt.text),
                JSON.Member("end_time", endedAt.text),
                JSON.Member("recording_urls", .object([.init(recording.format, .string(url))])),
                JSON.Member("public_recording_urls", [:]),
            ])
        guard recording.isTranscribed else { return }
        emit(
            "call.recording.transcription.saved", leg, parties: false,
            [
                JSON.Member("recording_id", .string(id)),
                JSON.Member("recording_transcription_id", .string(random.uuid())),
                JSON.Member("status", "completed"), JSON.Member("transcription_text", "Words of the caller."),
            ])
    }
}
