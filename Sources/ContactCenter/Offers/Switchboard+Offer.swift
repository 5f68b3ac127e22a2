import CallFlow
import Telephony

extension Switchboard {
    /// Rings the chosen agent for the caller.
    mutating func offer(
        _ waiting: Waiting, _ decision: Decision, settings: QueueSettings, to call: inout Call, at now: Timestamp
    ) {
        guard var agent = agents[decision.agent], let endpoint = configuration.agents[agent.id]?.endpoint else {
            preconditionFailure("an agent is free only as long as it is configured")
        }
        let leg = call.addLeg(.agent(agent.id))
        agent.activity = .ringing(call.id, offer: decision.offer)
        agent.offers += 1
        keep(agent)
        var waiting = waiting
        waiting.offer = Offer(
            number: decision.offer, agent: agent.id, leg: leg,
            state: .ringing(until: now + settings.ringTime + Limits.ringGrace))
        call.stage = .waiting(waiting)
        note(.offered(decision), call: call.id, agent: agent.id, queue: waiting.queue, at: now)
        order(
            .dial(
                CallCommand.Dial(
                    to: endpoint, from: call.to, fromName: call.from, ringTimeout: settings.ringTime,
                    linkedTo: call.caller.id,
                    headers: [
                        CallCommand.Header(name: "X-Switchboard-Call", value: call.id.description),
                        CallCommand.Header(name: "X-Switchboard-Queue", value: waiting.queue),
                    ])),
            on: leg, of: &call, at: now)
    }

    /// Something happened on a leg that was dialled for an agent.
    mutating func takeAgent(
        _ kind: CallEvent.Kind, leg: LegID, agent: AgentID, of call: inout Call, at now: Timestamp
    ) {
        switch kind {
        case .answered: agentAnswered(leg, agent: agent, of: &call, at: now)
        case .bridged: bridged(&call, at: now)
        case .initiated, .hungUp, .keyPressed, .gathered, .speakStarted, .speakEnded, .playStarted, .playEnded,
            .enqueued, .dequeued, .recordingSaved, .recordingFailed, .recordingTranscribed, .transcribed,
            .machineDetected, .machineGreetingEnded, .streaming, .forking, .siprec, .referred, .held, .unheld, .cost,
            .conference, .message, .unknown:
            break
        }
    }

    /// The agent's phone was picked up: connect, or hang up if the caller is not there any more.
    private mutating func agentAnswered(_ leg: LegID, agent id: AgentID, of call: inout Call, at now: Timestamp) {
        switch call[leg]?.state {
        case .ringing: break
        case .closing: return note(.answeredLate(leg: leg), call: call.id, agent: id, at: now)
        case .up, .ended, nil: return
        }
        call[leg]?.state = .up(since: now)
        guard case .waiting(var waiting) = call.stage, var offer = waiting.offer, offer.leg == leg,
            case .ringing = offer.state, var agent = agents[id]
        else {
            note(.answeredLate(leg: leg), call: call.id, agent: id, at: now)
            return end(leg, of: &call, at: now)
        }
        offer.state = .connecting(until: now + Limits.connecting)
        waiting.offer = offer
        call.stage = .waiting(waiting)
        agent.activity = .connecting(call.id, offer: offer.number)
        keep(agent)
        note(.accepted(offer: offer.number), call: call.id, agent: id, queue: waiting.queue, at: now)
        _ = tell(.agentJoined, to: &call, at: now)
        stopSound(of: &call, at: now)
        order(.bridge(CallCommand.Bridge(with: leg)), of: &call, at: now)
    }

    /// The carrier has joined two legs of the call.
    mutating func bridged(_ call: inout Call, at now: Timestamp) {
        switch call.stage {
        case .waiting(let waiting):
            guard let offer = waiting.offer, case .connecting = offer.state else { return }
            connected(waiting, offer, of: &call, at: now)
        case .transferring(let transferring):
            transferBridged(transferring, of: &call, at: now)
        case .arriving, .inFlow, .talking, .hangingUp, .ended: break
        }
    }

    private mutating func connected(_ waiting: Waiting, _ offer: Offer, of call: inout Call, at now: Timestamp) {
        lines[waiting.queue]?.waiting.remove(waiting.place(of: call.id))
        call.stage = .talking(
            Conversation(
                queue: waiting.queue, agent: offer.agent, leg: offer.leg, offer: offer.number, since: now))
        call.lastAgent = offer.agent
        if var agent = agents[offer.agent] {
            agent.activity = .talking(call.id, since: now)
            agent.misses = 0
            keep(agent)
        }
        note(
            .connected(offer: offer.number, waited: (now - waiting.since).seconds), call: call.id, agent: offer.agent,
            queue: waiting.queue, at: now)
        if configuration.queues[waiting.queue]?.records ?? false {
            beginConversationRecording(of: &call, at: now)
        }
    }

