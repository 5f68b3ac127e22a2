import ContactCenter
import JSONSyntax
import Telephony
import Testing

struct SimulatedDayTests {
    private static let midnight = Timestamp(seconds: 1_768_176_000)

    /// A queue without wrap-up, with agents who are there all day and pick up at once.
    private static func steady(
        perHalfHour calls: Double, talk: Double, agents: Int, patience: Patience
    ) -> (DayProfile, Configuration) {
        let names = (1...agents).map { AgentID(rawValue: "agent-\($0)") }
        let profile = DayProfile(
            title: "steady", midnight: midnight,
            queues: [
                "sales": DayProfile.Demand(
                    arrivals: .expected(from: 0, halfHours: [Double](repeating: calls, count: 48)),
                    talk: .exponential(mean: talk), patience: patience, longestWait: 4 * 3600)
            ],
            crew: names.map { AgentSettings(id: $0, name: "", endpoint: "sip:a@day.invalid", queues: ["sales"]) },
            shifts: names.map { DayProfile.Shift($0, from: 0, to: 86_400) }, pickUp: 0)
        return (profile, Configuration(queues: ["sales": QueueSettings(name: "sales", wrapUp: .zero)]))
    }

    private static func values(
        _ setting: (DayProfile, Configuration), _ measure: DayMeasure, seeds: ClosedRange<UInt64>
    ) -> [Double] {
        seeds.compactMap { seed in
            var day = SimulatedDay(setting.0, rules: setting.1, seed: seed)
            return day.run().parts.first.flatMap { measure.value(of: $0, .abandonsNegative) }
        }
    }

    @Test func `waits of patient callers are those of Erlang C`() throws {
        let setting = Self.steady(perHalfHour: 30, talk: 480, agents: 10, patience: .endless)
        let expected = Erlang.waitOfPatient(load: 8, agents: 10, handling: 480)
        let estimate = try #require(Estimate(Self.values(setting, .averageSpeedOfAnswer, seeds: 1...12)))
        let margin = try #require(estimate.margin)
        #expect(abs(estimate.mean - expected) < 1.5 * margin + 0.5, "\(estimate) for \(expected)")
    }

    @Test func `abandonment of impatient callers is that of Erlang A`() throws {
        let setting = Self.steady(perHalfHour: 30, talk: 480, agents: 8, patience: .exponential(mean: 240))
        let expected = Erlang.abandonmentOfImpatient(load: 8, agents: 8, handling: 480, patience: 240)
        let estimate = try #require(Estimate(Self.values(setting, .abandonment, seeds: 1...12)))
        let margin = try #require(estimate.margin)
        #expect(abs(estimate.mean - expected) < 1.5 * margin + 0.002, "\(estimate) for \(expected)")
    }

    @Test func `the same number is the same day, another number another one`() {
        let (profile, rules) = Self.steady(perHalfHour: 10, talk: 300, agents: 4, patience: .exponential(mean: 60))
        let outcomes = [UInt64(7), 7, 8].map { seed in
            var day = SimulatedDay(profile, rules: rules, seed: seed)
            return day.run()
        }
        #expect(outcomes[0] == outcomes[1])
        #expect(outcomes[0].mark != outcomes[2].mark)
    }

    @Test func `other rules meet the same callers`() {
        let (profile, rules) = Self.steady(perHalfHour: 30, talk: 300, agents: 5, patience: .exponential(mean: 60))
        var changed = rules
        changed.queues["sales"]?.strategy = .fewestCalls
        changed.queues["sales"]?.wrapUp = .seconds(60)
        var today = SimulatedDay(profile, rules: rules, seed: 3)
        var other = SimulatedDay(profile, rules: changed, seed: 3)
        let (first, second) = (today.run(), other.run())
        #expect(first.halfHours.map(\.offered) == second.halfHours.map(\.offered))
        #expect(first.parts[0].row[.abandoned] < second.parts[0].row[.abandoned])
    }

    @Test func `every caller of a day is answered or leaves, and nobody is left`() {
        let (profile, rules) = Self.steady(perHalfHour: 40, talk: 300, agents: 6, patience: .exponential(mean: 90))
        var day = SimulatedDay(profile, rules: rules, seed: 5)
        let row = day.run().parts[0].row
        #expect(row[.offered] == row[.answered] + row.left && row.waitingAfter == 0)
        #expect(row[.answered] == row[.handled])
    }

    /// A day in which a third asks for French, which one of the crews speaks.
    private static func french(_ change: (inout DayProfile.Demand) -> Void) -> (DayProfile, Configuration) {
        var (profile, rules) = steady(perHalfHour: 40, talk: 240, agents: 6, patience: .exponential(mean: 180))
        for index in profile.crew.indices.prefix(3) { profile.crew[index].skills = ["french": 3] }
        profile.queues["sales"]?.asking = [DayProfile.Asking(["french:2"], part: 0.33)]
        if var demand = profile.queues["sales"] {
            change(&demand)
            profile.queues["sales"] = demand
        }
        rules.queues["sales"]?.callback.retryAfter = .seconds(300)
        return (profile, rules)
    }

    @Test func `who asks for a skill waits for those who have it, and no longer once it is relaxed`() throws {
        let (profile, rules) = Self.french { _ in }
        var strict = SimulatedDay(profile, rules: rules, seed: 3)
        var lenient = rules
        lenient.queues["sales"]?.relaxations = [Relaxation(after: .seconds(10), keeps: 0)]
        var relaxed = SimulatedDay(profile, rules: lenient, seed: 3)
        let (one, other) = (strict.run().parts[0], relaxed.run().parts[0])
        #expect(one.row[.offered] == other.row[.offered])
        #expect(other.row[.abandoned] < one.row[.abandoned])
    }

