import CallFlow
import Telephony

/// Every offer comes to exactly one end: connected, missed, withdrawn, taken by another agent, or not joined.
extension Switchboard {
    /// The agent did not take the offer: the caller keeps its place, the agent its idle age.
    mutating func missed(_ offer: Offer, reason: Fact.MissReason, of call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage else { return }
        let settings = settings(waiting.queue)
        note(
            .missed(offer: offer.number, reason: reason), call: call.id, agent: offer.agent, queue: waiting.queue,
            at: now)
        reopen(offer, until: now + settings.avoidAfterMiss, of: &call, at: now)
        guard var agent = agents[offer.agent], agent.replace(offer: offer.number, with: nil) else { return }
        let factor = 1 << min(agent.misses, 4)
        agent.misses += 1
        agent.age(reason == .rejected ? .reject : .miss, configuration.house.idle, at: now)
        takeNext(&agent, at: now)
        if agent.status == .available { agent.pausedUntil = now + settings.pauseAfterMiss * factor }
        agent.missedAt = agent.missedAt.filter { now - $0 < settings.missesWithin }.suffix(19) + [now]
        keep(agent, at: now)
        if let most = settings.awayAfterMisses, agent.missedAt.count >= most, agent.status == .available {
            change(&agent, to: StatusChoice(.away, reason: Agent.missedTooMany), by: .system, at: now)
        }
    }

    /// Caller and agent could not be joined: the caller keeps its place and hears the queue again.
    mutating func connectionFailed(_ offer: Offer, reason: String, of call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage else { return }
        note(
            .connectionFailed(offer: offer.number, reason: reason), call: call.id, agent: offer.agent,
            queue: waiting.queue, at: now)
        reopen(offer, until: now + settings(waiting.queue).avoidAfterMiss, of: &call, at: now)
        dismiss(offer, of: &call, at: now)
        if case .callback = waiting.party { return stopCallingBack(&call, at: now) }
        _ = tell(.enqueued, to: &call, at: now)
    }

    private mutating func reopen(_ offer: Offer, until: Timestamp, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        waiting.replace(offer.number, with: nil)
        waiting.avoided.removeAll { $0.agent == offer.agent }
        waiting.avoided.append(Waiting.Avoided(agent: offer.agent, until: until))
        if waiting.kept?.agent == offer.agent { waiting.kept = nil }
        call.stage = .waiting(waiting)
        sync(call)
        unsettledCalls.insert(call.id)
    }

    /// The caller left while an agent's phone rang or was being connected.
    mutating func withdraw(_ offer: Offer, queue: String, of call: inout Call, at now: Timestamp) {
        note(.withdrawn(offer: offer.number), call: call.id, agent: offer.agent, queue: queue, at: now)
        dismiss(offer, of: &call, at: now)
    }

    /// Another agent has the caller: this one's phone stops ringing, and that is no miss.
    mutating func retire(_ offer: Offer, wonBy winner: AgentID, of call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage else { return }
        note(.taken(offer: offer.number, by: winner), call: call.id, agent: offer.agent, queue: waiting.queue, at: now)
        waiting.replace(offer.number, with: nil)
        call.stage = .waiting(waiting)
        dismiss(offer, of: &call, at: now)
    }

    /// Ends an offer's leg; the agent is free again when the leg is over.
    mutating func dismiss(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        guard var agent = agents[offer.agent] else { return }
        if call[offer.leg]?.hasEnded ?? true {
            agent.replace(offer: offer.number, with: nil)
            takeNext(&agent, at: now)
        } else {
            end(offer.leg, of: &call, at: now)
            agent.replace(offer: offer.number, with: .releasing(offer.leg, until: now + Limits.releasing))
        }
        keep(agent, at: now)
    }

    /// A phone that may or may not ring is told to stop, and counts as not picked up.
    mutating func giveUpRinging(_ leg: LegID, of call: inout Call, at now: Timestamp) {
        end(leg, of: &call, at: now)
        switch call.stage {
        case .waiting(let waiting):
            if case .callback(let callback) = waiting.party, callback.leg == leg {
                return callbackFailed("failed", of: &call, at: now)
            }
            guard let offer = waiting.offer(on: leg), !offer.state.isConnecting else { return }
            missed(offer, reason: .failed, of: &call, at: now)
            awaitEnd(of: offer, in: call, at: now)
        case .transferring(let transferring):
            giveUpRinging(leg, transferring, of: &call, at: now)
        case .arriving, .inFlow, .talking, .hangingUp, .ended: break
        }
    }

    private mutating func giveUpRinging(
        _ leg: LegID, _ transferring: Transferring, of call: inout Call, at now: Timestamp
    ) {
        var transferring = transferring
        if let index = transferring.others.firstIndex(of: leg) {
            transferring.others.remove(at: index)
            call.stage = .transferring(transferring)
        } else if transferring.leg == leg, case .ringing = transferring.state {
            tryNext(transferring, .failed, of: &call, at: now)
        }
    }

    /// The agent is not offered anything while its phone may still ring for an offer that is over.
    private mutating func awaitEnd(of offer: Offer, in call: Call, at now: Timestamp) {
        guard var agent = agents[offer.agent], !(call[offer.leg]?.hasEnded ?? true) else { return }
        agent.work.append(.releasing(offer.leg, until: now + Limits.releasing))
        keep(agent, at: now)
    }

    /// The offer's time may be up without a word of the carrier.
    mutating func offerDue(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage, let offer = waiting.offers.first(where: { $0 == offer }) else {
            return
        }
        switch offer.state {
        case .ringing(let until):
            guard until <= now else { return }
            end(offer.leg, of: &call, at: now)
            missed(offer, reason: .noAnswer, of: &call, at: now)
            awaitEnd(of: offer, in: call, at: now)
        case .connecting(let until):
            guard until <= now else { return }
            if case .callback = waiting.party, !call.isCallerConnected {
                return callbackFailed("no_answer", of: &call, at: now)
            }
            if waiting.unsaid != nil { return join(offer, of: &call, at: now) }
            connected(waiting, offer, of: &call, at: now)
        }
    }
}
