import CallFlow
import DequeModule
package import Telephony

/// A contact centre: one value.
///
/// Every input turns it into its next value, plus a list of things to do.
///
/// No input or output, no clock, no randomness, no locks. Whoever owns it hands it one input at a time, commits
/// `takeChanges()` with the turn, and only then releases the turn's commands and reply.
package struct Switchboard: Sendable {
    var configuration: Configuration
    var counters: Counters
    var calls: [CallID: Call] = [:]
    var agents: [AgentID: Agent] = [:]
    var router = Router(queues: [:], agents: [])
    var memories: [String: QueueMemory] = [:]
    /// Until when each desktop that reports itself counts as alive; begins anew with every start.
    var leases: [AgentID: Timestamp] = [:]
    /// Who talked to a number last, and when.
    var lastTalks: [String: (agent: AgentID, at: Timestamp)] = [:]
    /// The latest call whose line was lost while waiting, by number.
    var droppedCalls: [String: CallID] = [:]
    /// Calls that are to be called back, by queue and number.
    var bookings: [Booking: CallID] = [:]
    /// When the next look for what has stayed in a state too long is due.
    var sweepAt: Timestamp?
    var programs: [BundleID: Program] = [:]
    /// Which edition of each flow is in force.
    var publications: [String: Publication] = [:]
    /// The editions that the files hold now; flows whose file has errors are missing.
    var onFile: [String: BundleID] = [:]
    var flowsByNumber: [String: String] = [:]
    /// Exceptions from calendars' hours, by the calendar's key; those whose end has come count no more.
    var overrides: [String: HoursOverride] = [:]
    var overridesChanged = false
    var legs: [LegHandle: LegID] = [:]
    var deadlines = Deadlines()

    /// What the input in hand has brought about so far.
    var turn = Turn()
    /// What happened while the value was made; told with the first input.
    var earlyFacts: [Fact] = []
    /// Agents who have become free during this input.
    var unsettledAgents: Deque<AgentID> = []
    /// Callers who can be offered to more agents than before this input.
    var unsettledCalls: Set<CallID> = []
    /// Lines in which tiers opened or closed during this input, because agents came or went.
    var shiftedLines: Set<Int> = []
    /// Lines in which agents became fewer during this input.
    var emptiedLines: Set<Int> = []
    /// Who could be offered a call, as far as the facts say.
    var readiness = Readiness()
    /// Agents of whom the facts may not say all.
    var restless: Set<AgentID> = []
    /// Whether the settings may be others than the facts say.
    var rosterMayDiffer = true
    var changedCalls: Set<CallID> = []
    var changedAgents: Set<AgentID> = []
    var changedQueues: Set<String> = []
    var closedCalls: [CallView] = []
    var newPrograms: [BundleID] = []
    var publicationsChanged = false
    /// Flows that the store has, or will have with the next commit.
    var storedPrograms: Set<BundleID> = []

    /// Takes up where a store left off.
    package init(_ saved: SavedState, configuration: Configuration, at now: Timestamp) {
        self.configuration = configuration
        counters = saved.counters
        for program in saved.programs {
            programs[program.id] = program
            storedPrograms.insert(program.id)
        }
        for publication in saved.publications where programs[publication.live] != nil {
            publications[publication.flow] = publication
        }
        for exception in saved.overrides { overrides[exception.calendar] = exception }
        for memory in saved.queues { memories[memory.queue] = memory }
        for agent in saved.agents { restore(agent, configuration.house, at: now) }
        calls.reserveCapacity(saved.calls.count)
        legs.reserveCapacity(saved.calls.count)
        for call in saved.calls { restore(call) }
        adopt(configuration, at: now)
        scheduleSweepIfNeeded(at: now)
        earlyFacts = turn.facts
        turn = Turn()
    }

    /// The moment of the next `tick`; nil if nothing is due.
    package var nextDeadline: Timestamp? { deadlines.next }

    /// Takes one input in.
    package mutating func handle(_ input: Input, at now: Timestamp) -> Turn {
        turn = Turn()
        turn.facts = earlyFacts
        earlyFacts = []
        switch input {
        case .event(let event): take(event, at: now)
        case .commandEnded(let command, let ending): take(ending, of: command, at: now)
        case .errandEnded(let errand, let ending): take(ending, of: errand, at: now)
        case .request(let request): turn.reply = answer(request, at: now)
        case .tick: tick(at: now)
        case .legsListed(let carrier, let active, let asOf): compare(active, of: carrier, asOf: asOf, at: now)
        case .configured(let configuration): reconfigure(configuration, at: now)
        }
        settleQueues(at: now)
        defer { turn = Turn() }
        return turn
    }

    /// What must be written before the effects of the inputs so far may be released.
    package mutating func takeChanges() -> Changes {
        var changes = Changes(counters: counters)
        changes.calls = changedCalls.compactMap { calls[$0] }
        changes.agents = changedAgents.compactMap { agents[$0] }
        changes.queues = changedQueues.compactMap { memories[$0] }
        changes.closedCalls = closedCalls
        changes.programs = newPrograms.compactMap { programs[$0] }
        changedCalls.removeAll(keepingCapacity: true)
        changedAgents.removeAll(keepingCapacity: true)
        changedQueues.removeAll(keepingCapacity: true)
        closedCalls.removeAll()
        newPrograms.removeAll()
        if publicationsChanged { changes.publications = publications.values.sorted { $0.flow < $1.flow } }
        publicationsChanged = false
        if overridesChanged { changes.overrides = overrides.values.sorted { $0.calendar < $1.calendar } }
        overridesChanged = false
        return changes
    }
}

extension Switchboard {
    /// Lets `body` work on a call, then keeps it, marks it as changed and sets its deadline.
    ///
    /// The call is not in `calls` meanwhile, so `body` may change everything else through `self`.
    mutating func change(
        _ id: CallID, at now: Timestamp, _ body: (inout Switchboard, inout Call) -> Void
    ) {
        guard var call = calls.removeValue(forKey: id) else { return }
        body(&self, &call)
        keep(call, at: now)
    }

    /// Puts a call back after work on it.
    mutating func keep(_ call: Call, at now: Timestamp) {
        deadlines.set(.call(call.id), at: call.deadline)
        changedCalls.insert(call.id)
        calls[call.id] = call
        sync(call)
    }

    /// Records that something happened.
    mutating func note(
        _ kind: Fact.Kind, call: CallID? = nil, agent: AgentID? = nil, queue: String? = nil, at now: Timestamp
    ) {
        counters.fact += 1
        let fact = Fact(serial: counters.fact, at: now, call: call, agent: agent, queue: queue, kind: kind)
        if let agent = readiness.take(fact) { restless.insert(agent) }
        turn.facts.append(fact)
    }

    /// Gives an order about one of the call's legs.
    mutating func order(_ action: CallCommand.Action, on leg: LegID, of call: inout Call, at now: Timestamp) {
        counters.command += 1
        call.step += 1
        let command = CallCommand(
            id: CommandID(instance: counters.instance, serial: counters.command), carrier: call.carrier, leg: leg,
            step: call.step, madeAt: now, action: action)
        turn.commands.append(OutgoingCommand(command: command, handle: call[leg]?.handle))
    }

    /// Gives an order about the caller's leg.
    mutating func order(_ action: CallCommand.Action, of call: inout Call, at now: Timestamp) {
        order(action, on: call.caller.id, of: &call, at: now)
    }
}
