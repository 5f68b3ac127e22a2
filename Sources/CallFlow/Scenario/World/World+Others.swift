import Telephony

extension World {
    /// How long somebody talks if nothing is said about it.
    static let usualTalk = Duration.seconds(120)

    /// Gives the caller a place in a queue, or refuses it, as the circumstances say.
    mutating func enqueue(_ request: QueueRequest) {
        note(.queued(request))
        callerTurns += 1
        start(.quiet)
        drop(.queue)
        switch circumstances.queues[request.queue] ?? .usual {
        case .refuses(let refusal): due(.queue, .refused(refusal), after: Self.latency)
        case .fails: due(.queue, .queueFailed, after: Self.latency)
        case .keepsWaiting(let standing): give(request, standing)
        case .answers(let standing, let after, let talking):
            give(request, standing)
            due(.queue, .agentJoined, after: max(after, Self.latency * 2))
            due(.queue, .agentLeft, after: max(after, Self.latency * 2) + talking)
        }
    }

    private mutating func give(_ request: QueueRequest, _ standing: Surroundings.QueueStanding) {
        place = Place(request: request, standing: standing, serial: soundSerial)
        due(.queue, .enqueued, after: Self.latency)
    }

    /// Has the flow told of something after a while.
    mutating func due(_ matter: Due.Matter, _ event: FlowEvent, after delay: Duration) {
        dues.append(Due(at: now + delay, matter: matter, event: event))
    }

    /// Answers an order that needs nothing but to be taken.
    mutating func order(_ order: Order) {
        due(.order, circumstances.failing.contains(order) ? .orderFailed : .orderTaken, after: .zero)
    }

    /// Has a service answer a question, or not in time.
    mutating func ask(_ request: LookupRequest) {
        note(.asked(request))
        let answer = circumstances.services[request.service.name] ?? ServiceAnswer(.failure(.error))
        guard answer.after <= request.timeout else {
            return due(.lookup, .lookupFailed(key: request.key, .timeout), after: request.timeout)
        }
        switch answer.result {
        case .failure(.timeout): due(.lookup, .lookupFailed(key: request.key, .timeout), after: request.timeout)
        case .failure(let failure): due(.lookup, .lookupFailed(key: request.key, failure), after: answer.after)
        case .answer(let status, let body):
            let read = LookupAnswer(to: request, status: status, body: Array(body.utf8))
            let event = read.map(FlowEvent.answered) ?? .lookupFailed(key: request.key, .error)
            due(.lookup, event, after: answer.after)
        }
    }

    /// Whether the caller waits for an agent, or has just asked for a place.
    package var isWaitingForAgent: Bool {
        if case .talking = line { return false }
        return place != nil || dues.contains { $0.matter == .queue }
    }

    /// Whether the caller talks to an agent.
    package var isTalking: Bool {
        guard case .talking = line else { return false }
        return true
    }

    /// An agent takes the call; false if nobody waits for one.
    @discardableResult
    package mutating func agentAnswers() -> Bool {
        guard isWaitingForAgent else { return false }
        // The place must be there before somebody can take it.
        while dues.contains(where: { $0.event == .enqueued }), runNext() {}
        guard place != nil, ending == nil else { return false }
        drop(.queue)
        note(.did(.agentAnswered))
        joinAgent()
        return true
    }

    /// The agent leaves the conversation; one who has not answered yet answers and talks first.
    package mutating func agentFinishes() -> Bool {
        if !isTalking {
            guard agentAnswers() else { return false }
            pass(Self.usualTalk)
        }
        guard isTalking else { return false }
        drop(.queue)
        note(.did(.agentFinished))
        leaveAgent()
        return true
    }

    /// The queue gives this answer to a caller who asks for a place, or loses the place of one who waits (nil).
    package mutating func queueAnswers(_ refusal: FlowEvent.QueueRefusal?) -> Bool {
        guard isWaitingForAgent else { return false }
        drop(.queue)
        place = nil
        note(.did(.queueAnswered(refusal)))
        line = .quiet
        tell(refusal.map(FlowEvent.refused) ?? .queueFailed)
        return true
    }

    mutating func joinAgent() {
        start(.talking)
        tell(.agentJoined)
    }

    mutating func leaveAgent() {
        place = nil
        start(.quiet)
        tell(.agentLeft)
    }

    /// Dials somebody outside the queues.
    mutating func transfer(_ request: TransferRequest) {
        note(.transferred(request))
        start(.transferring(request))
        drop(.transfer)
        let end = circumstances.transfers[request.destination] ?? .finished
        let time: Duration =
            switch end {
            case .finished: Self.usualTalk
            case .noAnswer: request.ring * max(1, request.phones.count)
            case .busy, .failed: .seconds(2)
            case .machine: .seconds(5)
            }
        due(.transfer, .transferEnded(end), after: time)
    }

    /// The transfer comes to this end; false if there is none.
    package mutating func transferEnds(_ end: FlowEvent.TransferEnd) -> Bool {
        guard case .transferring = line else { return false }
        drop(.transfer)
        note(.did(.transferAnswered(end)))
        start(.quiet)
        tell(.transferEnded(end))
        return true
    }
}
