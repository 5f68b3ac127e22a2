import CallFlow
import Telephony

/// What may happen in a schedule.
extension Schedule {
    /// Lets one thing happen.
    mutating func act() {
        switch chance.below(25) {
        case 0, 1, 2: arriveInQueue()
        case 3, 4: arrive()
        case 5, 6: wait(.milliseconds(chance.below(40_000)))
        case 7: chooseStatus()
        case 8: restart()
        case 9, 10: actByHand()
        case 11: refuse()
        case 12: repeatOrDelay()
        case 13: endErrand()
        case 14: list()
        case 15: if chance.below(2) == 0 { reload() }
        case _: reportSomething()
        }
    }

    private func draw<Element>(_ list: [Element], _ number: Int) -> Element { list[number % list.count] }

    private mutating func somebody() -> AgentID {
        AgentID(rawValue: draw(Configuration.scheduleStaff, chance.below(100)))
    }

    private mutating func queue() -> String { draw(Configuration.scheduleQueues, chance.below(100)) }

    private mutating func number() -> String { "+3460000\(1000 + chance.below(30))" }

    /// Somebody calls and is answered.
    private mutating func answeredCall() -> LegID {
        let leg = LegID(call: CallID(switchboard.counters.call + 1), number: 1)
        let from = chance.below(12) == 0 ? "anonymous" : number()
        let start = CallEvent.Initiated(direction: .incoming, from: from, to: "+34910000001")
        legs.append(leg)
        report(.initiated(start), on: leg, tag: nil)
        report(.answered, on: leg, tag: tags[leg]?.last)
        return leg
    }

    /// Somebody waits in a queue, with skills and a priority of any kind, without a flow.
    private mutating func arriveInQueue() {
        let leg = answeredCall()
        let skills = ["french", "french:3", "billing?", "billing", "french?"]
        let request = QueueRequest(
            queue: queue(), priority: 1 + chance.below(10), maximumWait: .seconds(3600),
            skills: chance.below(3) == 0 ? [draw(skills, chance.below(100))] : [])
        step { switchboard, now in
            switchboard.change(leg.call, at: now) { switchboard, call in
                // Without its flow, which would not wait for what it did not ask for.
                call.session = nil
                guard call.callerIsUp else { return }
                _ = switchboard.enqueue(request, for: &call, at: now)
            }
        }
        if chance.below(4) > 0 { report(.enqueued(queue: request.queue, position: 1), on: leg, tag: tags[leg]?.last) }
    }

    /// Somebody calls and chooses a way through the flow.
    private mutating func arrive() {
        let leg = answeredCall()
        let keys = String(1 + chance.below(6))
        report(.gathered(CallEvent.Gathered(digits: keys, status: .valid)), on: leg, tag: tags[leg]?.last)
    }

    private mutating func chooseStatus() {
        let when: Request.When = chance.below(2) == 0 ? .now : .afterCall
        let status = draw(AgentStatus.allCases + [.available, .available], chance.below(100))
        take(.request(.setStatus(somebody(), StatusChoice(status), when, by: .agent)))
    }

    private mutating func actByHand() {
        let call = CallID(UInt64(1 + chance.below(Int(switchboard.counters.call) + 1)))
        switch chance.below(8) {
        case 0, 1: take(.request(.pick(call, for: somebody(), by: .supervisor)))
        case 2: take(.request(.move(call, to: queue())))
        case 3: take(.request(.takeOut(call)))
        case 4: take(.request(.heartbeat(somebody())))
        case 5: take(.request(.endWrapUp(somebody(), by: .supervisor)))
        case _: book(call)
        }
    }

    /// Somebody asks to be called back.
    private mutating func book(_ call: CallID) {
        guard let number = PhoneNumber("+3461000\(1000 + chance.below(9))") else { return }
        let request = CallbackRequest(
            queue: queue(), number: number, window: nil, attempts: 1 + chance.below(3),
            keepsPlace: chance.below(2) == 0, language: "en")
        step { switchboard, now in
            switchboard.change(call, at: now) { switchboard, call in
                _ = switchboard.book(request, for: &call, at: now)
            }
        }
    }

    /// An order comes to an end at the carrier, well or badly, perhaps long after the fact.
    private mutating func refuse() {
        guard !commands.isEmpty else { return }
        let command = chance.below(3) == 0 ? draw(commands, chance.below(1000)) : commands[commands.count - 1]
        let reasons: [CarrierFailure.Reason] = [
            .refused(code: "10015"), .legEnded, .alreadySo, .expired, .queueFull, .unreachable,
        ]
        let number = chance.below(reasons.count + 1)
        guard number < reasons.count else {
            let handle = LegHandle(rawValue: "v3:\(command.leg)")
            return take(.commandEnded(command, .accepted(handle: handle)))
        }
        take(.commandEnded(command, .failed(CarrierFailure(reasons[number]))))
    }

    /// An event of before comes again.
    private mutating func repeatOrDelay() {
        guard !heard.isEmpty else { return }
        take(.event(draw(heard, chance.below(1000))))
    }

    /// A question of a flow is answered, or not; perhaps twice.
    private mutating func endErrand() {
        guard !errands.isEmpty else { return }
        let errand = draw(errands, chance.below(1000))
        switch errand.purpose {
        case .lookup(let request):
            let answer = LookupAnswer(key: request.key, status: chance.below(2) == 0 ? 200 : 404, values: [:])
            take(.errandEnded(errand, chance.below(3) == 0 ? .unanswered(.timeout) : .answered(answer)))
        case .tell, .message:
            take(.errandEnded(errand, chance.below(2) == 0 ? .done(reference: "m") : .failed(reason: "expired")))
        }
    }

    /// The carrier lists its legs: mostly those that we know of, without one or with one too many.
    private mutating func list() {
        var active = switchboard.calls.values.flatMap { call in
            call.legs.filter { !$0.hasEnded }.compactMap(\.handle)
        }.sorted { $0.rawValue < $1.rawValue }
        if !active.isEmpty, chance.below(2) == 0 { active.remove(at: chance.below(active.count)) }
        if chance.below(4) == 0, let leg = legs.last { active.append(LegHandle(rawValue: "v3:\(leg)")) }
        take(.legsListed(.telnyx, active.map { ActiveLeg(handle: $0, tag: nil) }, asOf: now))
    }

    private mutating func reportSomething() {
        guard !legs.isEmpty else { return }
        // Mostly about what is young, so that something comes of it.
        let isOld = chance.below(3) == 0
        let leg = isOld ? draw(legs, chance.below(1000)) : draw(Array(legs.suffix(6)), chance.below(100))
        let known = tags[leg] ?? []
        let tag = known.isEmpty || chance.below(6) > 0 ? known.last : draw(known, chance.below(100))
        report(kind(), on: leg, tag: tag)
    }

    private mutating func kind() -> CallEvent.Kind {
        let causes: [CallEvent.HangUp.Cause] = [.timeout, .userBusy, .callRejected, .normalClearing, .notFound]
        switch chance.below(12) {
        case 0, 1, 2: return .answered
        case 3, 4, 5: return .bridged
        case 6, 7: return .hungUp(CallEvent.HangUp(cause: draw(causes, chance.below(100))))
        case 8:
            return .gathered(CallEvent.Gathered(digits: String(chance.below(10)), status: .valid))
        case 9: return .enqueued(queue: "sales", position: 1)
        case 10: return chance.below(2) == 0 ? .speakEnded(.completed) : .playEnded(.completed)
        case _: return Key("9").map { .keyPressed($0) } ?? .answered
        }
    }
}
