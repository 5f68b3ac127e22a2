package import Telephony

extension World {
    /// Presses a key; whatever plays and may be interrupted stops.
    package mutating func press(_ key: Key) {
        guard ending == nil else { return }
        note(.did(.pressed(key, early: isPlaying)))
        switch line {
        case .recording(let request, let since):
            guard request.finishKey == key else { return }
            finishRecording(after: now - since)
        case .prompted(let entry, _):
            guard entry.bargeIn else { return }
            hear(key, entry)
        case .listening(let entry, _): hear(key, entry)
        case .quiet, .hearing, .music, .transferring, .talking, .over: tell(.key(key))
        }
    }

    private var isPlaying: Bool {
        switch line {
        case .hearing, .prompted: true
        case .quiet, .listening, .music, .recording, .transferring, .talking, .over: false
        }
    }

    /// Waits on the line without doing anything.
    package mutating func wait(_ time: Duration) {
        note(.did(.waited(time)))
        pass(time)
    }

    /// Presses keys one after the other.
    package mutating func press(_ keys: [Key], gap: Duration) {
        for (index, key) in keys.enumerated() {
            if index > 0 { pass(gap) }
            press(key)
        }
    }

    private mutating func hear(_ key: Key, _ entry: KeyEntry) {
        let before = soundSerial
        guard tell(.key(key)), before == soundSerial, ending == nil else { return }
        line = .listening(entry, silentAt: nil)
    }

    /// Says something instead of pressing keys; false if nothing listens.
    package mutating func say(_ words: String) -> Bool {
        guard case .listening(let entry, _) = line, entry.listening != nil else { return false }
        note(.did(.said(words)))
        pass(.milliseconds(words.count * 1000 / Prompt.charactersPerSecond))
        guard case .listening = line else { return true }
        line = .quiet
        tell(.speech(text: words, confidence: 0.9))
        return true
    }

    /// Says nothing until the present chance is gone.
    package mutating func keepSilent() {
        guard ending == nil else { return }
        note(.did(.keptSilent))
        letPass()
    }

    /// Speaks after the tone for so long, then presses the key that ends the recording, or waits for its end.
    ///
    /// Returns false if there was no tone.
    package mutating func speak(for time: Duration) -> Bool {
        guard case .recording(let request, _) = line else { return false }
        note(.did(.spoke(time)))
        drop(.recording)
        let length = min(time, request.maximumLength)
        pass(length)
        guard case .recording = line else { return true }
        if length < request.maximumLength, request.finishKey == nil, let silence = request.silence { pass(silence) }
        finishRecording(after: length)
        return true
    }

    /// Speaks after the tone for so long and hangs up; false if there was no tone.
    package mutating func speakAndHangUp(for time: Duration) -> Bool {
        guard case .recording = line else { return false }
        note(.did(.spoke(time)))
        drop(.recording)
        pass(time)
        hangUp()
        return true
    }

    /// Hangs up.
    package mutating func hangUp() {
        guard ending == nil else { return }
        note(.did(.hungUp))
        var recorded: Duration?
        if case .recording(_, let since) = line { recorded = now - since }
        noteTalk()
        line = .over(.callerHungUp)
        dues = []
        tell(.hungUp)
        if let recorded { tell(.recorded(length: recorded, id: recordingID)) }
        // The flow may still look something up, or tell somebody.
        while !session.hasEnded || !dues.isEmpty, runNext() {}
        note(.ended(.callerHungUp))
    }

    /// Begins to record; a caller who says nothing is recorded until silence or time ends it.
    mutating func record(_ request: RecordingRequest) {
        drop(.recording)
        guard !circumstances.failing.contains(.recorder) else {
            start(.quiet)
            return due(.recording, .recordingFailed, after: Self.latency)
        }
        start(.recording(request, since: now))
        let longest = min(request.silence ?? request.maximumLength, request.maximumLength)
        dues.append(Due(at: now + longest, matter: .recording, event: .recorded(length: .zero, id: nil)))
    }

    /// Ends the recording early, because the flow wants it.
    mutating func stopRecording() {
        guard case .recording(_, let since) = line else { return }
        drop(.recording)
        let event = FlowEvent.recorded(length: now - since, id: recordingID)
        dues.append(Due(at: now + Self.latency, matter: .recording, event: event))
    }

    private mutating func finishRecording(after length: Duration) {
        drop(.recording)
        start(.quiet)
        tell(.recorded(length: length, id: recordingID))
    }

    private var recordingID: String { "recording-\(soundSerial)" }
}