    /// The leg that was dialled for an agent is over.
    mutating func agentLegEnded(
        _ leg: LegID, agent id: AgentID, _ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp
    ) {
        switch call.stage {
        case .waiting(let waiting) where waiting.offer?.leg == leg:
            guard let offer = waiting.offer else { return }
            switch offer.state {
            case .ringing: missed(offer, reason: hangUp.cause.missReason, in: waiting, of: &call, at: now)
            case .connecting(let until) where until - Limits.connecting + Limits.believable > now:
                connectionFailed(offer, reason: hangUp.cause.text, in: waiting, of: &call, at: now)
            case .connecting:
                connected(waiting, offer, of: &call, at: now)
                agentLegEnded(leg, agent: id, hangUp, of: &call, at: now)
            }
        case .talking(let conversation) where conversation.leg == leg:
            part(conversation, by: .agent, of: &call, at: now)
            call.stage = .inFlow
            if !tell(.agentLeft, to: &call, at: now) { self.hangUp(&call, at: now) }
        case .arriving, .inFlow, .waiting, .talking, .transferring, .hangingUp, .ended:
            release(id, leg: leg, at: now)
        }
    }

    /// The agent did not take the offer: the caller keeps its place, the agent its idle age.
    private mutating func missed(
        _ offer: Offer, reason: Fact.MissReason, in waiting: Waiting, of call: inout Call, at now: Timestamp
    ) {
        let settings = configuration.queues[waiting.queue] ?? QueueSettings(name: waiting.queue)
        note(
            .missed(offer: offer.number, reason: reason), call: call.id, agent: offer.agent, queue: waiting.queue,
            at: now)
        reopen(waiting, avoiding: offer.agent, until: now + settings.avoidAfterMiss, of: &call)
        guard var agent = agents[offer.agent] else { return }
        let factor = 1 << min(agent.misses, 4)
        agent.misses += 1
        agent.activity = .paused(until: now + settings.pauseAfterMiss * factor)
        keep(agent)
    }

    /// Caller and agent could not be joined: the caller keeps its place and hears the queue again.
    mutating func connectionFailed(
        _ offer: Offer, reason: String, in waiting: Waiting, of call: inout Call, at now: Timestamp
    ) {
        note(
            .connectionFailed(offer: offer.number, reason: reason), call: call.id, agent: offer.agent,
            queue: waiting.queue, at: now)
        let avoid = configuration.queues[waiting.queue]?.avoidAfterMiss ?? .seconds(60)
        reopen(waiting, avoiding: offer.agent, until: now + avoid, of: &call)
        dismiss(offer, of: &call, at: now)
        _ = tell(.enqueued, to: &call, at: now)
    }

    private mutating func reopen(
        _ waiting: Waiting, avoiding agent: AgentID, until: Timestamp, of call: inout Call
    ) {
        var waiting = waiting
        waiting.offer = nil
        waiting.avoided.removeAll { $0.agent == agent }
        waiting.avoided.append(Waiting.Avoided(agent: agent, until: until))
        call.stage = .waiting(waiting)
        lines[waiting.queue]?.open.insert(waiting.place(of: call.id))
        unsettle(waiting.queue)
    }

    /// The caller left while an agent's phone rang or was being connected.
    mutating func withdraw(_ offer: Offer, queue: String, of call: inout Call, at now: Timestamp) {
        note(.withdrawn(offer: offer.number), call: call.id, agent: offer.agent, queue: queue, at: now)
        dismiss(offer, of: &call, at: now)
    }

    /// Ends an offer's leg; the agent is free again when the leg is over.
    private mutating func dismiss(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        guard var agent = agents[offer.agent] else { return }
        if call[offer.leg]?.hasEnded ?? true {
            agent.activity = .idle
        } else {
            end(offer.leg, of: &call, at: now)
            agent.activity = .releasing(offer.leg, until: now + Limits.releasing)
        }
        keep(agent)
    }

    /// A phone that may or may not ring is told to stop, and counts as not picked up.
    mutating func giveUpRinging(_ leg: LegID, of call: inout Call, at now: Timestamp) {
        end(leg, of: &call, at: now)
        switch call.stage {
        case .waiting(let waiting):
            guard let offer = waiting.offer, offer.leg == leg, case .ringing = offer.state else { return }
            missed(offer, reason: .failed, in: waiting, of: &call, at: now)
        case .transferring(let transferring):
            guard transferring.leg == leg, case .ringing = transferring.state else { return }
            tryNext(transferring, .failed, of: &call, at: now)
        case .arriving, .inFlow, .talking, .hangingUp, .ended: break
        }
    }

    /// The offer's time is up and the carrier has said nothing.
    mutating func offerDue(_ offer: Offer, of call: inout Call, at now: Timestamp) {
        guard case .waiting(let waiting) = call.stage else { return }
        switch offer.state {
        case .ringing(let until):
            guard until <= now else { return }
            end(offer.leg, of: &call, at: now)
            missed(offer, reason: .noAnswer, in: waiting, of: &call, at: now)
        case .connecting(let until):
            guard until <= now else { return }
            connected(waiting, offer, of: &call, at: now)
        }
    }
}

extension CallEvent.HangUp.Cause {
    /// Why a phone that rang was not picked up.
    fileprivate var missReason: Fact.MissReason {
        switch self {
        case .timeout, .noAnswer, .normalClearing, .originatorCancel, .timeLimit: .noAnswer
        case .userBusy: .busy
        case .callRejected: .rejected
        case .notFound, .unspecified, .other: .failed
        }
    }
}
