import ContactCenter
import Telephony

/// The time of whole choices with skills: agents with 5 skills of 20 in 5 of 50 queues, callers who need one or two.
///
/// Before the choices that are timed, many are made a second time by looking at everybody, and must come out the same;
/// among the timed ones that would empty the processor's caches.
struct RoutingBench {
    private static let queues = 50
    private static let skills = 20
    /// Choices before the timed ones; as many are timed.
    private static let checked = 20_000

    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    private struct Office {
        var router: Router
        var agents: [AgentSettings]
        var idle: [AgentID: Int64] = [:]
        var waiting: [CallID: (place: WaitingLine.Place, queue: String, needs: [SkillNeed])] = [:]
        var dice = Dice(state: 11)
        var now: Int64 = 1_000_000
    }

    /// Both directions, with few and with many agents, in turn; each figure is the median of three rounds.
    func run() -> [BenchRow] {
        var small: [Double] = []
        var large: [Double] = []
        var callers: [Double] = []
        var worst: [Double] = []
        var agreed = true
        for _ in 0..<3 {
            let few = agentChoices(agents: 100)
            let many = agentChoices(agents: 10_000)
            let waiting = callerChoices(agents: 10_000, waiting: 100_000)
            small.append(few.times.percentile(50))
            large.append(many.times.percentile(50))
            worst.append(many.times.percentile(99))
            callers.append(waiting.times.percentile(99))
            agreed = agreed && few.agreed && many.agreed && waiting.agreed
        }
        let growth = large.median / small.median
        return [
            BenchRow(
                measure: "agent for a caller with skills, p99", figure: "\(worst.median.formatted(2)) µs",
                promise: "at most 5 µs (worst round \((worst.max() ?? 0).formatted(2)))", isKept: worst.median <= 5),
            BenchRow(
                measure: "  against 100 agents", figure: "\(growth.formatted(2)) ×", promise: "at most 2 ×",
                isKept: growth <= 2),
            BenchRow(
                measure: "caller of 100,000 for a free agent, p99", figure: "\(callers.median.formatted(2)) µs",
                promise: "at most 5 µs (worst round \((callers.max() ?? 0).formatted(2)))",
                isKept: callers.median <= 5),
            BenchRow(
                measure: "  looking at everybody gives",
                figure: agreed ? "the same" : "another", promise: "the same", isKept: agreed),
        ]
    }

    private func office(agents count: Int) -> Office {
        var dice = Dice(state: 7)
        let agents = (0..<count).map { index in
            var names: Swift.Set<Int> = []
            while names.count < 5 { names.insert(dice.roll(Self.skills)) }
            var queues: Swift.Set<Int> = []
            while queues.count < 5 { queues.insert(dice.roll(Self.queues)) }
            let skills = names.sorted().map { ("skill\($0)", 1 + dice.roll(5)) }
            return AgentSettings(
                id: AgentID(rawValue: "agent\(index)"), name: "", endpoint: "sip:a@example.com",
                services: queues.sorted().map { AgentSettings.Service("queue\($0)") },
                skills: Dictionary(uniqueKeysWithValues: skills))
        }
        let strategies = (0..<Self.queues).map { ("queue\($0)", Strategy.mostIdle) }
        return Office(
            router: Router(queues: Dictionary(uniqueKeysWithValues: strategies), agents: agents), agents: agents)
    }

    private func needs(_ dice: inout Dice) -> [SkillNeed] {
        [SkillNeed("skill\(dice.roll(Self.skills))", level: 1 + dice.roll(2))]
    }

    private func agentChoices(agents count: Int) -> (times: [Double], agreed: Bool) {
        var office = office(agents: count)
        for agent in office.agents { free(agent.id, in: &office) }
        var times: [Double] = []
        var agreed = true
        for round in 0..<2 * Self.checked {
            let queue = "queue\(office.dice.roll(Self.queues))"
            let reach = Reach(needs: needs(&office.dice))
            guard let wish = office.router.wish(for: reach, in: queue) else { continue }
            let isChecked = round < Self.checked && round % 64 == 0
            let expected = isChecked ? scan(office, queue, reach) : nil
            let clock = ContinuousClock()
            let start = clock.now
            let chosen = office.router.agent(for: wish)
            if let chosen { office.router.setBusy(chosen) }
            if round >= Self.checked { times.append((clock.now - start) / .microseconds(1)) }
            if isChecked { agreed = agreed && expected == chosen }
            if let chosen { free(chosen, in: &office) }
        }
        return (times, agreed)
    }

    private func callerChoices(agents count: Int, waiting: Int) -> (times: [Double], agreed: Bool) {
        var office = office(agents: count)
        for number in 0..<waiting { wait(UInt64(number + 1), in: &office) }
        var times: [Double] = []
        var agreed = true
        for round in 0..<2 * Self.checked {
            let agent = office.agents[office.dice.roll(count)]
            let isChecked = round < Self.checked && round % 256 == 0
            let expected = isChecked ? scan(office, for: agent) : nil
            let clock = ContinuousClock()
            let start = clock.now
            let call = office.router.caller(for: agent.id)
            if let call { office.router.leave(call) }
            if round >= Self.checked { times.append((clock.now - start) / .microseconds(1)) }
            if isChecked { agreed = agreed && expected == call }
            guard let call else { continue }
            office.waiting[call] = nil
            wait(UInt64(waiting + round + 1), in: &office)
        }
        return (times, agreed)
    }

    private func free(_ agent: AgentID, in office: inout Office) {
        office.now += 1
        office.idle[agent] = office.now
        office.router.set(agent, free: Router.Standing(since: Timestamp(milliseconds: office.now), offers: 0))
    }

    private func wait(_ number: UInt64, in office: inout Office) {
        office.now += 1
        let moment = Timestamp(milliseconds: office.now)
        let place = WaitingLine.Place(rank: moment, since: moment, call: CallID(number))
        let queue = "queue\(office.dice.roll(Self.queues))"
        let needs = needs(&office.dice)
        office.waiting[place.call] = (place, queue, needs)
        office.router.wait(place, for: Reach(needs: needs), in: queue)
    }

    /// The agent idle longest of those who serve a queue and have the skills, found by looking at everybody.
    private func scan(_ office: Office, _ queue: String, _ reach: Reach) -> AgentID? {
        let able = office.agents.filter { $0.queues.contains(queue) && $0.meets(reach.needs) }
        return able.min { (office.idle[$0.id] ?? 0) < (office.idle[$1.id] ?? 0) }?.id
    }

    /// The caller who came first of those an agent may take, found by looking at everybody.
    private func scan(_ office: Office, for agent: AgentSettings) -> CallID? {
        let able = office.waiting.values.filter { agent.queues.contains($0.queue) && agent.meets($0.needs) }
        return able.min { $0.place < $1.place }?.place.call
    }
}

extension [Double] {
    /// The value that so many of a hundred do not exceed.
    fileprivate func percentile(_ share: Int) -> Double {
        guard !isEmpty else { return 0 }
        return sorted()[Swift.min(count - 1, count * share / 100)]
    }
}
