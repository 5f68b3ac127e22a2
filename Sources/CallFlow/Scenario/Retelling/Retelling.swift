import Telephony

/// A real call, made again as a simulated one by doing what its caller did.
///
/// Numbers and private answers are replaced; what comes of it can be written as a scenario.
package struct Retelling: Sendable {
    /// The simulated call.
    package private(set) var world: World
    /// States in which something else is entered than in the real call: private answers, which the record does not
    /// have, and people's numbers.
    package private(set) var inventions: [String: String] = [:]
    private let program: Program
    private let call: RealCall
    private var strangers: Strangers
    /// The next moment of the record that has not been made again.
    private var next = 0

    /// Most things that a caller does.
    private static let mostDeeds = 500
    /// How long somebody speaks whose time the record does not tell.
    private static let usualSpeech = Duration.seconds(5)

    /// Makes a call again in a flow.
    ///
    /// - Parameters:
    ///   - call: what the record tells.
    ///   - program: the flow as it is now.
    ///   - reread: stores the session after each step and reads it again; nil to leave that out.
    package init(_ call: RealCall, in program: Program, reread: World.Reread?) {
        self.call = call
        self.program = program
        var strangers = Strangers(program, caller: call.from)
        world = World(program, call.circumstances(program, &strangers), reread: reread)
        self.strangers = strangers
        var deeds = 0
        while world.ending == nil, deeds < Self.mostDeeds {
            deeds += 1
            runToChance()
            guard let chance = world.chance else { break }
            take(chance)
        }
        while world.runNext() {}
    }

    /// The call as the text of a scenario file.
    package func scenario(name: String) -> String { ScenarioText.file(world, of: program, name: name) }

    /// Where the simulated call went another way than the real one; nil if nowhere.
    package var divergence: String? {
        let real = call.moments.compactMap { moment -> String? in
            guard case .flow(let fact) = moment.what else { return nil }
            return fact.place
        }
        let told = world.log.compactMap { occurrence -> String? in
            guard case .fact(let fact) = occurrence.what else { return nil }
            return fact.place
        }
        guard real != told else { return nil }
        let same = zip(real, told).prefix { $0 == $1 }.count
        let before = same > 0 ? "after \(real[same - 1]) " : ""
        let there = same < real.count ? "came to \(real[same])" : "ended"
        let here = same < told.count ? "comes to \(told[same])" : "ends"
        return "\(before)the real call \(there), and this one \(here)"
    }

    // MARK: What the caller did

    /// Lets time pass until the caller can do something, or is where the real one hung up while a prompt played.
    private mutating func runToChance() {
        let last = statesOfLeaver
        while world.chance == nil {
            if let last, world.isTalkedTo, world.log.count(where: { $0.entered != nil }) >= last { world.hangUp() }
            guard world.runNext() else { return }
        }
    }

    /// How many states the caller had come to when it hung up; nil if it did not.
    private var statesOfLeaver: Int? {
        guard let end = call.moments.firstIndex(where: { $0.what == .callerLeft }) else { return nil }
        return call.moments[..<end].count { moment in
            if case .flow(.entered) = moment.what { true } else { false }
        }
    }

    private mutating func take(_ chance: Chance) {
        switch chance.sort {
        case .keys(let entry): answer(entry)
        case .tone: speak()
        case .queue(let request): wait(request)
        case .talk: talk()
        case .transfer:
            let isLeft = upcoming { what in
                switch what {
                case .transferEnded(_, "caller_left"), .callerLeft: true
                case .transferEnded: false
                case .flow, .queued, .refused, .agentJoined, .agentLeft: nil
                }
            }
            if isLeft ?? false { world.hangUp() } else { world.keepSilent() }
        case .over: return
        }
    }

    /// The first of the moments to come that means something, which is then done with.
    private mutating func upcoming<Meaning>(_ meaning: (RealCall.What) -> Meaning?) -> Meaning? {
        for index in next..<max(next, call.moments.count) {
            guard let found = meaning(call.moments[index].what) else { continue }
            next = index + 1
            return found
        }
        next = call.moments.count
        return nil
    }

    /// What a caller does who is asked something.
    private enum Reply {
        case press(String)
        case say(String)
        case pressWrong
        case silence
        case hangUp
    }

    private mutating func answer(_ entry: KeyEntry) {
        let wait = world.session.wait
        let state = world.stateNow
        let reply = upcoming { what -> Reply? in Self.reply(to: what, wait, state) }
        switch reply {
        case .press(let digits): press(standIn(for: digits), entry)
        case .say(let words): if !world.say(standIn(for: words)) { world.keepSilent() }
        case .pressWrong: press(Self.wrong(entry, state), entry)
        case .silence, nil: world.keepSilent()
        case .hangUp: world.hangUp()
        }
    }

    /// What the caller enters where the real one entered this.
    private mutating func standIn(for entered: String) -> String {
        guard case .keys = world.session.wait, let ask = world.stateNow?.kind as? Ask else { return entered }
        let known = call.moments.compactMap { moment -> PhoneNumber? in
            if case .flow(.messaged(let number, _)) = moment.what { PhoneNumber(number) } else { nil }
        }
        // Spoken numbers have these between their digits.
        let digits = entered.filter { !" -.,".contains($0) }
        guard !digits.isEmpty, digits.allSatisfy({ "0123456789".contains($0) }),
            let other = ask.standIn(for: digits, known: known + [call.from].compactMap(\.self), &strangers)
        else { return entered }
        inventions[world.session.state] = other
        return other
    }

    private static func reply(to what: RealCall.What, _ wait: Wait, _ state: State?) -> Reply? {
        switch what {
        case .callerLeft: .hangUp
        case .flow(.missed(_, "no_input", _)): .silence
        case .flow(.missed(_, "corrected", _)): .press("2")
        case .flow(.missed): .pressWrong
        case .flow(let fact): reply(to: fact, wait, state)
        case .queued, .refused, .agentJoined, .agentLeft, .transferEnded: nil
        }
    }

    private static func reply(to fact: FlowFact, _ wait: Wait, _ state: State?) -> Reply? {
        switch (wait, fact) {
        case (.keys, .heard(let place, let digits)) where place == state?.name: .press(digits)
        case (.keys, .spoke(let place, let text, _)) where place == state?.name:
            .say(text == Values.redacted ? "something" : text)
        case (.confirming, .saved): .press("1")
        case (.review, .said("system.review_menu", _, _)): .press("2")
        case (.review, .messageLeft): .press("1")
        case (.question(let progress, _), .scored(_, _, let answer)):
            (state?.kind as? Survey)?.keys(for: answer, at: progress).map(Reply.press) ?? .silence
        case _: nil
        }
    }

    private mutating func press(_ digits: String, _ entry: KeyEntry) {
        var digits = digits
        if digits == Values.redacted {
            digits = (world.stateNow?.kind as? Ask)?.sample ?? "1234"
            inventions[world.session.state] = digits
        }
        if digits.count < entry.longest, let finish = entry.finishKey { digits.append(finish.character) }
        world.pass(min(.seconds(1), entry.wait / 2))
        world.press(digits.compactMap { Key($0) }, gap: .milliseconds(300))
    }

    /// A key that no answer begins with; too few digits where digits are asked for.
    private static func wrong(_ entry: KeyEntry, _ state: State?) -> String {
        let options = (state?.ways ?? []).map(\.outcome).filter(KeyEntry.areKeys)
        let keys = options.isEmpty && entry.shortest > 1 ? "0" : "9876543210*#"
        return keys.first { key in !options.contains { $0.first == key } }.map(String.init) ?? "*"
    }

    private mutating func speak() {
        enum Speech {
            case spoken(Duration)
            case reviewed
            case silence
            case left
        }
        let state = world.session.state
        let speech = upcoming { what -> Speech? in
            switch what {
            case .callerLeft: .left
            case .flow(.messageLeft(_, let seconds, _, _)), .flow(.recorded(_, let seconds, _)):
                .spoken(.seconds(seconds))
            case .flow(.scored): .spoken(Self.usualSpeech)
            case .flow(.said("system.review_menu", _, _)): .reviewed
            case .flow(.left(_, state, "empty", _)), .flow(.left(_, state, "error", _)): .silence
            case .flow, .queued, .refused, .agentJoined, .agentLeft, .transferEnded: nil
            }
        }
        switch speech {
        case .spoken(let time): _ = world.speak(for: time)
        case .reviewed: _ = world.speak(for: recordedLater ?? Self.usualSpeech)
        case .left:
            if let time = recordedLater { _ = world.speakAndHangUp(for: time) } else { world.hangUp() }
        case .silence, nil: world.keepSilent()
        }
    }

    /// How long the message is that is noted next.
    private var recordedLater: Duration? {
        for moment in call.moments[min(next, call.moments.count)...] {
            switch moment.what {
            case .flow(.messageLeft(_, let seconds, _, _)), .flow(.recorded(_, let seconds, _)):
                return .seconds(seconds)
            case .flow(.entered): return nil
            case .flow, .queued, .refused, .agentJoined, .agentLeft, .transferEnded, .callerLeft: continue
            }
        }
        return nil
    }

    private mutating func wait(_ request: QueueRequest) {
        enum End {
            case agent
            case key(String)
            case gone
            case timeOut
        }
        let since = call.moments[..<min(next, call.moments.count)].last?.at ?? call.startedAt
        let state = world.session.state
        let end = upcoming { what -> End? in
            switch what {
            case .agentJoined: .agent
            case .callerLeft: .gone
            case .flow(.heard(state, let digits)): .key(digits)
            case .flow(.left(_, state, _, _)): .timeOut
            case .flow, .queued, .refused, .agentLeft, .transferEnded: nil
            }
        }
        let waited = (call.moments[..<min(next, call.moments.count)].last?.at ?? since) - since
        let time = Duration.seconds(min(waited, request.maximumWait - .seconds(1)).wholeSeconds)
        switch end {
        case .agent: _ = world.agentAnswers()
        case .gone:
            if time > .zero { world.wait(time) }
            world.hangUp()
        case .key(let digits):
            if time > .zero { world.wait(time) }
            world.press(digits.compactMap { Key($0) }, gap: .milliseconds(300))
        case .timeOut, nil: world.keepSilent()
        }
    }

    private mutating func talk() {
        let state = world.session.state
        let isLeft = upcoming { what -> Bool? in
            switch what {
            case .callerLeft: true
            case .agentLeft, .flow(.left(_, state, _, _)): false
            case .flow, .queued, .refused, .agentJoined, .transferEnded: nil
            }
        }
        if isLeft ?? false { world.hangUp() } else if !world.agentFinishes() { world.keepSilent() }
    }
}

extension World {
    /// Whether a prompt plays after which nothing is asked of the caller.
    fileprivate var isTalkedTo: Bool {
        guard case .hearing = line, let kind = stateNow?.kind else { return false }
        return kind is Say || kind is Callback || kind is Hangup || kind is Lookup
    }
}

extension FlowFact {
    /// The state that was entered, with its flow.
    fileprivate var place: String? {
        guard case .entered(let flow, let state, _, _) = self else { return nil }
        return "\(flow)/\(state)"
    }
}
