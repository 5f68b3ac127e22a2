import Telephony

extension Exchange {
    mutating func gather(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        try begin(
            GatherRun(
                arguments, firstKey: arguments.milliseconds("initial_timeout_millis") ?? .seconds(5), prompt: nil,
                correction: nil, tries: 1),
            on: number, arguments)
        schedule(
            .gatherEnds(number, turn: legs[number]?.gatherSerial ?? 0),
            after: arguments.milliseconds("timeout_millis") ?? .seconds(60))
        awaitFirstKey(number)
    }

    mutating func gatherUsingSpeak(_ number: Int, _ arguments: Arguments) throws(Refusal) {
        let prompt = speech(arguments, "payload", origin: .gatherPrompt)
        let correction = arguments.text("invalid_payload").map { _ in
            speech(arguments, "invalid_payload", origin: .gatherPrompt)
        }
        try begin(
            GatherRun(
                arguments, firstKey: arguments.milliseconds("timeout_millis") ?? .seconds(60), prompt: prompt,
                correction: correction, tries: arguments.whole("maximum_tries") ?? 3),
            on: number, arguments)
        queue(prompt, on: number)
    }

    private mutating func begin(_ run: GatherRun, on number: Int, _ arguments: Arguments) throws(Refusal) {
        let leg = try answered(number)
        guard run.minimum <= run.maximum else { throw .invalid("minimum_digits", "is more than maximum_digits") }
        if leg.gather != nil {
            notice(.gatheredTwice, number)
            endGather(number, status: "cancelled")
        }
        legs[number]?.gatherSerial += 1
        legs[number]?.gather = run
    }

    mutating func stopGather(_ number: Int) throws(Refusal) {
        try answered(number)
        endGather(number, status: "cancelled")
    }

    /// The prompt is over: the time for the first key runs.
    mutating func promptEnded(_ number: Int) {
        guard let run = legs[number]?.gather, run.digits.isEmpty else { return }
        awaitFirstKey(number)
    }

    private mutating func awaitFirstKey(_ number: Int) {
        guard let run = legs[number]?.gather else { return }
        setGatherTimer(number, run.firstKey)
    }

    private mutating func setGatherTimer(_ number: Int, _ duration: Duration) {
        stopGatherTimer(number)
        guard let turn = legs[number]?.gatherTurn else { return }
        schedule(.gatherTimesOut(number, turn: turn), after: duration)
    }

    private mutating func stopGatherTimer(_ number: Int) {
        legs[number]?.gatherTurn += 1
    }

    /// The person on the leg pressed a key: told in every case, and collected if a gather runs.
    mutating func press(_ key: Character, on number: Int) {
        guard let leg = legs[number], leg.isUp else { return }
        observe(.pressed(String(key)), leg)
        emit("call.dtmf.received", leg, [JSON.Member("digit", .string(String(key)))])
        guard var run = leg.gather else { return }
        let reading = run.take(key)
        legs[number]?.gather = run
        stopGatherTimer(number)
        dropPrompts(number)
        switch reading {
        case .more: setGatherTimer(number, run.betweenKeys)
        case .complete: endGather(number, status: "valid")
        case .wrong: tryFails(number, status: "invalid")
        }
    }

    /// No key came in time: the entry so far is all there is.
    mutating func gatherTimesOut(_ number: Int, turn: Int) {
        guard let leg = legs[number], leg.gatherTurn == turn, let run = leg.gather else { return }
        guard !run.digits.isEmpty else { return tryFails(number, status: "timeout") }
        guard run.digits.count >= run.minimum else { return tryFails(number, status: "invalid") }
        endGather(number, status: "valid")
    }

    /// The time for the whole command is over.
    mutating func gatherRunsOut(_ number: Int, turn: Int) {
        guard let leg = legs[number], leg.gatherSerial == turn, let run = leg.gather else { return }
        endGather(number, status: run.digits.count >= run.minimum ? "valid" : "timeout")
    }

    private mutating func tryFails(_ number: Int, status: String) {
        guard var run = legs[number]?.gather else { return }
        run.triesLeft -= 1
        guard run.triesLeft > 0, let prompt = run.prompt else { return endGather(number, status: status) }
        run.digits = ""
        legs[number]?.gather = run
        stopGatherTimer(number)
        let said = status == "invalid" ? run.correction ?? prompt : prompt
        queue(said, on: number)
    }

    mutating func endGather(_ number: Int, status: String) {
        guard let leg = legs[number], let run = leg.gather else { return }
        legs[number]?.gather = nil
        stopGatherTimer(number)
        dropPrompts(number)
        let id = run.id.map { undocumented("gather_id", .string($0)) } ?? []
        emit(
            "call.gather.ended", leg,
            [JSON.Member("digits", .string(run.digits)), JSON.Member("status", .string(status))] + id)
    }
}

extension GatherRun {
    fileprivate init(
        _ arguments: Arguments, firstKey: Duration, prompt: Sound?, correction: Sound?, tries: Int
    ) {
        id = arguments.text("gather_id")
        minimum = arguments.whole("minimum_digits") ?? 1
        maximum = arguments.whole("maximum_digits") ?? 128
        terminator = arguments.text("terminating_digit") ?? "#"
        validKeys = arguments.text("valid_digits") ?? "0123456789#*"
        self.firstKey = firstKey
        betweenKeys = arguments.milliseconds("inter_digit_timeout_millis") ?? .seconds(5)
        self.prompt = prompt
        self.correction = correction
        triesLeft = tries
    }
}
