import CallFlow
import HeapModule
import Telephony

/// A contact centre on a virtual clock, with a carrier that does what it is told at once, and people who do what a
/// scenario says.
///
/// The value is the one that answers real calls; everything that it would have stored is written and read again after
/// each input.
package struct QueueStage: Sendable {
    /// Writes entities as they are stored and reads them again; nil if they cannot be read.
    package typealias Reread = @Sendable (SavedState) -> SavedState?

    /// What happens by itself later.
    struct Event: Comparable, Sendable {
        enum Kind: Hashable, Sendable {
            /// A phone that rings is picked up, or is not.
            case answers(LegID), misses(LegID)
            /// An agent has talked for as long as it talks.
            case finishes(LegID)
            /// Sound number so much of a leg has been heard.
            case soundEnds(LegID, Int)
            case collectorEnds(LegID, Int)
        }

        var at: Timestamp
        var order: UInt64
        var kind: Kind

        static func < (left: Event, right: Event) -> Bool {
            left.at == right.at ? left.order < right.order : left.at < right.at
        }

        static func == (left: Event, right: Event) -> Bool { left.order == right.order }
    }

    /// One phone connection, as the carrier sees it.
    struct Line: Sendable {
        var person: QueuePerson
        /// What the last order left on it.
        var tag: LegTag?
        var isRinging = false
        /// Counts sounds and collectors, so that the end of an earlier one is not taken for that of a later one.
        var serial = 0
        var collector: CallCommand.Gather?
        var pressed = ""
    }

    let given: QueueGiven
    let configuration: Configuration
    /// The moment that the scenario's times count from.
    let start: Timestamp
    var switchboard: Switchboard
    var now: Timestamp
    var future = Heap<Event>()
    var order: UInt64 = 0
    var lines: [LegID: Line] = [:]
    /// The calls that the scenario's callers have made, the latest of each; and who made each.
    var callOf: [String: CallID] = [:]
    var callerOf: [CallID: String] = [:]
    /// The callers' own numbers.
    var numberOf: [String: String] = [:]
    var callsMade: UInt64 = 0
    /// Reports of the carrier that the value has not heard yet.
    var reports: [CallEvent] = []
    var log: [QueueOccurrence] = []
    var facts: [Fact] = []
    /// What went wrong with the machinery itself.
    var troubles: [String] = []
    private var kept: KeptEntities
    private var turns = 0
    /// Most inputs of one scenario.
    var mostTurns = 200_000
    /// Whether something was left undone, and the clock stands still, because there were too many inputs.
    private(set) var hasGivenUp = false

    /// 10 March 2026, 10:30 in Madrid.
    private static let usualStart = Timestamp(seconds: 1_773_135_000)
    private static let longestIdle = Duration.seconds(3600)

    init(_ scenario: QueueScenario, base: Configuration, reread: Reread?) {
        given = scenario.given
        configuration = scenario.configuration(base)
        start = Self.usualStart
        now = start - Self.longestIdle
        kept = KeptEntities(reread)
        switchboard = Switchboard(
            SavedState(counters: Counters(instance: 1)), configuration: configuration, at: now)
        take(.tick)
        for (id, member) in given.cast.sorted(by: { ($1.value.idle, $0.key) < ($0.value.idle, $1.key) }) {
            advance(to: start - member.idle)
            choose(member.status, for: id)
        }
        advance(to: start)
        log = []
    }

    private mutating func choose(_ status: AgentStatus, for agent: AgentID) {
        guard status != .offline else { return }
        take(.request(.setStatus(agent, StatusChoice(status), .now, by: .agent)))
    }

    // MARK: Time

    /// The moment of what comes next; nil if nothing does.
    var next: Timestamp? {
        [future.min?.at, switchboard.nextDeadline].compactMap(\.self).min().map { max($0, now) }
    }

    /// Lets time pass up to a moment, with all that happens on the way.
    mutating func advance(to moment: Timestamp) {
        while let next, next <= moment, runNext() {}
        if !hasGivenUp { now = max(now, moment) }
    }

    /// Does what comes next; false if nothing does, or too much happened.
    mutating func runNext() -> Bool {
        guard let next, hasTurns() else { return false }
        now = next
        if let event = future.min, event.at <= now {
            _ = future.popMin()
            handle(event.kind)
        } else {
            take(.tick)
        }
        return true
    }

    mutating func schedule(_ kind: Event.Kind, in time: Duration) {
        order += 1
        future.insert(Event(at: now + time, order: order, kind: kind))
    }

    // MARK: The value

    /// Hands one input in, and what the carrier has to say to the orders that follow from it.
    mutating func take(_ input: Input) {
        hand(input)
        hearReports()
    }

    private mutating func hearReports() {
        while !reports.isEmpty, hasTurns() {
            let heard = reports
            reports.removeAll(keepingCapacity: true)
            for report in heard { hand(.event(report)) }
        }
    }

    /// Whether more inputs are allowed; gives up if not.
    private mutating func hasTurns() -> Bool {
        hasGivenUp = hasGivenUp || turns >= mostTurns
        return !hasGivenUp
    }

    /// Asks for something; the reason in words if it is refused.
    mutating func ask(_ request: Request) -> String? {
        let reply = hand(.request(request))
        hearReports()
        guard case .refused(let refusal) = reply else { return nil }
        return refusal.sentence
    }

    @discardableResult
    private mutating func hand(_ input: Input) -> Reply {
        turns += 1
        let turn = switchboard.handle(input, at: now)
        if let trouble = kept.keep(switchboard.takeChanges()), !troubles.contains(trouble) { troubles.append(trouble) }
        facts += turn.facts
        log += turn.facts.map { QueueOccurrence(at: now, what: .fact($0)) }
        for command in turn.commands { obey(command.command) }
        return turn.reply
    }

    /// Ends the server and starts it again with what it had stored.
    mutating func restart() {
        switchboard = Switchboard(kept.saved, configuration: configuration, at: now)
    }
}
