package import CallFlow
package import ContactCenter
import Foundation
package import Telephony
import Testing

/// A contact centre under test: the value, a clock set by hand, and a store that rereads everything that is written.
///
/// After every input each changed entity is encoded, kept and compared with what decoding gives back. `restart`
/// builds the value anew from what was kept, as a process that was killed would.
package struct Center {
    package private(set) var switchboard: Switchboard
    package var now = Timestamp(seconds: 1_800_000_000)
    package private(set) var commands: [CallCommand] = []
    package private(set) var errands: [Errand] = []
    package private(set) var facts: [Fact] = []
    /// Builds the value anew before every input, to show that nothing lives in memory only.
    package var restartsBeforeEveryInput = false

    private var configuration: Configuration
    private var calls: [CallID: Data] = [:]
    private var agents: [AgentID: Data] = [:]
    private var queues: [String: Data] = [:]
    private var programs: [BundleID: Program] = [:]
    private var publications: [Data] = []
    private var overrides: [Data] = []
    private var counters = Counters(instance: 7)
    private var events = 0

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        switchboard = Switchboard(SavedState(counters: counters), configuration: configuration, at: now)
        // As the writer does; what it tells of the flows' first editions is no test's subject but one's.
        take(.tick)
        facts = []
    }

    /// Hands one input in and keeps what it changed.
    ///
    /// Returns the commands it brought about.
    @discardableResult
    package mutating func take(_ input: Input) -> [CallCommand] {
        hand(input).commands.map(\.command)
    }

    /// Asks for something and returns the answer.
    package mutating func ask(_ request: Request) -> Reply { hand(.request(request)).reply }

    private mutating func hand(_ input: Input) -> Turn {
        if restartsBeforeEveryInput { restart() }
        return step { switchboard, now in switchboard.handle(input, at: now) }
    }

    /// Lets a test work on the value itself, and keeps what that changed.
    @discardableResult
    package mutating func step(_ body: (inout Switchboard, Timestamp) -> Turn) -> Turn {
        let turn = body(&switchboard, now)
        keep(switchboard.takeChanges())
        commands += turn.commands.map(\.command)
        errands += turn.errands
        for errand in turn.errands {
            let reread = try? JSONDecoder().decode(Errand.self, from: JSONEncoder().encode(errand))
            #expect(reread == errand, "an errand must survive storing")
        }
        facts += turn.facts
        for fact in turn.facts where fact.call != nil {
            #expect(!Fact.Kind.namesOfNoCall.contains(fact.kind.name), "\(fact.kind.name) is never about a call")
        }
        return turn
    }

    /// Asks for something; returns why it was refused, if it was.
    @discardableResult
    package mutating func request(_ request: Request) -> Reply.Refusal? {
        guard case .refused(let refusal) = ask(request) else { return nil }
        return refusal
    }

    /// Puts another configuration in force, as a reload does; later restarts begin with it.
    package mutating func configure(_ configuration: Configuration) {
        self.configuration = configuration
        take(.configured(configuration))
    }

    /// Lets time pass, with a tick at every deadline on the way.
    @discardableResult
    package mutating func wait(_ duration: Duration) -> [CallCommand] {
        let end = now + duration
        var brought: [CallCommand] = []
        var ticks = 0
        while let next = switchboard.nextDeadline, next <= end {
            now = max(now, next)
            brought += take(.tick)
            ticks += 1
            precondition(ticks < 10_000, "deadlines must move on")
        }
        now = end
        return brought
    }

    /// Forgets the value and builds it from what was kept.
    package mutating func restart() {
        let decoder = JSONDecoder()
        do {
            let saved = SavedState(
                counters: counters, calls: try calls.values.map { try decoder.decode(Call.self, from: $0) },
                agents: try agents.values.map { try decoder.decode(Agent.self, from: $0) },
                queues: try queues.values.map { try decoder.decode(QueueMemory.self, from: $0) },
                programs: Array(programs.values),
                publications: try publications.map { try decoder.decode(Publication.self, from: $0) },
                overrides: try overrides.map { try decoder.decode(HoursOverride.self, from: $0) })
            switchboard = Switchboard(saved, configuration: configuration, at: now)
        } catch {
            Issue.record("what was kept cannot be read: \(error)")
        }
    }

    /// Loses an edition of a flow, as a version of the program does that cannot read it.
    package mutating func forget(_ edition: BundleID) { programs[edition] = nil }

    private mutating func keep(_ changes: Changes) {
        let encoder = JSONEncoder()
        let decoder = JSONDecoder()
        counters = changes.counters
        do {
            for call in changes.calls {
                calls[call.id] = try encoder.encode(call)
                let reread = try decoder.decode(Call.self, from: calls[call.id] ?? Data())
                #expect(reread == call, "a call must survive storing")
            }
            for agent in changes.agents { agents[agent.id] = try encoder.encode(agent) }
            for queue in changes.queues { queues[queue.queue] = try encoder.encode(queue) }
            for record in changes.closedCalls { calls[record.id] = nil }
            for program in changes.programs { programs[program.id] = program }
            if let fresh = changes.overrides { overrides = try fresh.map { try encoder.encode($0) } }
            if let fresh = changes.publications { publications = try fresh.map { try encoder.encode($0) } }
        } catch {
            Issue.record("an entity cannot be stored: \(error)")
        }
    }

    // MARK: What a carrier reports

    /// A leg's event, with the mark of the leg's last command.
    @discardableResult
    package mutating func report(_ kind: CallEvent.Kind, on leg: LegID) -> [CallCommand] {
        let tag = commands.last { $0.leg == leg }.map(\.tag)
        return report(kind, on: leg, tag: tag)
    }

    /// A leg's event with a mark of the test's choice.
    @discardableResult
    package mutating func report(_ kind: CallEvent.Kind, on leg: LegID, tag: LegTag?) -> [CallCommand] {
        take(.event(event(kind, on: leg, tag: tag)))
    }

    /// An event that is not handed in yet.
    package mutating func event(_ kind: CallEvent.Kind, on leg: LegID, tag: LegTag? = nil) -> CallEvent {
        events += 1
        return CallEvent(
            id: EventID(rawValue: "e\(events)"), carrier: .telnyx, occurredAt: now,
            leg: CallEvent.LegReference(handle: LegHandle(rawValue: "v3:\(leg)"), session: "s", tag: tag),
            kind: kind)
    }

    /// Somebody calls; returns the caller's leg.
    package mutating func ring(from: String = "+34600111222", to: String = "+34910000001") -> LegID {
        let leg = LegID(call: CallID(counters.call + 1), number: 1)
        report(.initiated(CallEvent.Initiated(direction: .incoming, from: from, to: to)), on: leg, tag: nil)
        return leg
    }

    /// Somebody calls and is answered.
    package mutating func answeredCall(from: String = "+34600111222") -> LegID {
        let leg = ring(from: from)
        report(.answered, on: leg)
        return leg
    }

    /// The keys that a carrier's collector gathered.
    @discardableResult
    package mutating func gather(_ digits: String, on leg: LegID) -> [CallCommand] {
        report(.gathered(CallEvent.Gathered(digits: digits, status: .valid)), on: leg)
    }

    /// An agent chooses a status.
    package mutating func set(_ agent: String, _ status: AgentStatus) {
        take(.request(.setStatus(AgentID(rawValue: agent), StatusChoice(status), .now, by: .agent)))
    }

    /// The agent's leg of the last `dial`.
    package var lastDialled: LegID? {
        commands.last { if case .dial = $0.action { true } else { false } }?.leg
    }

    /// Names of the commands for a leg, in order.
    package func orders(on leg: LegID) -> [String] {
        commands.filter { $0.leg == leg }.map(\.action.name)
    }

    /// The facts' kinds in order, by their coding names.
    package var story: [String] { facts.map(\.kind.name) }
}
