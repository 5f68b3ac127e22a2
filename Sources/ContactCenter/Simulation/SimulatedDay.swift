import HeapModule
import Telephony

/// One day of arrivals, run through the same value that answers real calls, on a clock that jumps.
///
/// The carrier within does what it is told at once. Callers bring their own luck (patience, talk), drawn from the seed
/// and the caller's number alone, so that two sets of rules meet the same callers.
package struct SimulatedDay: Sendable {
    /// What happens next.
    struct Event: Comparable, Sendable {
        enum Kind: Hashable, Sendable {
            case arrives(Int)
            case begins(AgentID)
            case leaves(AgentID)
            case answers(LegID, LegTag)
            case misses(LegID, LegTag)
            case givesUp(CallID)
            case presses(CallID)
            case stops(CallID)
        }

        var at: Int64
        var order: UInt64
        var kind: Kind

        static func < (left: Event, right: Event) -> Bool {
            left.at == right.at ? left.order < right.order : left.at < right.at
        }

        static func == (left: Event, right: Event) -> Bool { left.order == right.order }
    }

    /// Somebody who calls.
    struct Caller: Sendable {
        let line: Int
        let at: Int64
        /// Seconds until the caller gives up; nil for never.
        var patience: Double?
        var talk: Double
        /// What the caller presses after a while; nil for nothing.
        var key: Key?
        /// The number of the leg that leads to the caller: another one when it is called back.
        var leg: UInt32 = 1
        /// Whether the caller is still on the line.
        var isUp = false
        var isTalking = false
    }

    let profile: DayProfile
    /// The lines on which callers come; a caller knows its line's place.
    let lines: [DayProfile.Line]
    var switchboard: Switchboard
    var callers: [Caller] = []
    var future = Heap<Event>()
    var order: UInt64 = 0
    var now: Timestamp
    /// The luck of agents, by leg.
    let agentLuck: RandomStream
    /// Reports of the carrier that the value has not heard yet.
    var reports: [CallEvent] = []
    var watch: DayWatch
    private var turns = 0

    /// Sets a day up.
    ///
    /// - Parameters:
    ///   - rules: Queues and agents; of the agents, those with a shift come to work.
    ///   - seed: The same number gives the same day.
    package init(_ profile: DayProfile, rules: Configuration, seed: UInt64) {
        self.profile = profile
        now = profile.midnight
        lines = profile.lines
        let luck = RandomStream(seed: seed)
        agentLuck = luck.branch(2)
        let configuration = profile.configuration(under: rules)
        watch = DayWatch(profile, configuration)
        switchboard = Switchboard(
            SavedState(counters: Counters(instance: 1)), configuration: configuration, at: profile.midnight)
        draw(luck.branch(1))
        for index in callers.indices { schedule(.arrives(index), at: callers[index].at) }
        for shift in profile.shifts {
            schedule(.begins(shift.agent), at: Int64(shift.from) * 1000)
            schedule(.leaves(shift.agent), at: Int64(shift.to) * 1000)
        }
    }

    /// Runs the day to its end.
    ///
    /// - Parameter progress: Told the part that is done, 0 to 1, about a hundred times.
    package mutating func run(progress: (Double) -> Void = { _ in }) -> DayOutcome {
        var done = 0
        let step = max(1, callers.count / 100)
        while let event = future.popMin() {
            tick(until: profile.midnight + .milliseconds(event.at))
            now = profile.midnight + .milliseconds(event.at)
            handle(event.kind)
            guard case .arrives = event.kind else { continue }
            done += 1
            if done % step == 0 { progress(Double(done) / Double(callers.count)) }
        }
        tick(until: now + .seconds(6 * 3600))
        _ = switchboard.takeChanges()
        return watch.outcome(at: now)
    }

    mutating func schedule(_ kind: Event.Kind, at moment: Int64) {
        order += 1
        future.insert(Event(at: max(moment, 0), order: order, kind: kind))
    }

    mutating func schedule(_ kind: Event.Kind, in seconds: Double) {
        schedule(kind, at: (now - profile.midnight).wholeMilliseconds + Int64(seconds * 1000))
    }

    /// Draws everybody who calls, in the order of the queues' names.
    private mutating func draw(_ luck: RandomStream) {
        for (index, name) in profile.queues.keys.sorted().enumerated() {
            guard let demand = profile.queues[name], let line = lines.firstIndex(where: { $0.queue == name }) else {
                continue
            }
            var times = luck.branch(UInt64(index) * 2 + 1)
            let people = luck.branch(UInt64(index) * 2 + 2)
            for (number, moment) in demand.arrivals.moments(&times).enumerated() {
                var own = people.branch(UInt64(number) + 1)
                let patience = demand.patience.draw(&own)
                let talk = demand.talk.draw(&own)
                // Drawn for everybody, so that other parts change only what they are about.
                let (asks, wish) = (own.unit(), own.unit())
                callers.append(
                    Caller(
                        line: line + demand.asking(at: asks), at: moment, patience: patience, talk: talk,
                        key: demand.choices.key(at: wish)))
            }
        }
        callers.sort { ($0.at, $0.line) < ($1.at, $1.line) }
    }

    /// Does what is due up to a moment.
    private mutating func tick(until moment: Timestamp) {
        while let next = switchboard.nextDeadline, next <= moment {
            now = max(now, next)
            take(.tick)
        }
    }

    /// Hands one input in, and what the carrier has to say to the orders that follow from it.
    mutating func take(_ input: Input) {
        obey(switchboard.handle(input, at: now))
        while !reports.isEmpty {
            let heard = reports
            reports.removeAll(keepingCapacity: true)
            for report in heard { obey(switchboard.handle(.event(report), at: now)) }
        }
    }

    private mutating func obey(_ turn: Turn) {
        for fact in turn.facts { watch.take(fact) }
        for command in turn.commands { obey(command.command) }
        turns += 1
        // Nobody stores them; they must not pile up.
        if turns % 256 == 0 { _ = switchboard.takeChanges() }
    }
}

extension DayProfile.Demand {
    /// The place of the line, among the queue's, of a caller with this luck.
    fileprivate func asking(at luck: Double) -> Int {
        var sum = 0.0
        for (place, group) in asking.enumerated() {
            sum += group.part
            if luck < sum { return place + 1 }
        }
        return 0
    }
}

extension DayProfile.Choices {
    /// What a caller with this luck presses.
    fileprivate func key(at luck: Double) -> Key? {
        if luck < callBack { return Key(DayProfile.callBackKey) }
        return luck < callBack + leave ? Key(DayProfile.leaveKey) : nil
    }
}

extension DayProfile.Arrivals {
    /// The milliseconds of the day at which callers come, in order; at most 5,000,000.
    func moments(_ chance: inout RandomStream) -> [Int64] {
        switch self {
        case .at(let moments): return moments.sorted()
        case .expected(let from, let halfHours):
            var moments: [Int64] = []
            for (index, expected) in halfHours.enumerated() where expected > 0 {
                let begin = Double(from + index * 1800)
                var offset = chance.exponential(mean: 1800 / expected)
                while offset < 1800, moments.count < 5_000_000 {
                    moments.append(Int64((begin + offset) * 1000))
                    offset += chance.exponential(mean: 1800 / expected)
                }
            }
            return moments
        }
    }
}
