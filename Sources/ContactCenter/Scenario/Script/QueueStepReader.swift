import CallFlow
import JSONSyntax
import Telephony

/// Reads the lines of one queue scenario.
struct QueueStepReader {
    let findings: Findings
    var names: QueueNames
    private var lastMoment = Duration.zero

    private static let day = Duration.zero ... .seconds(86_400)
    /// What other tools, and the scenarios of flows, call things.
    private static let habits = [
        "call": "calls", "arrives": "calls", "hangup": "hangs_up", "abandons": "hangs_up", "answer": "answers",
        "picks_up": "answers", "status": "goes", "rings": "offered", "wait": "waits", "agent": "to", "time": "at",
        "after": "at", "key": "presses", "left": "leaves", "queue": "in", "reason": "because",
    ]

    init(findings: Findings, names: QueueNames) {
        self.findings = findings
        self.names = names
    }

    /// One line; nil after a finding.
    mutating func step(_ entry: Entry) -> QueueStep? {
        guard var reader = findings.object(entry) else { return nil }
        let given = QueueScenarioKeys.heads.compactMap { reader.take($0) }
        let at = reader.duration("at", in: Self.day)
        let example = #"{"calls": "carla"} or {"offered": "carla", "to": "ana"}"#
        guard let (key, head) = findings.head(of: entry, among: given, &reader, habits: Self.habits, example: example)
        else { return nil }
        let deed = deed(key, head, &reader).map { QueueStep.Action.does($0) }
        let action = deed ?? expectation(key, head, &reader).map { .expects($0) }
        reader.finish(habits: Self.habits)
        check(at)
        return action.map { QueueStep(entry: entry, at: at, action: $0) }
    }

    private mutating func check(_ at: Located<Duration>?) {
        guard let at else { return }
        if at.value < lastMoment {
            findings.error(
                "F005", at: at.entry,
                "a line above is at \(DurationText.text(lastMoment)): time does not go back")
        }
        lastMoment = max(lastMoment, at.value)
    }

    // MARK: Deeds

    private mutating func deed(_ key: String, _ head: Entry, _ reader: inout ObjectReader) -> QueueDeed? {
        switch key {
        case "calls": return calls(head, &reader).map { .calls($0) }
        case "presses": return presses(head, &reader)
        case "hangs_up": return names.caller(head, findings).map { .hangsUp($0) }
        case "answers": return names.person(head, findings).map { .answers($0) }
        case "rejects": return names.person(head, findings).map { .rejects($0) }
        case "finishes": return names.agent(head, findings).map { .finishes($0) }
        case "goes": return goes(head, &reader)
        case "ends_wrap_up": return names.agent(head, findings).map { .endsWrapUp($0) }
        case "picks":
            let caller = reader.take("caller", .required).flatMap { names.caller($0, findings) }
            guard let agent = names.agent(head, findings), let caller else { return nil }
            return .picks(agent, caller: caller)
        case "moves":
            let queue = reader.take("to", .required).flatMap { names.queue($0, findings) }
            guard let caller = names.caller(head, findings), let queue else { return nil }
            return .moves(caller, to: queue)
        case "takes_out": return names.caller(head, findings).map { .takesOut($0) }
        case "waits": return findings.duration(head, in: Self.day).map { .waits($0.value) }
        case "restart": return findings.onlyTrue(head) ? .restarts : nil
        default: return nil
        }
    }

    private mutating func calls(_ head: Entry, _ reader: inout ObjectReader) -> QueueDeed.Caller? {
        let from = reader.take("from").flatMap { phone($0) }
        let number = reader.take("number").flatMap { phone($0) }
        let priority = reader.integer("priority", in: 1...10)
        let skills = skills(&reader)
        guard let name = findings.string(head, atMost: 40) else { return nil }
        guard QueuesFile.isName(name.value) else {
            findings.error("F005", at: head, "a caller's name is lower-case letters, digits and _, at most 40")
            return nil
        }
        if number != nil, priority != nil || skills != nil {
            findings.error(
                "F005", at: head.label, head.pointer,
                "whoever calls a number is given priority and skills by its flow", hint: "leave one of them out")
        }
        if !names.callers.contains(name.value) { names.callers.append(name.value) }
        return QueueDeed.Caller(
            name: name.value, from: from, number: number, priority: priority?.value ?? 5, skills: skills ?? [])
    }

