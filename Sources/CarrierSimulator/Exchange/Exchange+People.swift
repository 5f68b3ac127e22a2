package import Telephony

extension Exchange {
    /// A call comes in: its leg rings, parked, until a command answers or rejects it.
    ///
    /// Returns nil if the account has no free channel.
    package mutating func placeCall(
        from: PhoneNumber, to: PhoneNumber, script: CallerScript, at moment: Timestamp
    ) -> (leg: SimulatedLeg?, effects: [Effect]) {
        run(until: moment)
        guard liveCount < options.maximumLegs else { return (nil, takeEffects()) }
        let person = Person(who: .caller(from.text), steps: script.steps)
        let leg = makeLeg(
            .incoming, from: from.text, to: to.text, session: nil, person: person, state: "parked")
        if let patience = script.patience { schedule(.losesPatience(leg.number, whileAlone: true), after: patience) }
        if let longest = script.longest { schedule(.losesPatience(leg.number, whileAlone: false), after: longest) }
        schedule(.ringsTooLong(leg.number), after: .seconds(180))
        schedule(.timeLimit(leg.number), after: .seconds(14_400))
        return (leg.name, takeEffects())
    }

    mutating func losesPatience(_ number: Int, whileAlone: Bool) {
        guard let leg = legs[number], !leg.isEnded, !whileAlone || !leg.person.hasMetSomebody else { return }
        personHangsUp(number)
    }

    /// The person lets go, at whatever moment.
    mutating func personHangsUp(_ number: Int) {
        guard let leg = legs[number], !leg.isEnded else { return }
        let cause: HangupCause = leg.phase == .ringing ? .originatorCancel : .normalClearing
        hangUp(number, cause, by: hangupByPerson(leg))
    }

    mutating func personComesUp(_ number: Int) {
        wake(number, after: .zero)
    }

    mutating func personHears(beginningOf content: Sound.Content, _ number: Int) {
        legs[number]?.person.noteBeginning(of: content)
        guard case .hearing(let hearing, false) = legs[number]?.person.attention else { return }
        wakeIfHeard(number, hearing, toTheEnd: false)
    }

    mutating func personHears(endOf content: Sound.Content, _ number: Int) {
        legs[number]?.person.noteEnd()
        guard case .hearing(let hearing, true) = legs[number]?.person.attention else { return }
        wakeIfHeard(number, hearing, toTheEnd: true)
    }

    private mutating func wakeIfHeard(_ number: Int, _ hearing: Hearing, toTheEnd: Bool) {
        guard legs[number]?.person.recalls(hearing, toTheEnd: toTheEnd) == true else { return }
        wake(number, after: .milliseconds(250))
    }

    mutating func personMeets(_ number: Int) {
        legs[number]?.person.hasMetSomebody = true
        guard case .company = legs[number]?.person.attention else { return }
        wake(number, after: .zero)
    }

    mutating func personIsAlone(_ number: Int) {
        switch legs[number]?.person.attention {
        case .talking, .solitude: break
        case nil, .notYet, .hearing, .pausing, .pressing, .company, .idle: return
        }
        legs[number]?.person.talksUntil = now
        wake(number, after: .zero)
    }

    /// Lets the person go on with the script after this time; an earlier wake-up no longer counts.
    private mutating func wake(_ number: Int, after delay: Duration) {
        guard var leg = legs[number] else { return }
        leg.person.turn += 1
        if !leg.person.isPressing { leg.person.attention = leg.person.isTalking ? .talking : .pausing }
        legs[number] = leg
        schedule(.person(number, turn: leg.person.turn), after: delay)
    }

    mutating func personWakes(_ number: Int, turn: Int) {
        guard let leg = legs[number], leg.isUp, leg.person.turn == turn else { return }
        if case .pressing(let keys, let gap) = leg.person.attention, let key = keys.first {
            press(key, on: number)
            let rest = Array(keys.dropFirst())
            guard rest.isEmpty else { return press(rest, gap: gap, on: number) }
        }
        nextStep(number)
    }

    private mutating func press(_ keys: [Character], gap: Duration, on number: Int) {
        legs[number]?.person.attention = .pressing(keys, gap: gap)
        wake(number, after: gap)
    }

    /// Begins the next step; each ends in a wait for a moment or for an event.
    private mutating func nextStep(_ number: Int) {
        guard var leg = legs[number], leg.isUp else { return }
        guard leg.person.position < leg.person.steps.count else {
            legs[number]?.person.attention = .idle
            return
        }
        let step = leg.person.steps[leg.person.position]
        leg.person.position += 1
        leg.person.attention = .idle
        legs[number] = leg
        begin(step, leg)
    }

    private mutating func begin(_ step: Step, _ leg: Leg) {
        let number = leg.number
        switch step {
        case .hear(let hearing): listen(number, hearing, toTheEnd: true)
        case .interrupt(let hearing): listen(number, hearing, toTheEnd: false)
        case .wait(let duration): wake(number, after: duration)
        case .press(let keys, let gap): press(Array(keys.prefix(128)), gap: gap, on: number)
        case .talk(let duration):
            observe(.talked(duration), leg)
            legs[number]?.person.attention = .talking
            legs[number]?.person.talksUntil = now + duration / options.speed
            wake(number, after: duration)
        case .say(let words):
            observe(.talked(.seconds(2)), leg)
            speechIsHeard(words, number)
            wake(number, after: .seconds(2))
        case .untilBridged where leg.partner != nil: wake(number, after: .zero)
        case .untilBridged: legs[number]?.person.attention = .company
        case .untilAlone where leg.partner == nil: wake(number, after: .zero)
        case .untilAlone: legs[number]?.person.attention = .solitude
        case .hangUp: personHangsUp(number)
        }
    }

    private mutating func listen(_ number: Int, _ hearing: Hearing, toTheEnd: Bool) {
        legs[number]?.person.attention = .hearing(hearing, toTheEnd: toTheEnd)
        wakeIfHeard(number, hearing, toTheEnd: toTheEnd)
    }
}
