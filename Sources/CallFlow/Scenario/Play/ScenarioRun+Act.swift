import Telephony

extension ScenarioRun {
    /// How long a caller takes to react.
    private static let reaction = Duration.seconds(1)

    /// Does what a line says; a sentence if it cannot be done now.
    mutating func perform(_ act: Act, _ newer: (String) -> Program?) -> String? {
        switch act {
        case .retry: return world.repeatLastEvent() ? nil : "the same event came to another result the second time"
        case .restart: return world.restart()
        case .reload(let file): return reload(file, newer)
        case .presses, .says, .silent, .hangsUp, .waits, .records, .agent, .queue, .answer: break
        }
        if let ending = world.ending { return "the call was over by then: \(ending.rawValue)" }
        return switch act {
        case .presses(let keys, let gap, let early): press(keys, gap: gap, early: early)
        case .says(let words): world.say(words) ? nil : "nobody listens to words; \(situation)"
        case .silent: keepSilent()
        case .hangsUp: hangUp()
        case .waits(let time): wait(time)
        case .records(let time, let hangsUp): record(time, hangsUp: hangsUp)
        case .agent(.answers): world.agentAnswers() ? nil : "nobody waits for an agent; \(situation)"
        case .agent(.finishes): world.agentFinishes() ? nil : "nobody waits for an agent or talks to one; \(situation)"
        case .queue(let answer): queue(answer)
        case .answer(let end): world.transferEnds(end) ? nil : "nobody is being put through; \(situation)"
        case .retry, .restart, .reload: nil
        }
    }

    private mutating func press(_ keys: [Key], gap: Duration, early: Bool) -> String? {
        if early, world.chance == nil {
            world.press(keys, gap: gap)
            return nil
        }
        switch world.chance?.sort {
        case .keys(let entry): world.pass(min(Self.reaction, entry.wait / 2))
        case .queue: world.pass(Self.reaction)
        case .tone: break
        case .talk, .transfer, .over, nil: return "nobody waits for a key; \(situation)"
        }
        world.press(keys, gap: gap)
        return nil
    }

    private mutating func keepSilent() -> String? {
        switch world.chance?.sort {
        case .keys, .queue, .tone, .transfer:
            world.keepSilent()
            return nil
        case .talk, .over, nil: return "there is nothing to let pass; \(situation)"
        }
    }

    private mutating func hangUp() -> String? {
        world.hangUp()
        return nil
    }

    private mutating func wait(_ time: Duration) -> String? {
        world.wait(time)
        return nil
    }

    private mutating func record(_ time: Duration, hangsUp: Bool) -> String? {
        let wasHeard = hangsUp ? world.speakAndHangUp(for: time) : world.speak(for: time)
        return wasHeard ? nil : "nothing is being recorded; \(situation)"
    }

    private mutating func queue(_ answer: Act.QueueAct) -> String? {
        let refusal: FlowEvent.QueueRefusal? =
            switch answer {
            case .full: .full
            case .noAgents: .noAgents
            case .fails: nil
            }
        return world.queueAnswers(refusal) ? nil : "nobody asks for a place in a queue; \(situation)"
    }

    private mutating func reload(_ file: String, _ newer: (String) -> Program?) -> String? {
        guard let program = newer(file) else { return "\"\(file)\" cannot be read, or has errors" }
        world.reload(program)
        return nil
    }

    /// Where the call is, for a line that does not fit.
    private var situation: String {
        switch world.chance?.sort {
        case .keys: "in \"\(world.session.state)\" keys are awaited"
        case .tone: "in \"\(world.session.state)\" the caller is being recorded"
        case .queue(let request): "the caller waits in the queue \"\(request.queue)\""
        case .talk: "the caller talks to an agent"
        case .transfer(let request): "the caller is being put through to \"\(request.destination)\""
        case .over(let ending): "the call is over: \(ending.rawValue)"
        case nil: "in \"\(world.session.state)\" a prompt plays"
        }
    }
}
