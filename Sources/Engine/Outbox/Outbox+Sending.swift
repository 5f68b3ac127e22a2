import ContactCenter
import DequeModule
import Telephony

extension Outbox {
    /// Makes one attempt with the leg's first command; false if there is nothing to be sent now.
    func sendNext(of leg: LegID) async -> Bool {
        guard let lane = lanes[leg], let entry = lane.entries.first else { return false }
        if lane.neverBegan {
            return await end(entry, .failed(CarrierFailure(.legEnded, detail: "the leg never came to be")))
        }
        if lane.isEnding, let failure = entry.lastFailure {
            return await end(entry, .failed(failure))
        }
        guard time.now < deadline(of: entry) else {
            return await end(entry, .failed(CarrierFailure(.expired, detail: "waited too long to be sent")))
        }
        let answer = await attempt(entry)
        switch answer {
        case .accepted(let handle):
            if case .dial = entry.command.action, let handle { learn(handle, of: leg) }
            return await end(entry, .accepted(handle: handle))
        case .failed(let failure):
            // An answer that was cut off by the end of the process says nothing; the next one sends again.
            guard !Task.isCancelled else { return false }
            return await judge(failure, of: entry)
        }
    }

    private func attempt(_ entry: Lane.Entry) async -> CommandAnswer {
        let command = entry.command
        guard let carrier = carriers[command.carrier] else {
            log(.noSuchCarrier(command.carrier, leg: command.leg))
            return .failed(CarrierFailure(.unsupported, detail: "the carrier is not set up"))
        }
        var known: [LegID: LegHandle] = [:]
        for leg in command.mentionedLegs { known[leg] = handles[leg] }
        if let handle = entry.handle { known[command.leg] = handle }
        guard command.neededLegs.allSatisfy({ known[$0] != nil }) else {
            return .failed(CarrierFailure(.tooEarly, detail: "the carrier's name for the leg is not known yet"))
        }
        let book = known
        return await carrier.carryOut(command) { book[$0] }
    }

    private func judge(_ failure: CarrierFailure, of entry: Lane.Entry) async -> Bool {
        let command = entry.command
        guard case .retry(let requested) = failure.verdict(for: command.action) else {
            return await end(entry, .failed(failure))
        }
        guard let lane = lanes[command.leg], !lane.isEnding else { return await end(entry, .failed(failure)) }
        let attempts = entry.attempts + 1
        let delay = policy.delay(attempt: attempts, requested: requested)
        guard time.now + delay < deadline(of: entry) else {
            return await end(entry, .failed(CarrierFailure(.expired, detail: "the last answer: \(failure.summary)")))
        }
        tally.change { $0.retries += 1 }
        log(.retrying(command.id, action: command.action.name, leg: command.leg, failure, after: delay))
        lanes[command.leg]?.entries[0].attempts = attempts
        lanes[command.leg]?.entries[0].lastFailure = failure
        pause(command.leg, for: delay)
        return false
    }

    /// Ends the leg's first command; true, because the next one may have come.
    private func end(_ entry: Lane.Entry, _ ending: CommandEnding) async -> Bool {
        let command = entry.command
        count(command, ending)
        if case .failed(let failure) = ending, case .dial = command.action, failure.meansNoLeg {
            lanes[command.leg]?.neverBegan = true
        }
        lanes[command.leg]?.entries.removeFirst()
        if lanes[command.leg]?.entries.isEmpty == true { lanes[command.leg] = nil }
        await report?(command, ending)
        return true
    }

    private func count(_ command: CallCommand, _ ending: CommandEnding) {
        let action = command.action.name
        let word: String
        switch ending {
        case .accepted: word = "accepted"
        case .failed(let failure):
            word = failure.figureName
            log(.commandFailed(command.id, action: action, leg: command.leg, failure))
        }
        tally.change { $0.commands[.init(action: action, ending: word), default: 0] += 1 }
    }

    /// The moment after which the command is not sent any more.
    ///
    /// An order for a leg that the carrier has never named cannot be repeated for as long as another: nothing can
    /// come of it once the dial's window is over.
    private func deadline(of entry: Lane.Entry) -> Timestamp {
        let isNamed = entry.handle != nil || handles[entry.command.leg] != nil
        if isNamed || !entry.command.action.isSafeToRepeat {
            return policy.deadline(of: entry.command, resumedAt: entry.resumedAt)
        }
        return max(entry.command.madeAt, entry.resumedAt ?? entry.command.madeAt) + policy.window
    }
}

extension CarrierFailure {
    /// Whether a dial that ended like this has made no leg.
    fileprivate var meansNoLeg: Bool {
        switch reason {
        case .unreachable, .carrierFault, .expired, .alreadySo, .legEnded: false
        case .rateLimited, .queueFull, .tooEarly, .noCapacity, .notAuthorised, .audioUnavailable, .refused,
            .unsupported:
            true
        }
    }
}
