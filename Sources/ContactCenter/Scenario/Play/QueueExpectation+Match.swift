import Telephony

extension QueueExpectation {
    /// How far a time may lie from what is written.
    static let tolerance = Duration.milliseconds(500)

    /// Whether this is what had to happen, its time aside.
    func isMet(by occurrence: QueueOccurrence, on stage: QueueStage) -> Bool {
        switch occurrence.what {
        case .did: return false
        case .heard(let person, let words):
            guard case .hears(person, let part) = self else { return false }
            return words.localizedContains(part)
        case .fact(let fact): return isMet(by: fact, caller: fact.call.flatMap { stage.callerOf[$0] })
        }
    }

    /// Whether this is the one occurrence that must be as expected: the next offer of a caller is the expected one, or
    /// the scenario fails.
    func isDecided(by occurrence: QueueOccurrence, on stage: QueueStage) -> Bool {
        guard case .offered(let offer) = self, case .fact(let fact) = occurrence.what, case .offered = fact.kind else {
            return false
        }
        return fact.call.flatMap { stage.callerOf[$0] } == offer.caller
    }

    private func isMet(by fact: Fact, caller: String?) -> Bool {
        switch (self, fact.kind) {
        case (.queued(caller, let queue, let position), .queued(let place, _)):
            (queue == nil || queue == fact.queue) && (position == nil || position == place)
        case (.refused(caller, let word), .queueRefused(let reason)): word == nil || word?.reason == reason
        case (.offered(let offer), .offered(let decision)):
            offer.caller == caller && offer.agent == decision.agent && offer.isMet(by: decision)
        case (.missed(caller, let agent), .missed): agent == nil || agent == fact.agent
        case (.stopsRinging(let agent), .withdrawn), (.stopsRinging(let agent), .taken): agent == fact.agent
        case (.connected(caller, let agent, let time), .connected(_, let waited)):
            (agent == nil || agent == fact.agent) && Self.isSame(time, waited)
        case (.leaves(caller, let word, let time), .leftQueue(let reason, let waited)):
            (word == nil || word?.reason == reason) && Self.isSame(time, waited)
        case (.moved(caller, let queue), .moved): queue == nil || queue == fact.queue
        case (.resumes(caller), .resumed), (.booked(caller), .callbackBooked), (.calledBack(caller), .callbackDialled),
            (.ends(caller), .ended):
            true
        case (.wrapsUp(let agent), .wrapUpBegan), (.wrappedUp(let agent), .wrapUpEnded): agent == fact.agent
        case (.becomes(let agent, let status), .statusChanged(let new, _, _)): agent == fact.agent && status == new
        case (.queued, _), (.refused, _), (.offered, _), (.missed, _), (.stopsRinging, _), (.connected, _), (.hears, _),
            (.leaves, _), (.moved, _), (.resumes, _), (.booked, _), (.calledBack, _), (.wrapsUp, _), (.wrappedUp, _),
            (.becomes, _), (.ends, _):
            false
        }
    }

    private static func isSame(_ expected: Duration?, _ seconds: Double) -> Bool {
        expected.map { abs($0.seconds - seconds) <= tolerance.seconds } ?? true
    }

    /// What is missing, in words.
    var complaint: String {
        switch self {
        case .queued(let caller, let queue, let position):
            "\(caller) took no place" + (queue.map { " in \($0)" } ?? "")
                + (position.map { " at position \($0)" } ?? "")
        case .refused(let caller, let word):
            "\(caller) was not refused" + (word.map { " as \($0.rawValue)" } ?? "")
        case .offered(let offer): offer.complaint
        case .missed(let caller, let agent):
            "\(caller) was not missed" + (agent.map { " by \($0.rawValue)" } ?? "")
        case .stopsRinging(let agent): "no offer to \(agent.rawValue) was taken back"
        case .connected(let caller, let agent, let waited):
            "\(caller) was not connected" + (agent.map { " to \($0.rawValue)" } ?? "") + Self.after(waited)
        case .hears(let person, let says): "\(person.name) did not hear \"\(says)\""
        case .leaves(let caller, let word, let waited):
            "\(caller) did not leave" + (word.map { " as \($0.rawValue)" } ?? "") + Self.after(waited)
        case .moved(let caller, let queue): "\(caller) was not moved" + (queue.map { " to \($0)" } ?? "")
        case .resumes(let caller): "\(caller) did not get an earlier place again"
        case .booked(let caller): "no call back was booked for \(caller)"
        case .calledBack(let caller): "\(caller) was not called back"
        case .wrapsUp(let agent): "\(agent.rawValue) did not begin to wrap up"
        case .wrappedUp(let agent): "\(agent.rawValue)'s wrap-up did not end"
        case .becomes(let agent, let status): "\(agent.rawValue) did not become \(status.rawValue)"
        case .ends(let caller): "\(caller)'s call did not end"
        }
    }

    private static func after(_ waited: Duration?) -> String {
        waited.map { " after a wait of \(QueueClock.text($0))" } ?? ""
    }
}

extension QueueExpectation.ExpectedOffer {
    /// Whether a decision was made as it had to be; who is offered to whom is not looked at.
    fileprivate func isMet(by decision: Decision) -> Bool {
        if let because, because != decision.decidedBy, because != decision.rule { return false }
        if let skills, skills != decision.skills ?? [] { return false }
        if let tier, tier != decision.tier ?? 1 { return false }
        return without.allSatisfy { (decision.excluded?[$0.key.rawValue] ?? 0) == $0.value }
    }

    fileprivate var complaint: String {
        var text = "\(caller) was not offered to \(agent.rawValue)"
        if let because { text += " because of \"\(because)\"" }
        if let tier { text += " in tier \(tier)" }
        if let skills { text += " with the skills \(skills.isEmpty ? "none" : skills.joined(separator: ", "))" }
        if !without.isEmpty {
            text +=
                " without "
                + without.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
                .joined(separator: ", ")
        }
        return text
    }
}

extension String {
    /// Whether a text is a part of this one, in whatever case.
    fileprivate func localizedContains(_ part: String) -> Bool { lowercased().contains(part.lowercased()) }
}
