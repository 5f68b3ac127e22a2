package import CallFlow
package import Telephony

extension RealCall {
    /// What the record tells of a call that was answered; nil if it was not.
    ///
    /// - Parameters:
    ///   - facts: the call's facts, oldest first.
    ///   - exceptions: exceptions from the hours that were in force when it came in.
    package init?(_ facts: [Fact], exceptions: [HoursOverride]) {
        guard let answered = facts.first(where: { $0.kind == .answered }) else { return nil }
        var ends: (from: PhoneNumber?, to: String)?
        var moments: [Moment] = []
        for fact in facts {
            if case .arrived(let from, let to, _, _) = fact.kind { ends = (PhoneNumber(from), to) }
            guard let what = Self.what(fact) else { continue }
            moments.append(Moment(at: fact.at, what))
        }
        guard let ends else { return nil }
        self.init(
            from: ends.from, to: ends.to, startedAt: answered.at, moments: moments, exceptions: exceptions)
    }

    /// What a fact means to the flow; nil if nothing.
    private static func what(_ fact: Fact) -> What? {
        switch fact.kind {
        case .flow(let fact): .flow(fact)
        case .queued: .queued
        case .queueRefused(let reason): fact.queue.map { .refused(queue: $0, reason: reason) }
        case .connected: .agentJoined
        case .parted(let party, _): party == .caller ? nil : .agentLeft
        case .transferEnded(let destination, let result): .transferEnded(destination: destination, result: result)
        case .ended(let party, _): party == .caller || party == .carrier ? .callerLeft : nil
        case .arrived, .turnedAway, .answered, .offered, .missed, .withdrawn, .taken, .skillMissing, .moved, .resumed,
            .callbackBooked, .callbackDialled, .callbackFailed, .answeredLate, .accepted, .connectionFailed,
            .leftQueue, .recordingStarted, .recordingSaved, .recordingFailed, .wrapUpBegan, .wrapUpEnded,
            .statusChanged, .desktopLost, .overdue, .transferDialled, .transferConnected, .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .commandFailed, .ghostClosed,
            .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn, .callMoved, .hoursOverridden, .hoursRestored,
            .rosterSet, .ready, .notReady:
            nil
        }
    }
}

extension HoursOverride {
    /// The exceptions in force at a moment, from facts about hours, in any order.
    package static func inForce(at moment: Timestamp, by facts: [Fact]) -> [HoursOverride] {
        var exceptions: [String: HoursOverride] = [:]
        for fact in facts.sorted(by: { $0.serial < $1.serial }) where fact.at <= moment {
            if case .hoursOverridden(let calendar, let state, let until, let reason, let prompt) = fact.kind {
                exceptions[calendar] = HoursOverride(
                    calendar: calendar, state: state, until: until, reason: reason, prompt: prompt)
            }
            if case .hoursRestored(let calendar) = fact.kind { exceptions[calendar] = nil }
        }
        return exceptions.values.filter { moment < $0.until }.sorted { $0.calendar < $1.calendar }
    }
}