    private func phone(_ entry: Entry) -> String? {
        guard let text = findings.string(entry) else { return nil }
        guard let number = PhoneNumber(text.value) else {
            findings.error("F005", at: entry, "\(entry.title) must be a number in the form +34600111222")
            return nil
        }
        return number.text
    }

    private func skills(_ reader: inout ObjectReader) -> [String]? {
        reader.list("skills", atMost: 10)?.compactMap { findings.string($0)?.value }
    }

    private func presses(_ head: Entry, _ reader: inout ObjectReader) -> QueueDeed? {
        let caller = reader.take("caller", .required).flatMap { names.caller($0, findings) }
        guard let keys = findings.telephoneKeys(head), let caller else { return nil }
        return .presses(keys.map(\.description).joined(), caller: caller)
    }

    private func goes(_ head: Entry, _ reader: inout ObjectReader) -> QueueDeed? {
        let status = reader.choice("to", .required, of: AgentStatus.self)
        let reason = reader.string("reason", atMost: 40)
        let when = reader.choice("when", of: Request.When.self)
        guard let agent = names.agent(head, findings), let status else { return nil }
        return .goes(agent, StatusChoice(status.value, reason: reason?.value), when?.value ?? .now)
    }

    // MARK: Expectations

    private func expectation(_ key: String, _ head: Entry, _ reader: inout ObjectReader) -> QueueExpectation? {
        switch key {
        case "queued":
            let queue = reader.take("in").flatMap { names.queue($0, findings) }
            let position = reader.integer("position", in: 1...100_000)
            return names.caller(head, findings).map { .queued($0, queue: queue, position: position?.value) }
        case "refused":
            let word = reader.choice("as", of: RefusalWord.self)
            return names.caller(head, findings).map { .refused($0, as: word?.value) }
        case "offered": return offered(head, &reader).map { .offered($0) }
        case "missed":
            let agent = reader.take("by").flatMap { names.agent($0, findings) }
            return names.caller(head, findings).map { .missed($0, by: agent) }
        case "stops_ringing": return names.agent(head, findings).map { .stopsRinging($0) }
        case "connected":
            let agent = reader.take("to").flatMap { names.agent($0, findings) }
            let waited = reader.duration("waited", in: Self.day)
            return names.caller(head, findings).map { .connected($0, to: agent, waited: waited?.value) }
        case "hears":
            let says = reader.string("says", .required, atMost: 3000)
            guard let person = names.person(head, findings), let says else { return nil }
            return .hears(person, says: says.value)
        case "leaves":
            let word = reader.choice("as", of: LeaveWord.self)
            let waited = reader.duration("waited", in: Self.day)
            return names.caller(head, findings).map { .leaves($0, as: word?.value, waited: waited?.value) }
        case "moved":
            let queue = reader.take("to").flatMap { names.queue($0, findings) }
            return names.caller(head, findings).map { .moved($0, to: queue) }
        case "becomes":
            let status = reader.choice("to", .required, of: AgentStatus.self)
            guard let agent = names.agent(head, findings), let status else { return nil }
            return .becomes(agent, status.value)
        case "resumes": return names.caller(head, findings).map { .resumes($0) }
        case "booked": return names.caller(head, findings).map { .booked($0) }
        case "called_back": return names.caller(head, findings).map { .calledBack($0) }
        case "wraps_up": return names.agent(head, findings).map { .wrapsUp($0) }
        case "wrapped_up": return names.agent(head, findings).map { .wrappedUp($0) }
        case "ends": return names.caller(head, findings).map { .ends($0) }
        default: return nil
        }
    }

    private func offered(_ head: Entry, _ reader: inout ObjectReader) -> QueueExpectation.ExpectedOffer? {
        let agent = reader.take("to", .required).flatMap { names.agent($0, findings) }
        let because = reader.take("because").flatMap { entry in
            names.known(entry, among: QueueNames.reasons, findings) { "nothing is decided by \"\($0)\"" }
        }
        let skills = skills(&reader)
        let tier = reader.integer("tier", in: 1...9)
        var without: [Exclusion: Int] = [:]
        for entry in reader.named("without") ?? [] {
            guard let reason = names.exclusion(entry, findings), let count = findings.integer(entry, in: 0...10_000)
            else { continue }
            without[reason] = count.value
        }
        guard let caller = names.caller(head, findings), let agent else { return nil }
        return QueueExpectation.ExpectedOffer(
            caller: caller, agent: agent, because: because, skills: skills, tier: tier?.value, without: without)
    }
}
