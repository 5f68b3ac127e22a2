import CallFlow
import Telephony

extension Switchboard {
    /// Plays an utterance piece by piece.
    ///
    /// Returns that it has ended if there is nothing to play.
    mutating func speak(_ utterance: Utterance, to call: inout Call, at now: Timestamp) -> FlowEvent? {
        interruptGather(of: &call, at: now)
        guard let first = utterance.pieces.first else {
            call.sound = .silent
            return .promptFinished
        }
        play(first, replacing: true, to: &call, at: now)
        call.sound = .speaking(rest: Array(utterance.pieces.dropFirst()), current: first, step: call.step)
        return nil
    }

    /// Says an entry's prompt and collects its keys.
    ///
    /// The carrier's own collector takes the last piece of the prompt, so that a key can interrupt it; pieces in
    /// another voice, sound files, and prompts that must be heard to the end are played before it.
    mutating func collect(_ entry: KeyEntry, from call: inout Call, at now: Timestamp) {
        interruptGather(of: &call, at: now)
        goOn(entry, with: entry.prompt.pieces, replacing: true, of: &call, at: now)
    }

    private mutating func goOn(
        _ entry: KeyEntry, with pieces: [Utterance.Piece], replacing: Bool, of call: inout Call, at now: Timestamp
    ) {
        guard let first = pieces.first else {
            return gather(entry, prompt: nil, of: &call, at: now)
        }
        if entry.bargeIn, pieces.count == 1, let speech = first.speech(replacing: replacing) {
            return gather(entry, prompt: speech, of: &call, at: now)
        }
        play(first, replacing: replacing, to: &call, at: now)
        call.sound = .prompting(entry, rest: Array(pieces.dropFirst()), current: first, step: call.step)
    }

    private mutating func gather(
        _ entry: KeyEntry, prompt: CallCommand.Speech?, of call: inout Call, at now: Timestamp
    ) {
        order(
            .gather(
                CallCommand.Gather(
                    prompt: prompt, minimumDigits: 1, maximumDigits: entry.longest, initialTimeout: entry.wait,
                    interDigitTimeout: entry.betweenKeys, finishKey: entry.terminator.description)),
            of: &call, at: now)
        call.sound = .gathering(entry, step: call.step)
        if let listening = entry.listening { listen(listening, to: &call, at: now) }
    }

    private mutating func play(_ piece: Utterance.Piece, replacing: Bool, to call: inout Call, at now: Timestamp) {
        say(piece, replacing: replacing, on: call.caller.id, of: &call, at: now)
    }

    /// Plays one piece on one of the call's legs.
    mutating func say(
        _ piece: Utterance.Piece, replacing: Bool = false, on leg: LegID, of call: inout Call, at now: Timestamp
    ) {
        if case .audio(let path, _, _, _) = piece, let base = configuration.publicURL {
            let playback = CallCommand.Playback(url: "\(base)/media/audio/\(path)", replacesCurrent: replacing)
            order(.play(playback), on: leg, of: &call, at: now)
        } else if let speech = piece.spoken(replacing: replacing) {
            order(.speak(speech), on: leg, of: &call, at: now)
        }
    }

    /// Music until another sound is asked for.
    ///
    /// Silence if nothing is served that a carrier could fetch.
    mutating func playMusic(_ name: String?, to call: inout Call, at now: Timestamp) {
        guard let base = configuration.publicURL else {
            call.sound = .silent
            return
        }
        let url = name.map { "\(base)/media/audio/\($0)" } ?? "\(base)/media/hold-music.wav"
        order(.play(CallCommand.Playback(url: url, loops: true, replacesCurrent: true)), of: &call, at: now)
        call.sound = .music
    }

    /// Stops what plays and what collects.
    mutating func stopSound(of call: inout Call, at now: Timestamp) {
        switch call.sound {
        case .silent, .listening: break
        case .speaking, .prompting, .music: order(.stopPlaying, of: &call, at: now)
        case .gathering: order(.stopGathering, of: &call, at: now)
        }
        call.sound = .silent
    }

    /// Ends a collector before something else is played; sounds give way by themselves.
    private mutating func interruptGather(of call: inout Call, at now: Timestamp) {
        guard case .gathering = call.sound else { return }
        stopSound(of: &call, at: now)
    }

