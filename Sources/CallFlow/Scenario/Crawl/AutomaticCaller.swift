import Telephony

/// One automatic call.
struct AutomaticCaller {
    let program: Program
    let plan: CallPlan
    var world: World
    var dice: Dice
    /// Private values that the call has had; they may appear in no fact.
    private(set) var secrets: Set<String> = []
    private let hasSecrets: Bool
    /// After how many moves the caller puts the phone aside; nil for never.
    private let fallsSilentAfter: Int?

    /// Most things that one caller does; a flow that is not over by then hears nothing any more.
    private static let mostMoves = 300

    init(_ program: Program, _ plan: CallPlan, names: ScenarioNames, reread: World.Reread?) {
        self.program = program
        self.plan = plan
        dice = plan.dice
        hasSecrets = program.assembly.hasPrivateVariables
        fallsSilentAfter = dice.chance(15) ? dice.number(below: 8) : nil
        world = World(
            program, plan.circumstances(program, names, &dice), reread: reread, keepsLastEvent: false)
    }

    /// Goes through the whole call.
    mutating func call(_ habits: inout Habits) {
        var moves = 0
        while world.ending == nil, moves < Self.mostMoves {
            moves += 1
            if plan.persona == .impatient, fallsSilentAfter.map({ moves <= $0 }) ?? true, interrupt() { continue }
            world.runToChance()
            guard let chance = world.chance else { break }
            if let limit = fallsSilentAfter, moves > limit {
                world.keepSilent()
            } else {
                take(chance, &habits)
            }
            noteSecrets()
        }
        while world.runNext() {}
    }

    private mutating func take(_ chance: Chance, _ habits: inout Habits) {
        switch chance.sort {
        case .keys(let entry): answer(entry, &habits)
        case .tone: speak(&habits)
        case .queue: wait(&habits)
        case .talk, .transfer: dice.chance(hangsUpInHundred) ? world.hangUp() : world.keepSilent()
        case .over: return
        }
    }

    /// How often in a hundred chances the caller hangs up.
    private var hangsUpInHundred: Int {
        switch plan.persona {
        case .silent, .wrongKey, .alwaysFirst, .edgeHunter: 0
        case .random, .slowTypist: 4
        case .impatient: 10
        }
    }

    // MARK: Keys

    /// Presses a key while a prompt plays; false if the caller has the patience to wait this time.
    private mutating func interrupt() -> Bool {
        guard !world.hasChance, dice.chance(70) else { return false }
        world.pass(.milliseconds(200 + dice.number(below: 1500)))
        guard world.ending == nil, !world.hasChance else { return false }
        let entry: KeyEntry? = if case .prompted(let entry, _) = world.line { entry } else { nil }
        let keys = entry.flatMap { dice.pick(answers(to: $0)) } ?? dice.pick(["1", "2", "5", "9", "*", "#"]) ?? "1"
        world.press(keys.compactMap { Key($0) }, gap: .milliseconds(200))
        return true
    }

    private mutating func answer(_ entry: KeyEntry, _ habits: inout Habits) {
        guard !dice.chance(hangsUpInHundred) else { return world.hangUp() }
        let answers = answers(to: entry)
        switch plan.persona {
        case .silent: world.keepSilent()
        case .wrongKey: press(Self.wrong(answers), entry)
        case .alwaysFirst: press(answers.first, entry)
        case .random, .impatient, .slowTypist: answerAnyhow(answers, entry)
        case .edgeHunter: hunt(answers + ["silence", "wrong"], entry, &habits)
        }
    }

    private mutating func answerAnyhow(_ answers: [String], _ entry: KeyEntry) {
        switch dice.number(below: 100) {
        case 0..<12: world.keepSilent()
        case 12..<24: press(Self.wrong(answers), entry)
        case 24..<40 where entry.listening != nil: say(entry)
        case _: press(dice.pick(answers), entry)
        }
    }

    private mutating func say(_ entry: KeyEntry) {
        let words = dice.pick((entry.listening?.phrases ?? []) + ["something else"]) ?? ""
        if !world.say(words) { world.keepSilent() }
    }

    /// Does what was done least often here.
    private mutating func hunt(_ deeds: [String], _ entry: KeyEntry, _ habits: inout Habits) {
        let deed = leastUsed(deeds, &habits)
        switch deed {
        case "silence": world.keepSilent()
        case "wrong": press(Self.wrong(deeds), entry)
        case _: press(deed, entry)
        }
    }

