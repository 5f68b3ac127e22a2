import Telephony

extension SimulatedDay {
    /// Lets something happen that the people of the day do.
    mutating func handle(_ kind: Event.Kind) {
        switch kind {
        case .arrives(let index): arrive(index)
        case .begins(let agent): take(.request(.setStatus(agent, StatusChoice(.available), .now, by: .agent)))
        case .leaves(let agent): take(.request(.setStatus(agent, StatusChoice(.offline), .afterCall, by: .agent)))
        case .answers(let leg, let tag):
            if leg.number == callers[index(leg.call)].leg { callers[index(leg.call)].isUp = true }
            take(.event(event(.answered, leg, tag)))
        case .misses(let leg, let tag):
            take(.event(event(.hungUp(CallEvent.HangUp(cause: .timeout)), leg, tag)))
        case .givesUp(let call):
            guard isUp(call), !callers[index(call)].isTalking else { return }
            hangUp(call)
        case .presses(let call):
            guard isUp(call), !callers[index(call)].isTalking, let key = callers[index(call)].key else { return }
            take(.event(event(.keyPressed(key), LegID(call: call, number: 1), nil)))
        case .stops(let call):
            guard isUp(call) else { return }
            hangUp(call)
        }
    }

    /// Does what an order asks for; the carrier's reports follow at the same moment.
    mutating func obey(_ command: CallCommand) {
        let leg = command.leg
        switch command.action {
        case .answer: reports.append(event(.answered, leg, command.tag))
        case .enqueue(let place):
            reports.append(event(.enqueued(queue: place.queue, position: nil), leg, command.tag))
            let caller = callers[index(leg.call)]
            if let patience = caller.patience { schedule(.givesUp(leg.call), in: patience) }
            if caller.key != nil { schedule(.presses(leg.call), in: choices(of: caller).after) }
        case .dial(let dial) where dial.to == Self.number(index(leg.call)): callBack(leg, command.tag, dial.ringTimeout)
        case .dial(let dial): ring(leg, command.tag, for: dial.ringTimeout, missing: profile.misses)
        case .bridge:
            reports.append(event(.bridged, leg, command.tag))
            callers[index(leg.call)].isTalking = true
            schedule(.stops(leg.call), in: callers[index(leg.call)].talk)
        case .hangUp, .reject:
            if leg.number == callers[index(leg.call)].leg { callers[index(leg.call)].isUp = false }
            reports.append(event(.hungUp(CallEvent.HangUp(cause: .normalClearing)), leg, command.tag))
        case .speak: reports.append(event(.speakEnded(.completed), leg, command.tag))
        case .play, .stopPlaying, .gather, .stopGathering, .leaveQueue, .transfer, .startRecording, .stopRecording,
            .pauseRecording, .resumeRecording, .sendKeys, .startStreaming, .stopStreaming, .startTranscription,
            .stopTranscription, .refer, .startFork, .stopFork, .startSIPREC, .stopSIPREC, .sendSIPInfo,
            .startNoiseSuppression, .stopNoiseSuppression, .mark, .switchSupervisorRole:
            break
        }
    }

    private mutating func arrive(_ index: Int) {
        callers[index].isUp = true
        let leg = LegID(call: CallID(UInt64(index + 1)), number: 1)
        take(
            .event(
                event(
                    .initiated(
                        CallEvent.Initiated(
                            direction: .incoming, from: Self.number(index),
                            to: DayProfile.number(callers[index].line))),
                    leg, nil)))
    }

    /// The number that a caller has.
    private static func number(_ index: Int) -> String { "+1666\(1_000_000 + index)" }

    private func choices(of caller: Caller) -> DayProfile.Choices {
        profile.queues[lines[caller.line].queue]?.choices ?? DayProfile.Choices()
    }

    /// The phone rings of somebody who wanted to be called back.
    private mutating func callBack(_ leg: LegID, _ tag: LegTag, _ limit: Duration) {
        let place = index(leg.call)
        callers[place].leg = leg.number
        callers[place].isTalking = false
        ring(leg, tag, for: limit, missing: 1 - choices(of: callers[place]).reached)
    }

    private mutating func ring(_ leg: LegID, _ tag: LegTag, for limit: Duration, missing: Double) {
        var luck = agentLuck.branch(leg.call.number << 8 | UInt64(leg.number))
        let isMissed = luck.unit() < missing
        let seconds = luck.exponential(mean: profile.pickUp)
        if isMissed || seconds >= limit.seconds {
            schedule(.misses(leg, tag), in: limit.seconds)
        } else {
            schedule(.answers(leg, tag), in: seconds)
        }
    }

    private mutating func hangUp(_ call: CallID) {
        callers[index(call)].isUp = false
        let leg = LegID(call: call, number: callers[index(call)].leg)
        take(.event(event(.hungUp(CallEvent.HangUp(cause: .normalClearing, source: .caller)), leg, nil)))
    }

    private func isUp(_ call: CallID) -> Bool { callers[index(call)].isUp }

    /// Calls are numbered in the order of arrival, from 1.
    private func index(_ call: CallID) -> Int { Int(call.number) - 1 }

    private func event(_ kind: CallEvent.Kind, _ leg: LegID, _ tag: LegTag?) -> CallEvent {
        CallEvent(
            id: EventID(rawValue: ""), carrier: .telnyx, occurredAt: now,
            leg: CallEvent.LegReference(handle: LegHandle(rawValue: leg.description), tag: tag), kind: kind)
    }
}
