import CallFlow
import Telephony

extension Switchboard {
    /// Rings the chosen agent for the caller.
    mutating func offer(_ decision: Decision, to call: inout Call, at now: Timestamp) {
        guard case .waiting(var waiting) = call.stage, var agent = agents[decision.agent],
            let endpoint = configuration.agents[agent.id]?.endpoint
        else { preconditionFailure("an offer is made to a call that waits and to an agent who is configured") }
        let settings = settings(waiting.queue)
        let leg = call.addLeg(.agent(agent.id))
        agent.work.append(.ringing(call.id, offer: decision.offer))
        agent.offers += 1
        agent.turns[waiting.queue] = decision.offer
        router.note(turn: decision.offer, of: agent.id, in: waiting.queue)
        keep(agent, at: now)
        waiting.offers.append(
            Offer(
                number: decision.offer, agent: agent.id, leg: leg,
                state: .ringing(until: now + settings.ringTime + Limits.ringGrace)))
        call.stage = .waiting(waiting)
        note(.offered(decision), call: call.id, agent: agent.id, queue: waiting.queue, at: now)
        order(
            .dial(
                CallCommand.Dial(
                    to: endpoint, from: call.to, fromName: call.from, ringTimeout: settings.ringTime,
                    linkedTo: call.callerIsUp ? call.caller.id : nil,
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
        case .speakEnded, .playEnded: whispered(toAgent: leg, of: &call, at: now)
        case .initiated, .hungUp, .keyPressed, .gathered, .speakStarted, .playStarted, .enqueued, .dequeued,
            .recordingSaved, .recordingFailed, .recordingTranscribed, .transcribed,
            .machineDetected, .machineGreetingEnded, .streaming, .forking, .siprec, .referred, .held, .unheld, .cost,
            .conference, .message, .unknown:
            break
        }
    }

    /// The agent's phone was picked up: connect, or hang up if the caller is not there any more or has gone to
    /// another agent.
    private mutating func agentAnswered(_ leg: LegID, agent id: AgentID, of call: inout Call, at now: Timestamp) {
        switch call[leg]?.state {
        case .ringing: break
        case .closing: return note(.answeredLate(leg: leg), call: call.id, agent: id, at: now)
        case .up, .ended, nil: return
        }
        call[leg]?.state = .up(since: now)
        guard case .waiting(var waiting) = call.stage, var offer = waiting.offer(on: leg), !offer.state.isConnecting,
            var agent = agents[id]
        else {
            note(.answeredLate(leg: leg), call: call.id, agent: id, at: now)
            return end(leg, of: &call, at: now)
        }
        if let winner = waiting.connecting {
            note(.answeredLate(leg: leg), call: call.id, agent: id, at: now)
            return retire(offer, wonBy: winner.agent, of: &call, at: now)
        }
        offer.state = .connecting(until: now + Limits.connecting)
        waiting.replace(offer.number, with: offer)
        call.stage = .waiting(waiting)
        agent.replace(offer: offer.number, with: .connecting(call.id, offer: offer.number))
        keep(agent, at: now)
        note(.accepted(offer: offer.number), call: call.id, agent: id, queue: waiting.queue, at: now)
        sync(call)
        if case .callback(let callback) = waiting.party {
            return callBack(callback, offer: offer, of: &call, at: now)
        }
        if !whisper(to: offer, of: &call, at: now) { join(offer, of: &call, at: now) }
    }

    /// The carrier has joined two legs of the call.
    mutating func bridged(_ call: inout Call, at now: Timestamp) {
        switch call.stage {
        case .waiting(let waiting):
            // While the agent is still told who calls, nothing was ordered that could be done.
            guard let offer = waiting.connecting, call.isCallerConnected, waiting.unsaid == nil else { return }
            connected(waiting, offer, of: &call, at: now)
        case .transferring(let transferring):
            transferBridged(transferring, of: &call, at: now)
        case .arriving, .inFlow, .talking, .hangingUp, .ended: break
        }
    }

    /// Caller and agent hear each other; only now do the other phones that ring for the caller stop.
    mutating func connected(_ waiting: Waiting, _ offer: Offer, of call: inout Call, at now: Timestamp) {
        for other in waiting.offers where other.number != offer.number {
            retire(other, wonBy: offer.agent, of: &call, at: now)
        }
        call.stage = .talking(
            Conversation(
                queue: waiting.queue, agent: offer.agent, leg: offer.leg, offer: offer.number, since: now))
        sync(call)
        if case .callback(let callback) = waiting.party {
            bookings[Booking(queue: waiting.queue, number: callback.number)] = nil
        }
        call.lastAgent = offer.agent
        if var agent = agents[offer.agent] {
            agent.replace(offer: offer.number, with: .talking(call.id, since: now))
            agent.misses = 0
            agent.missedAt = []
            agent.talks += 1
            remember(&agent, talkedTo: call, at: now)
            keep(agent, at: now)
        }
        let waited = (now - waiting.since).seconds
        learn(waiting.queue) { $0.waited(waited, predicted: waiting.predictions) }
        note(
            .connected(offer: offer.number, waited: waited), call: call.id, agent: offer.agent, queue: waiting.queue,
            at: now)
        if settings(waiting.queue).records { beginConversationRecording(of: &call, at: now) }
    }

    /// The leg that was dialled for an agent is over.
    mutating func agentLegEnded(
        _ leg: LegID, agent id: AgentID, _ hangUp: CallEvent.HangUp, of call: inout Call, at now: Timestamp
    ) {
        switch call.stage {
        case .waiting(let waiting):
            guard let offer = waiting.offer(on: leg) else { return release(id, leg: leg, at: now) }
            switch offer.state {
            case .ringing: missed(offer, reason: hangUp.cause.missReason, of: &call, at: now)
            case .connecting(let until)
            where !call.isCallerConnected || until - Limits.connecting + Limits.believable > now:
                connectionFailed(offer, reason: hangUp.cause.text, of: &call, at: now)
            case .connecting:
                connected(waiting, offer, of: &call, at: now)
                agentLegEnded(leg, agent: id, hangUp, of: &call, at: now)
            }
        case .talking(let conversation) where conversation.leg == leg:
            part(conversation, by: .agent, of: &call, at: now)
            call.stage = .inFlow
            if !tell(.agentLeft, to: &call, at: now) { self.hangUp(&call, at: now) }
        case .arriving, .inFlow, .talking, .transferring, .hangingUp, .ended:
            release(id, leg: leg, at: now)
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