    private mutating func leastUsed(_ deeds: [String], _ habits: inout Habits) -> String {
        let moves = deeds.map { Habits.Move(flow: world.session.flow, state: world.session.state, deed: $0) }
        let least = moves.map { habits.count($0) }.min() ?? 0
        guard let move = dice.pick(moves.filter { habits.count($0) == least }) else { return "silence" }
        habits.note(move)
        return move.deed
    }

    private mutating func press(_ text: String?, _ entry: KeyEntry) {
        let keys = (text ?? "").compactMap { Key($0) }
        guard !keys.isEmpty else { return world.keepSilent() }
        let gap: Duration =
            plan.persona == .slowTypist ? .milliseconds(1500 + dice.number(below: 2500)) : .milliseconds(250)
        world.pass(min(.seconds(1), entry.wait / 2))
        world.press(keys, gap: gap)
    }

    /// Keys that no answer begins with; nil if there are none.
    private static func wrong(_ answers: [String]) -> String? {
        "9876543210*#".first { key in !answers.contains { $0.first == key } }.map(String.init)
    }

    /// What may be pressed in answer to an entry: the state's options, or digits that make sense.
    private mutating func answers(to entry: KeyEntry) -> [String] {
        guard let state = world.stateNow else { return ["1"] }
        let options = state.ways.map(\.outcome).filter(KeyEntry.areKeys)
        guard options.isEmpty else { return options }
        guard entry.longest > 1 else { return ["1", "2", "3", "4", "5"] }
        let length = entry.shortest + dice.number(below: entry.longest - entry.shortest + 1)
        let end = length < entry.longest ? entry.finishKey.map { String($0.character) } ?? "" : ""
        let random = String((0..<length).map { _ in Character(String(dice.number(below: 10))) })
        let sensible = ["1980", "4539578763621486", "600111222", "31122025", "01012030"]
            .filter { (entry.shortest...entry.longest).contains($0.count) }
        return ([random] + sensible.map { String($0.prefix(entry.longest)) }).map { $0 + end }
    }

    // MARK: The rest

    private mutating func speak(_ habits: inout Habits) {
        let deed: String
        switch plan.persona {
        case .silent: deed = "silence"
        case .edgeHunter: deed = leastUsed(["silence", "speak", "hang up"], &habits)
        case .wrongKey, .alwaysFirst: deed = "speak"
        case .random, .impatient, .slowTypist: deed = dice.pick(["speak", "speak", "hang up", "silence"]) ?? "speak"
        }
        let time = Duration.milliseconds(300 + dice.number(below: 30_000))
        switch deed {
        case "silence": world.keepSilent()
        case "hang up": _ = world.speakAndHangUp(for: time)
        case _: _ = world.speak(for: time)
        }
    }

    private mutating func wait(_ habits: inout Habits) {
        let options = world.stateNow?.ways.map(\.outcome).filter(KeyEntry.areKeys) ?? []
        let deed: String
        switch plan.persona {
        case .silent: deed = "wait"
        case .wrongKey: deed = Self.wrong(options) ?? "wait"
        case .alwaysFirst: deed = options.first ?? "wait"
        case .edgeHunter: deed = leastUsed(options + ["wait"], &habits)
        case .random, .impatient, .slowTypist:
            deed = dice.chance(hangsUpInHundred) ? "hang up" : dice.pick(options + ["wait", "wait", "wait"]) ?? "wait"
        }
        switch deed {
        case "hang up": world.hangUp()
        case "wait": world.keepSilent()
        case _:
            world.wait(.seconds(1 + dice.number(below: 20)))
            if world.isWaitingForAgent { world.press(deed.compactMap { Key($0) }, gap: .zero) }
            // A key that means nothing here changes nothing: wait on.
            if plan.persona == .wrongKey { world.keepSilent() }
        }
    }

    private mutating func noteSecrets() {
        guard hasSecrets else { return }
        let here = FlowSession.Frame(flow: world.session.flow, state: "", values: world.session.values)
        for frame in [here] + world.session.frames {
            let variables = program.assembly.flow(frame.flow)?.sources.scope.variables ?? [:]
            for (name, value) in frame.values where variables[name]?.isPrivate == true {
                secrets.formUnion(Crawl.words(value).filter { $0.count >= 4 })
            }
        }
    }
}

extension World {
    /// The state that the call is in.
    var stateNow: State? {
        guard let flow = program?.assembly.flow(session.flow), let index = flow.stateIndexes[session.state] else {
            return nil
        }
        return flow.states[index]
    }
}
