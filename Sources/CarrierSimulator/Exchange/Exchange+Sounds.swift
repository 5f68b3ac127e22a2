import Telephony

extension Exchange {
    mutating func speak(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        try answered(number)
        let sound = speech(arguments, "payload", origin: .speak, rounds: arguments.rounds)
        queue(sound, on: number, replacing: arguments.text("stop"))
    }

    /// Makes the sound of a text parameter; `rounds` nil plays it without end.
    mutating func speech(
        _ arguments: Arguments, _ name: String, origin: Sound.Origin, rounds: Int? = 1
    ) -> Sound {
        let words = (arguments.text(name) ?? "").spoken(isMarkup: arguments.text("payload_type") == "ssml")
        let once = max(0.3, Double(words.count) / options.charactersPerSecond)
        return Sound(
            content: .speech(words), origin: origin, id: random.uuid(),
            length: rounds.map { .milliseconds(Int64(once * 1000) * Int64($0)) }, media: nil, isReachable: true)
    }

    mutating func startPlayback(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        try answered(number)
        let url = arguments.text("audio_url")
        let name = arguments.text("media_name")
        guard let file = url ?? name else { throw .missing("audio_url") }
        guard url == nil || name == nil else { throw .invalid("media_name", "excludes audio_url") }
        let once = options.fileLengths[file] ?? options.fileLength
        let sound = Sound(
            content: .file(file), origin: .playback, id: random.uuid(), length: arguments.rounds.map { once * $0 },
            media: JSON.Member(url == nil ? "media_name" : "media_url", .string(file)),
            isReachable: !options.missingFiles.contains(file))
        queue(sound, on: number, replacing: arguments.text("stop"))
    }

    mutating func stopPlayback(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        try answered(number)
        silence(number, what: arguments.text("stop") ?? "all")
    }

    /// Puts a sound behind those that play or wait, or in the place of them.
    mutating func queue(_ sound: Sound, on number: Int, replacing what: String? = nil) {
        if let what { silence(number, what: what) }
        legs[number]?.sounds.append(sound)
        guard legs[number]?.sounds.count == 1 else { return }
        startFirstSound(number)
    }

    /// Ends the sound that plays (`current`), or that and all that wait (`all`).
    private mutating func silence(_ number: Int, what: String) {
        guard let leg = legs[number], !leg.sounds.isEmpty else { return }
        let dropsPrompt = what == "all" && leg.sounds.dropFirst().contains { $0.origin == .gatherPrompt }
        if what == "all" { legs[number]?.sounds.removeSubrange(1...) }
        endFirstSound(number, status: "cancelled")
        if dropsPrompt { promptEnded(number) }
    }

    private mutating func startFirstSound(_ number: Int) {
        guard let leg = legs[number], let sound = leg.sounds.first else { return }
        legs[number]?.soundTurn += 1
        guard sound.isReachable else {
            tellEnd(of: sound, leg, status: "failed")
            legs[number]?.sounds.removeFirst()
            startFirstSound(number)
            return
        }
        switch sound.origin {
        case .speak: emit("call.speak.started", leg, parties: false, undocumented("speak_id", .string(sound.id)))
        case .playback: emit("call.playback.started", leg, parties: false, media(of: sound))
        case .gatherPrompt where tellsPrompts(of: sound): emit("call.speak.started", leg, parties: false)
        case .gatherPrompt, .recordBeep: break
        }
        observe(.heard(sound.content), leg)
        personHears(beginningOf: sound.content, number)
        if let length = sound.length {
            schedule(.soundEnds(number, turn: leg.soundTurn + 1), after: length)
        }
    }

    mutating func soundEnds(_ number: Int, turn: Int) {
        guard let leg = legs[number], leg.isUp, leg.soundTurn == turn, !leg.sounds.isEmpty else { return }
        endFirstSound(number, status: "completed")
    }

    /// Ends the sound that plays and starts the next.
    private mutating func endFirstSound(_ number: Int, status: String) {
        guard let leg = legs[number], let sound = leg.sounds.first else { return }
        legs[number]?.sounds.removeFirst()
        legs[number]?.soundTurn += 1
        tellEnd(of: sound, leg, status: status)
        personHears(endOf: sound.content, number)
        if sound.origin == .gatherPrompt { promptEnded(number) }
        startFirstSound(number)
    }

    /// Takes away the prompt of a gather that a key or a command interrupts.
    mutating func dropPrompts(_ number: Int) {
        guard let leg = legs[number], let first = leg.sounds.first else { return }
        legs[number]?.sounds.removeAll { $0.origin == .gatherPrompt && $0.id != first.id }
        guard first.origin == .gatherPrompt else { return }
        endFirstSound(number, status: "completed")
    }

    mutating func endAllSounds(_ number: Int, status: String) {
        guard let leg = legs[number], let sound = leg.sounds.first else { return }
        legs[number]?.sounds = []
        legs[number]?.soundTurn += 1
        tellEnd(of: sound, leg, status: status)
    }

    private mutating func tellEnd(of sound: Sound, _ leg: Leg, status: String) {
        switch sound.origin {
        case .speak:
            // The published words for a speech that was stopped have no "cancelled".
            let known = status == "call_hangup" ? status : "completed"
            emit(
                "call.speak.ended", leg, parties: false,
                [JSON.Member("status", .string(known))] + undocumented("speak_id", .string(sound.id)))
        case .playback:
            emit(
                "call.playback.ended", leg, parties: false,
                media(of: sound) + [
                    JSON.Member("status", .string(status)), JSON.Member("status_detail", .string("")),
                ])
        case .gatherPrompt where tellsPrompts(of: sound):
            emit("call.speak.ended", leg, parties: false, [JSON.Member("status", "completed")])
        case .gatherPrompt, .recordBeep: return
        }
    }

    private func media(of sound: Sound) -> [JSON.Member] {
        (sound.media.map { [$0] } ?? []) + [JSON.Member("overlay", false)]
    }

    /// A coin whose side the sound's id decides, so that begin and end of one prompt agree.
    private func tellsPrompts(of sound: Sound) -> Bool {
        options.quirks.promptEventsSometimes && (sound.id.utf8.last ?? 0) % 2 == 0
    }

    mutating func sendKeys(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        let leg = try answered(number)
        observe(.heardKeys(arguments.text("digits") ?? ""), leg)
    }
}
