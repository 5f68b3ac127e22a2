import Telephony

/// What the people of a scenario do.
extension QueueStage {
    /// Does what a line says; a sentence if it cannot be done now.
    mutating func perform(_ deed: QueueDeed, wishes: [QueueGiven.Wish]) -> String? {
        log.append(QueueOccurrence(at: now, what: .did(deed)))
        switch deed {
        case .calls(let caller): return call(caller, wishes)
        case .presses(let keys, let caller):
            guard let leg = line(of: .caller(caller)), lines[leg]?.isRinging == false else {
                return "\(caller) is not on the line"
            }
            for key in keys.compactMap({ Key($0) }) { press(key, on: leg) }
        case .hangsUp(let caller):
            guard let leg = line(of: .caller(caller)) else { return "\(caller) is not on the line" }
            end(leg, .normalClearing, by: .caller)
        case .answers(let person):
            guard let leg = line(of: person, isRinging: true) else { return "\(person.name)'s phone does not ring" }
            pickUp(leg)
        case .rejects(let person):
            guard let leg = line(of: person, isRinging: true) else { return "\(person.name)'s phone does not ring" }
            end(leg, .callRejected, by: .callee)
        case .finishes(let agent):
            guard let leg = line(of: .agent(agent), isRinging: false) else {
                return "\(agent.rawValue) does not talk to anybody"
            }
            end(leg, .normalClearing, by: .callee)
        case .goes(let agent, let choice, let when): return ask(.setStatus(agent, choice, when, by: .agent))
        case .endsWrapUp(let agent): return ask(.endWrapUp(agent, by: .agent))
        case .picks(let agent, let caller): return ask(caller) { .pick($0, for: agent, by: .agent) }
        case .moves(let caller, let queue): return ask(caller) { .move($0, to: queue) }
        case .takesOut(let caller): return ask(caller) { .takeOut($0) }
        case .waits(let time): advance(to: now + time)
        case .restarts: restart()
        }
        return nil
    }

    private mutating func ask(_ caller: String, _ request: (CallID) -> Request) -> String? {
        guard let call = callOf[caller] else { return "\(caller) has not called" }
        return ask(request(call))
    }

    private mutating func call(_ caller: QueueDeed.Caller, _ wishes: [QueueGiven.Wish]) -> String? {
        let known = numberOf[caller.name] ?? "+3460\(1_000_000 + numberOf.count)"
        let from = caller.from ?? known
        numberOf[caller.name] = from
        let wish = QueueGiven.Wish(priority: caller.priority, skills: caller.skills)
        let number = caller.number ?? QueueGiven.number(wishes.firstIndex(of: wish) ?? 0)
        callsMade += 1
        let call = CallID(callsMade)
        let leg = LegID(call: call, number: 1)
        callOf[caller.name] = call
        callerOf[call] = caller.name
        lines[leg] = Line(person: .caller(caller.name))
        let before = facts.count
        take(
            .event(
                event(.initiated(CallEvent.Initiated(direction: .incoming, from: from, to: number)), leg)))
        let isTaken = facts[before...].contains { if case .arrived = $0.kind { $0.call == call } else { false } }
        return isTaken ? nil : "no flow answers the number \(number)"
    }

    /// The person's phone connection; the latest, if there are several.
    private func line(of person: QueuePerson, isRinging: Bool? = nil) -> LegID? {
        lines.filter { $1.person == person && (isRinging == nil || $1.isRinging == isRinging) }
            .keys.max { ($0.call.number, $0.number) < ($1.call.number, $1.number) }
    }
}

extension QueuePerson {
    /// The name that the scenario uses.
    var name: String {
        switch self {
        case .caller(let name): name
        case .agent(let agent): agent.rawValue
        }
    }
}
