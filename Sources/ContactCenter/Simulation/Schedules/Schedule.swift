import CallFlow
import Telephony

/// A contact centre under random rules, to which random things happen in any order.
///
/// Arrivals, hang-ups, misses, status changes, hand-picks, moves, callbacks, refused orders, repeats and late events,
/// and restarts between any two inputs. After every input it is checked that the value is sound; at the end everybody
/// has gone, and nothing may be left. A seed repeats its schedule exactly.
package struct Schedule<Coding: EntityCoding> {
    /// The number that decides everything.
    package let seed: UInt64
    /// What was found to be wrong; empty if nothing was.
    package private(set) var faults: [String] = []
    /// Inputs that were handed in so far.
    package private(set) var inputs = 0
    /// How often the value was built anew from what was kept.
    package private(set) var restarts = 0

    /// The rules in force, and those that a reload changes them for.
    private(set) var configuration: Configuration
    private var others: Configuration
    var switchboard: Switchboard
    var now = Timestamp(seconds: 1_800_000_000)
    var chance: RandomStream
    var legs: [LegID] = []
    /// The marks of each leg's orders so far.
    var tags: [LegID: [LegTag]] = [:]
    /// The last orders, as long as something may still be said about them.
    var commands: [CallCommand] = []
    var errands: [Errand] = []
    /// The last events, which may come again.
    var heard: [CallEvent] = []
    private(set) var book = ScheduleBook()
    private var shelf = EntityShelf<Coding>()
    private var events = 0
    private let restartsAlways: Bool

    /// Draws the rules.
    package init(seed: UInt64) {
        self.seed = seed
        chance = RandomStream(seed: seed)
        configuration = Configuration.drawn(&chance)
        others = Configuration.drawn(&chance).reduced(&chance)
        restartsAlways = chance.below(8) == 0
        let counters = Counters(instance: 7)
        switchboard = Switchboard(SavedState(counters: counters), configuration: configuration, at: now)
        take(.tick)
        for name in Configuration.scheduleStaff { setStatus(name, .available) }
    }

    /// Plays it to its end, or to the first fault.
    ///
    /// - Parameter acts: How many things happen before everybody goes.
    /// - Returns: What was found to be wrong.
    package mutating func play(acts: Int = 120) -> [String] {
        for _ in 0..<acts {
            act()
            if !faults.isEmpty { return faults }
        }
        settle()
        return faults
    }

    mutating func complain(_ fault: String) { faults.append("seed \(seed), input \(inputs): \(fault)") }

    /// Hands one input in, keeps what it changes and checks what it brings about.
    mutating func take(_ input: Input) {
        if restartsAlways { restart() }
        hand(input)
    }

    private mutating func hand(_ input: Input) {
        inputs += 1
        let turn = switchboard.handle(input, at: now)
        finish(turn)
    }

    /// Lets the schedule work on the value itself, as a flow does.
    mutating func step(_ body: (inout Switchboard, Timestamp) -> Void) {
        inputs += 1
        body(&switchboard, now)
        switchboard.settleQueues(at: now)
        let turn = switchboard.turn
        switchboard.turn = Turn()
        finish(turn)
    }

    private mutating func finish(_ turn: Turn) {
        let changes = switchboard.takeChanges()
        for record in changes.closedCalls { book.close(record.id) }
        do { try shelf.keep(changes) } catch { complain("what changed cannot be kept: \(error)") }
        for command in turn.commands.map(\.command) {
            tags[command.leg, default: []].append(command.tag)
            if case .dial = command.action { legs.append(command.leg) }
            commands.append(command)
        }
        commands.removeFirst(max(0, commands.count - 40))
        errands += turn.errands
        errands.removeFirst(max(0, errands.count - 20))
        for fact in turn.facts { book.take(fact) }
        for fault in switchboard.unsoundness() + switchboard.unfairness(in: turn.facts, at: now) { complain(fault) }
    }

    /// Builds the value anew from what was kept, as a process that was killed would; nothing may be lost or different.
    mutating func restart() {
        restarts += 1
        do {
            let fresh = Switchboard(try shelf.saved(), configuration: configuration, at: now)
            for difference in switchboard.differences(from: fresh) { complain("after a restart: \(difference)") }
            switchboard = fresh
        } catch {
            complain("what was kept cannot be read: \(error)")
        }
    }

    /// Changes queues and agents for the other ones, as a reload does; somebody or a queue may be gone.
    mutating func reload() {
        swap(&configuration, &others)
        hand(.configured(configuration))
    }

    /// Lets time pass, with a tick at every deadline on the way.
    mutating func wait(_ duration: Duration) {
        let end = now + duration
        var ticks = 0
        while let next = switchboard.nextDeadline, next <= end {
            now = max(now, next)
            take(.tick)
            ticks += 1
            guard ticks < 10_000 else { return complain("deadlines do not move on") }
        }
        now = end
    }

    /// A leg's event, with a mark of one of the leg's orders.
    mutating func report(_ kind: CallEvent.Kind, on leg: LegID, tag: LegTag?) {
        events += 1
        let event = CallEvent(
            id: EventID(rawValue: "e\(events)"), carrier: .telnyx, occurredAt: now,
            leg: CallEvent.LegReference(handle: LegHandle(rawValue: "v3:\(leg)"), session: "s", tag: tag), kind: kind)
        heard.append(event)
        heard.removeFirst(max(0, heard.count - 30))
        take(.event(event))
    }

    mutating func setStatus(_ name: String, _ status: AgentStatus) {
        take(.request(.setStatus(AgentID(rawValue: name), StatusChoice(status), .now, by: .agent)))
    }

    /// Everybody hangs up and time passes: nothing may be left, and the figures must add up.
    private mutating func settle() {
        if configuration.agents.count < others.agents.count || configuration.queues.count < others.queues.count {
            reload()
        }
        for name in Configuration.scheduleStaff { setStatus(name, .offline) }
        for _ in 0..<4 {
            for call in switchboard.calls.values.sorted(by: { $0.id < $1.id }) {
                for leg in call.legs where !leg.hasEnded {
                    report(.hungUp(.init(cause: .normalClearing)), on: leg.id, tag: nil)
                }
            }
            for call in switchboard.calls.keys.sorted() { take(.request(.takeOut(call))) }
            for name in Configuration.scheduleStaff {
                take(.request(.endWrapUp(AgentID(rawValue: name), by: .supervisor)))
            }
            wait(.seconds(3600))
            if !faults.isEmpty { return }
        }
        for fault in switchboard.remains() + book.faults(until: now) { complain("at the end: \(fault)") }
    }
}
