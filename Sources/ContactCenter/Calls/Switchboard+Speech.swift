import CallFlow
import Telephony

/// Entries that may be spoken: the carrier writes down what the caller says, and the flow looks for its words in it.
extension Switchboard {
    /// Begins to listen, beside the collection of keys.
    mutating func listen(_ listening: Listening, to call: inout Call, at now: Timestamp) {
        guard !call.isListenedTo else { return }
        call.isListenedTo = true
        order(
            .startTranscription(
                CallCommand.TranscriptionStart(
                    language: String(listening.language.prefix { $0 != "-" }), tracks: .inbound)),
            of: &call, at: now)
    }

    /// Stops it, if it goes on.
    mutating func stopListening(to call: inout Call, at now: Timestamp) {
        guard call.isListenedTo else { return }
        call.isListenedTo = false
        if call.callerIsUp { order(.stopTranscription, of: &call, at: now) }
    }

    /// The caller has said something.
    ///
    /// What may still change is not taken: an answer is acted upon at once.
    mutating func heard(_ transcript: CallEvent.Transcript, from call: inout Call, at now: Timestamp) {
        guard call.isListenedTo, transcript.isFinal, transcript.track != "outbound" else { return }
        let words = String(transcript.text.prefix(Limits.spokenAnswer))
        _ = tell(.speech(text: words, confidence: transcript.confidence ?? 1), to: &call, at: now)
    }

    /// Nobody waits for words any more once the flow does something else than to collect.
    mutating func stopListeningUnlessCollecting(to call: inout Call, at now: Timestamp) {
        switch call.sound {
        case .gathering(let entry, _) where entry.listening != nil: return
        case .prompting(let entry, _, _, _) where entry.listening != nil: return
        case .silent, .speaking, .prompting, .gathering, .listening, .music: stopListening(to: &call, at: now)
        }
    }
}
