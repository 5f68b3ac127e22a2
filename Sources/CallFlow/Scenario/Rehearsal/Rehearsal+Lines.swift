import JSONSyntax
import Telephony

extension Rehearsal {
    /// Plays what the caller types; a sentence if it cannot be done now.
    mutating func say(_ typed: String) -> String? {
        change { world in
            switch world.chance?.sort {
            case .over: return "The call is over; /undo takes the last line back, /quit ends."
            case .keys(let entry): return Self.answer(typed, entry, &world)
            case .tone: return Self.speak(typed, &world)
            case .queue: return Self.wait(typed, &world)
            case .transfer:
                guard typed.isEmpty else { return "Somebody is being called: /answered, /busy, /no_answer or /failed." }
                world.keepSilent()
                return nil
            case .talk, nil:
                return "You are talking to an agent: /agent finishes, or /hangup."
            }
        }
    }

    private static func keys(_ typed: String) -> [Key]? {
        let keys = typed.compactMap { Key($0) }
        return keys.count == typed.count && !keys.isEmpty ? keys : nil
    }

    private static func answer(_ typed: String, _ entry: KeyEntry, _ world: inout World) -> String? {
        if typed.isEmpty {
            world.keepSilent()
        } else if let keys = keys(typed) {
            world.pass(min(.seconds(1), entry.wait / 2))
            world.press(keys, gap: .milliseconds(300))
        } else if !world.say(typed) {
            return "Only keys are heard here: 0 to 9, * and #. /help tells what else can be typed."
        }
        return nil
    }

    private static func speak(_ typed: String, _ world: inout World) -> String? {
        if typed.isEmpty {
            world.keepSilent()
        } else if let keys = keys(typed) {
            world.pass(.seconds(1))
            world.press(keys, gap: .milliseconds(300))
        } else {
            let time = DurationText.parse(typed) ?? max(.seconds(2), .milliseconds(typed.count * 1000 / 14))
            _ = world.speak(for: time)
        }
        return nil
    }

    /// A waiting caller who says nothing hears the next announcement.
    private static func wait(_ typed: String, _ world: inout World) -> String? {
        guard typed.isEmpty else {
            guard let keys = keys(typed) else { return "A waiting caller can only press keys." }
            world.press(keys, gap: .milliseconds(300))
            return nil
        }
        var trial = world
        let before = world.log.count
        while !trial.log[before...].contains(where: { $0.said != nil || $0.entered != nil }), trial.runNext() {}
        world.wait(trial.now - world.now)
        return nil
    }

    /// Does what a line with a slash says; a sentence if it cannot be done now.
    mutating func order(_ typed: String) -> String? {
        let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
        let argument = words.count > 1 ? words[1] : ""
        switch words.first {
        case "hangup": return change { world in Self.unlessOver(&world) { $0.hangUp() } }
        case "later":
            guard let time = DurationText.parse(argument) else { return "Write the time as in /later 40s." }
            return change { world in Self.unlessOver(&world) { $0.wait(time) } }
        case "agent": return agent(argument)
        case "queue": return queue(argument)
        case "busy": return transfer(.busy)
        case "no_answer": return transfer(.noAnswer)
        case "failed": return transfer(.failed)
        case "machine": return transfer(.machine)
        case "answered": return transfer(.finished)
        case "retry":
            return change { $0.repeatLastEvent() ? nil : "The same event came to another result the second time." }
        case "restart": return change { $0.restart() }
        case "time": return time(argument)
        case "language": return language(argument)
        case let name?: return service(name, argument)
        case nil: return "Write /help to see what can be typed."
        }
    }

    private static func unlessOver(_ world: inout World, _ body: (inout World) -> Void) -> String? {
        guard world.ending == nil else { return "The call is over; /undo takes the last line back." }
        body(&world)
        return nil
    }

    private mutating func agent(_ argument: String) -> String? {
        switch Act.AgentAct(rawValue: argument) {
        case .answers: change { $0.agentAnswers() ? nil : "Nobody waits for an agent." }
        case .finishes: change { $0.agentFinishes() ? nil : "Nobody talks to an agent or waits for one." }
        case nil: "Write /agent answers or /agent finishes."
        }
    }

    /// Answers the queue that the caller waits in, or the next ones.
    private mutating func queue(_ argument: String) -> String? {
        guard let answer = Act.QueueAct(rawValue: argument) else { return "Write /queue full, no_agents or fails." }
        let refusal: FlowEvent.QueueRefusal? =
            switch answer {
            case .full: .full
            case .noAgents: .noAgents
            case .fails: nil
            }
        let queues = program.queues
        return change { world in
            if world.isWaitingForAgent {
                _ = world.queueAnswers(refusal)
            } else {
                for queue in queues { world.circumstances.queues[queue] = refusal.map { .refuses($0) } ?? .fails }
            }
            return nil
        }
    }

    /// Ends the transfer that goes on, or the next ones.
    private mutating func transfer(_ end: FlowEvent.TransferEnd) -> String? {
        let names = ScenarioNames(program).all(.destination)
        return change { world in
            if !world.transferEnds(end) {
                for name in names { world.circumstances.transfers[name] = end }
            }
            return nil
        }
    }

    private mutating func service(_ name: String, _ argument: String) -> String? {
        let services = ScenarioNames(program).all(.service)
        guard services.contains(name) else {
            let hint = Spelling.hint(for: name, among: services + Self.orders) ?? "/help shows what can be typed."
            return "There is no /\(name) here: \(hint)"
        }
        let answer: ServiceAnswer
        switch argument {
        case "down": answer = ServiceAnswer(.failure(.error))
        case "slow": answer = ServiceAnswer(.failure(.timeout))
        case "missing": answer = ServiceAnswer(.answer(status: 404, body: "{}"))
        case "up": answer = ServiceAnswer(.answer(status: 200, body: "{}"))
        case _ where argument.hasPrefix("{"): answer = ServiceAnswer(.answer(status: 200, body: argument))
        default: return "Write /\(name) up, down, slow or missing, or the JSON that it answers."
        }
        return change { world in
            world.circumstances.services[name] = answer
            return nil
        }
    }

    private static let orders = [
        "later", "agent", "queue", "busy", "no_answer", "failed", "machine", "answered", "hangup", "undo", "where",
        "help",
        "quit", "retry", "restart", "time", "language",
    ]

    private mutating func language(_ argument: String) -> String? {
        guard program.languages.contains(argument) else {
            return "The flow speaks \(program.languages.joined(separator: ", "))."
        }
        beginAgain { $0.language = argument }
        return nil
    }

    /// Begins again at the next moment that is meant by `sun 11:00`, or at `2026-03-15T11:00`.
    private mutating func time(_ argument: String) -> String? {
        let text = argument.filter { $0 != "\"" }
        let zone = program.usualZone
        guard let moment = LocalMoment(text) ?? LocalMoment(weekday: text, after: now, in: zone) else {
            return "Write /time \"sun 11:00\", or /time 2026-03-15T11:00."
        }
        beginAgain { $0.startsAt = moment.moment(in: zone) }
        return nil
    }
}
