import CallFlow
import Telephony

/// The carrier of a scenario.
extension QueueStage {
    /// Words that are spoken in a second, in letters.
    private static let lettersPerSecond = 14

    /// Lets something happen whose time has come.
    mutating func handle(_ kind: Event.Kind) {
        switch kind {
        case .answers(let leg): pickUp(leg)
        case .misses(let leg): if lines[leg]?.isRinging == true { end(leg, .timeout, by: .unknown) }
        case .finishes(let leg): if lines[leg] != nil { end(leg, .normalClearing, by: .callee) }
        case .soundEnds(let leg, let serial):
            guard lines[leg]?.serial == serial else { return }
            take(.event(event(.speakEnded(.completed), leg)))
        case .collectorEnds(let leg, let serial):
            guard let line = lines[leg], line.serial == serial, line.collector != nil else { return }
            collected(leg, .timeout)
        }
    }

    /// Does what an order asks for.
    mutating func obey(_ command: CallCommand) {
        let leg = command.leg
        if case .dial(let dial) = command.action { ring(leg, dial) }
        lines[leg]?.tag = command.tag
        switch command.action {
        case .answer: reports.append(event(.answered, leg))
        case .enqueue(let place): reports.append(event(.enqueued(queue: place.queue, position: nil), leg))
        case .bridge(let bridge): join(leg, bridge.with)
        case .hangUp, .reject: close(leg)
        case .speak(let speech): speak(speech, on: leg)
        case .play(let sound): play(sound, on: leg)
        case .gather(let gather): collect(gather, on: leg)
        case .stopPlaying, .stopGathering: silence(leg)
        case .dial, .leaveQueue, .transfer, .startRecording, .stopRecording, .pauseRecording, .resumeRecording,
            .sendKeys, .startStreaming, .stopStreaming, .startTranscription, .stopTranscription, .refer, .startFork,
            .stopFork, .startSIPREC, .stopSIPREC, .sendSIPInfo, .startNoiseSuppression, .stopNoiseSuppression, .mark,
            .switchSupervisorRole:
            break
        }
    }

    /// A phone rings: an agent's, or that of somebody who is called back.
    private mutating func ring(_ leg: LegID, _ dial: CallCommand.Dial) {
        let agent = given.cast.values.first { $0.settings.endpoint == dial.to }
        let person = agent.map { QueuePerson.agent($0.settings.id) } ?? .caller(callerOf[leg.call] ?? "")
        lines[leg] = Line(person: person, isRinging: true)
        if let time = agent?.answersAfter, time < dial.ringTimeout { schedule(.answers(leg), in: time) }
        schedule(.misses(leg), in: dial.ringTimeout)
    }

    /// Somebody picks a phone up.
    mutating func pickUp(_ leg: LegID) {
        guard lines[leg]?.isRinging == true else { return }
        lines[leg]?.isRinging = false
        take(.event(event(.answered, leg)))
    }

    /// Somebody hangs a phone up, or does not take it.
    mutating func end(_ leg: LegID, _ cause: CallEvent.HangUp.Cause, by source: CallEvent.HangUp.Source) {
        let event = event(.hungUp(CallEvent.HangUp(cause: cause, source: source)), leg)
        lines[leg] = nil
        take(.event(event))
    }

    /// The carrier hangs up because it was told to.
    private mutating func close(_ leg: LegID) {
        guard lines[leg] != nil else { return }
        reports.append(event(.hungUp(CallEvent.HangUp(cause: .normalClearing)), leg))
        lines[leg] = nil
    }

    private mutating func join(_ leg: LegID, _ other: LegID) {
        silence(leg)
        reports.append(event(.bridged, leg))
        for side in [leg, other] {
            guard case .agent(let agent)? = lines[side]?.person, let time = given.cast[agent]?.talksFor else {
                continue
            }
            schedule(.finishes(side), in: time)
        }
    }

    // MARK: Sounds and keys

    private mutating func silence(_ leg: LegID) {
        lines[leg]?.serial += 1
        lines[leg]?.collector = nil
        lines[leg]?.pressed = ""
    }

    private mutating func speak(_ speech: CallCommand.Speech, on leg: LegID) {
        silence(leg)
        guard let line = lines[leg] else { return }
        log.append(QueueOccurrence(at: now, what: .heard(line.person, speech.payload)))
        schedule(.soundEnds(leg, line.serial), in: Self.length(speech.payload))
    }

    private mutating func play(_ sound: CallCommand.Playback, on leg: LegID) {
        silence(leg)
        guard let line = lines[leg], !sound.loops else { return }
        schedule(.soundEnds(leg, line.serial), in: .seconds(3))
    }

    private mutating func collect(_ gather: CallCommand.Gather, on leg: LegID) {
        silence(leg)
        guard let line = lines[leg] else { return }
        lines[leg]?.collector = gather
        var time = gather.initialTimeout
        if let prompt = gather.prompt {
            log.append(QueueOccurrence(at: now, what: .heard(line.person, prompt.payload)))
            time += Self.length(prompt.payload)
        }
        schedule(.collectorEnds(leg, line.serial), in: time)
    }

    private static func length(_ words: String) -> Duration { .milliseconds(words.count * 1000 / lettersPerSecond) }

    /// A key is pressed: the carrier tells it, and what it has collected once that is complete.
    mutating func press(_ key: Key, on leg: LegID) {
        take(.event(event(.keyPressed(key), leg)))
        guard var line = lines[leg], let collector = line.collector else { return }
        guard key.description != collector.finishKey else { return collected(leg, .valid) }
        line.pressed += key.description
        line.serial += 1
        lines[leg] = line
        guard line.pressed.count < collector.maximumDigits else { return collected(leg, .valid) }
        schedule(.collectorEnds(leg, line.serial), in: collector.interDigitTimeout)
    }

    private mutating func collected(_ leg: LegID, _ status: CallEvent.Gathered.Status) {
        let digits = lines[leg]?.pressed ?? ""
        silence(leg)
        take(.event(event(.gathered(CallEvent.Gathered(digits: digits, status: status)), leg)))
    }

    func event(_ kind: CallEvent.Kind, _ leg: LegID) -> CallEvent {
        CallEvent(
            id: EventID(rawValue: ""), carrier: .telnyx, occurredAt: now,
            leg: CallEvent.LegReference(handle: LegHandle(rawValue: leg.description), tag: lines[leg]?.tag),
            kind: kind)
    }
}