    @Test func `those who would rather be called back are called back, and leaving by a key is no abandonment`() throws
    {
        let (profile, rules) = Self.french { demand in
            demand.choices.callBack = 0.5
            demand.choices.leave = 0.1
            demand.choices.after = 20
            demand.choices.reached = 0.7
        }
        var day = SimulatedDay(profile, rules: rules, seed: 9)
        let first = day.run()
        let row = first.parts[0].row
        #expect(row[.leftCallback] + row[.leftKey] > 50, "\(row)")
        #expect(row[.answered] == row[.handled] && row.waitingAfter == 0)
        var (patient, _) = Self.french { _ in }
        patient.title = profile.title
        var other = SimulatedDay(patient, rules: rules, seed: 9)
        #expect(row[.abandoned] < other.run().parts[0].row[.abandoned])
        var again = SimulatedDay(profile, rules: rules, seed: 9)
        #expect(again.run() == first)
    }

    @Test func `skills and keys of a profile are read, and a skill nobody has is told`() throws {
        let text = """
            {"queues": {"sales": {"arrivals": {"from": "08:00", "half_hours": [10]}, "talk": "4m",
                "skills": {"french": 20, "german, french?": 5}, "callback": 30, "leave_by_key": 5, "key_after": "2m",
                "reached": 80}},
             "agents": {"early": {"count": 1, "queues": ["sales"], "skills": {"french": 3}, "tier": 2,
                "from": "08:00", "to": "16:00"}}}
            """
        let rules = Configuration(queues: ["sales": QueueSettings(name: "sales")])
        let findings = Findings(Document(Array(text.utf8), path: "day.json"))
        let profile = try #require(
            DayProfile(Document(Array(text.utf8), path: "day.json"), findings, midnight: Self.midnight, rules: rules))
        #expect(findings.diagnostics.map(\.code) == ["C403"])
        let demand = try #require(profile.queues["sales"])
        #expect(demand.asking.map(\.skills) == [["french"], ["german", "french?"]])
        #expect(demand.choices.callBack == 0.3 && demand.choices.leave == 0.05 && demand.choices.after == 120)
        #expect(profile.crew.first?.skills == ["french": 3] && profile.crew.first?.services.first?.tier == 2)
        for wrong in [
            text.replacing("\"french\": 20", with: "\"french\": 99"), text.replacing("german", with: "ger man!"),
        ] {
            let findings = Findings(Document(Array(wrong.utf8), path: "d"))
            #expect(
                DayProfile(Document(Array(wrong.utf8), path: "d"), findings, midnight: Self.midnight, rules: rules)
                    == nil)
        }
    }

    @Test func `a profile is read, and what is wrong in it is said with its place`() throws {
        let text = """
            {"title": "A Tuesday", "pick_up": "2s", "misses": 5,
             "queues": {"sales": {"arrivals": {"from": "08:00", "half_hours": [10, 20]}, "talk": "4m",
                                  "talk_spread": 50, "patience": "2m"}},
             "agents": {"early": {"count": 3, "queues": ["sales"], "from": "08:00", "to": "16:00"}}}
            """
        let rules = Configuration(queues: ["sales": QueueSettings(name: "sales")])
        let document = Document(Array(text.utf8), path: "day.json")
        let profile = try #require(
            DayProfile(document, Findings(document), midnight: Self.midnight, rules: rules))
        #expect(profile.queues["sales"]?.arrivals == .expected(from: 28_800, halfHours: [10, 20]))
        #expect(profile.queues["sales"]?.talk == .logNormal(mean: 240, spread: 0.5))
        #expect(profile.shifts.map(\.agent.rawValue) == ["early-1", "early-2", "early-3"])
        let wrong = Document(
            Array(text.replacing("\"sales\": {", with: "\"sale\": {").replacing("16:00", with: "25:00").utf8), path: "d"
        )
        let findings = Findings(wrong)
        #expect(DayProfile(wrong, findings, midnight: Self.midnight, rules: rules) == nil)
        #expect(findings.diagnostics.map(\.code).sorted() == ["C401", "F005"])
        #expect(findings.diagnostics.first { $0.code == "C401" }?.hint?.contains("sales") == true)
    }
}

/// The formulas that simulated queues are compared with.
enum Erlang {
    /// The average wait with callers who never give up (Erlang C).
    static func waitOfPatient(load: Double, agents: Int, handling: Double) -> Double {
        var blocking = 1.0
        for count in 1...agents { blocking = load * blocking / (Double(count) + load * blocking) }
        let utilisation = load / Double(agents)
        let delay = blocking / (1 - utilisation * (1 - blocking))
        return delay * handling / (Double(agents) - load)
    }

    /// The part of callers who give up, with exponential patience (Palm's Erlang A), from the balance of the queue.
    static func abandonmentOfImpatient(load: Double, agents: Int, handling: Double, patience: Double) -> Double {
        let arrival = load / handling
        var weights = [1.0]
        for count in 1...(agents + 400) {
            let busy = min(count, agents)
            let leaving = Double(busy) / handling + Double(count - busy) / patience
            weights.append((weights.last ?? 0) * arrival / leaving)
        }
        let total = weights.reduce(0, +)
        let waiting = weights.enumerated().reduce(0.0) { $0 + Double(max(0, $1.offset - agents)) * $1.element } / total
        return waiting / patience / arrival
    }
}