    /// A piece has been heard, or could not be played: the next one follows.
    ///
    /// A mark of another step tells of an earlier sound, which nobody waits for any more.
    mutating func soundEnded(
        _ end: CallEvent.SoundEnd, tag: LegTag?, of call: inout Call, at now: Timestamp
    ) {
        switch call.sound {
        case .silent, .gathering, .listening, .music: return
        case .speaking(let rest, let current, let step):
            guard tag == nil || tag?.step == step else { return }
            if end.isFailure, let words = current.words {
                play(words, replacing: false, to: &call, at: now)
                call.sound = .speaking(rest: rest, current: words, step: call.step)
            } else if let next = rest.first {
                play(next, replacing: false, to: &call, at: now)
                call.sound = .speaking(rest: Array(rest.dropFirst()), current: next, step: call.step)
            } else {
                call.sound = .silent
                _ = tell(.promptFinished, to: &call, at: now)
            }
        case .prompting(let entry, let rest, let current, let step):
            guard tag == nil || tag?.step == step else { return }
            let words = end.isFailure ? current.words : nil
            goOn(entry, with: (words.map { [$0] } ?? []) + rest, replacing: false, of: &call, at: now)
        }
    }

    /// The carrier's collector has come to an end.
    mutating func gathered(_ gathered: CallEvent.Gathered, tag: LegTag?, of call: inout Call, at now: Timestamp) {
        guard case .gathering(_, let step) = call.sound, tag == nil || tag?.step == step else { return }
        let ending: FlowEvent.CollectionEnd
        switch gathered.status {
        case .cancelled, .hungUp: return
        case .timeout: ending = gathered.digits.isEmpty ? .silence : .timeout
        case .valid, .invalid, .other: ending = .complete
        }
        call.sound = .silent
        call.collectedStep = step
        _ = tell(.collected(digits: gathered.digits, ending: ending), to: &call, at: now)
    }

    /// The caller pressed a key.
    ///
    /// While the carrier collects, its result counts, unless the flow must see each key. A key of a collection that
    /// has ended is told late, and is not pressed again.
    mutating func pressed(_ key: Key, tag: LegTag?, of call: inout Call, at now: Timestamp) {
        if let step = tag?.step, let collected = call.collectedStep, step <= collected { return }
        if case .message(let finishKey, _, _) = call.recording {
            if finishKey == key { stopMessage(of: &call, at: now) }
            return
        }
        switch call.sound {
        case .gathering(let entry, _):
            guard entry.needsSingleKeys else { return }
            _ = tell(.key(key), to: &call, at: now)
        case .prompting(let entry, _, _, let step):
            guard entry.bargeIn, tell(.key(key), to: &call, at: now) else { return }
            guard case .prompting(_, _, _, step) = call.sound else { return }
            order(.stopPlaying, of: &call, at: now)
            call.sound = .listening
        case .silent, .speaking, .listening, .music:
            _ = tell(.key(key), to: &call, at: now)
        }
    }
}

extension KeyEntry {
    /// The key that ends an entry at the carrier's collector.
    fileprivate var terminator: Key {
        finishKey ?? spareKey
    }
}

extension Utterance.Piece {
    /// The piece as a carrier's speech; nil for a sound file.
    fileprivate func speech(replacing: Bool) -> CallCommand.Speech? {
        switch self {
        case .text(let text, let language, let voice):
            CallCommand.Speech(payload: text, language: language, voice: voice, replacesCurrent: replacing)
        case .ssml(let text, let language, let voice):
            CallCommand.Speech(payload: text, form: .ssml, language: language, voice: voice, replacesCurrent: replacing)
        case .audio: nil
        }
    }

    /// The piece in spoken words, whatever it is.
    fileprivate func spoken(replacing: Bool) -> CallCommand.Speech? {
        (words ?? self).speech(replacing: replacing)
    }

    /// The words of a sound file, for when it cannot be played; nil if the piece is words already.
    var words: Utterance.Piece? {
        guard case .audio(_, let text, let language, let voice) = self else { return nil }
        return .text(text, language: language, voice: voice)
    }
}

extension CallEvent.SoundEnd {
    fileprivate var isFailure: Bool {
        switch self {
        case .fileNotFound, .failed: true
        case .completed, .cancelled, .hungUp, .other: false
        }
    }
}
