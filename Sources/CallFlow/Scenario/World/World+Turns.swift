import Telephony

extension World {
    /// Tells the flow what happened; false if it did not wait for that.
    @discardableResult
    mutating func tell(_ event: FlowEvent) -> Bool {
        guard let program else {
            troubles.append("the bundle \(session.bundle.rawValue) is gone")
            return false
        }
        let surroundings = surroundings
        let turn = program.step(session, event, surroundings, at: now)
        guard turn.accepted else { return false }
        if keepsLastEvent {
            lastTold = Telling(event: event, session: session, surroundings: surroundings, at: now, turn: turn)
        }
        take(turn)
        return true
    }

    /// Keeps what a step made of the session, and does what it asked for.
    mutating func take(_ turn: FlowTurn) {
        turns += 1
        keep(turn.session)
        var commands = turn.commands[...]
        for fact in turn.facts {
            // What was ordered before a prompt came before it.
            if case .said = fact { carryOutUpToSound(&commands) }
            note(.fact(fact))
        }
        for command in commands { carryOut(command) }
        if session.hasEnded { end(.weHungUp) }
    }

    private mutating func keep(_ stepped: FlowSession) {
        session = stepped
        guard let reread else { return }
        guard let stored = reread(stepped) else {
            troubles.append("the session cannot be read again after \(stepped.state)")
            return
        }
        if stored != stepped { troubles.append("the session is another one after it was stored in \(stepped.state)") }
        session = stored
    }

    private mutating func carryOutUpToSound(_ commands: inout ArraySlice<FlowCommand>) {
        while let command = commands.first, !command.isSound {
            carryOut(command)
            commands.removeFirst()
        }
    }

    private mutating func carryOut(_ command: FlowCommand) {
        switch command {
        case .speak(let utterance): start(.hearing(until: now + utterance.length(audio: circumstances.audio)))
        case .collect(let entry): collect(entry)
        case .stopSound: start(place == nil ? .quiet : .music)
        case .music: start(.music)
        case .enqueue(let request): if ending == nil { enqueue(request) }
        case .leaveQueue:
            place = nil
            drop(.queue)
        case .transfer(let request): if ending == nil { transfer(request) }
        case .record(let request): if ending == nil { record(request) }
        case .stopRecording: stopRecording()
        case .recordConversation(let change):
            note(.recording(change.turn))
            order(.recording)
        case .lookup(let request): ask(request)
        case .book(let request):
            let refusal = circumstances.refusedCallbacks[request.queue]
            due(.order, refusal.map(FlowEvent.bookingRefused) ?? .booked, after: .zero)
        case .notify: order(.notify)
        case .message: order(.message)
        case .hangUp: end(.weHungUp)
        }
    }

    private mutating func collect(_ entry: KeyEntry) {
        let length = entry.prompt.length(audio: circumstances.audio)
        start(length == .zero ? .listening(entry, silentAt: now + entry.wait) : .prompted(entry, until: now + length))
    }

    /// Puts something else on the line.
    mutating func start(_ line: Line) {
        guard ending == nil else { return }
        soundSerial += 1
        noteTalk()
        if line.waitsForCaller { callerTurns += 1 }
        self.line = line
    }

    /// Adds a conversation that is over to the time that the caller has talked.
    mutating func noteTalk() {
        switch line {
        case .talking, .transferring: talked += now - lineSince
        case .quiet, .hearing, .prompted, .listening, .music, .recording, .over: break
        }
        lineSince = now
    }

    /// Ends the call.
    mutating func end(_ ending: CallEnding) {
        guard self.ending == nil else { return }
        noteTalk()
        line = .over(ending)
        dues.removeAll { $0.matter != .order && $0.matter != .lookup }
        note(.ended(ending))
    }

    /// Forgets answers that are on their way.
    mutating func drop(_ matter: Due.Matter) {
        dues.removeAll { $0.matter == matter }
    }

    /// Writes into the log.
    mutating func note(_ what: Occurrence.What) {
        log.append(Occurrence(at: now, what: what))
    }
}

extension Line {
    /// Whether it is the caller's turn, or somebody's whom the caller waits for; a stay in a queue counts once.
    fileprivate var waitsForCaller: Bool {
        switch self {
        case .prompted, .listening, .recording, .transferring: true
        case .quiet, .hearing, .music, .talking, .over: false
        }
    }
}

extension FlowCommand {
    fileprivate var isSound: Bool {
        switch self {
        case .speak, .collect: true
        case .stopSound, .enqueue, .leaveQueue, .music, .transfer, .record, .stopRecording, .recordConversation,
            .lookup, .book, .notify, .message, .hangUp:
            false
        }
    }
}
