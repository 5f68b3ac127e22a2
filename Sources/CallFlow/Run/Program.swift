package import Telephony

/// A compiled flow with everything that it reaches: immutable, checked, ready to run.
package struct Program: Sendable {
    /// Names the content.
    package let id: BundleID
    /// The flow, the flows that it reaches and the libraries that they use, as one JSON text from which the program
    /// can be made again.
    package let source: String
    let assembly: Assembly
    /// The flow that calls begin in.
    var compiled: Flow { assembly.root }

    init(id: BundleID, source: String, assembly: Assembly) {
        self.id = id
        self.source = source
        self.assembly = assembly
    }

    /// The flow's id: its file name without `.json`.
    package var flow: String { compiled.id }
    /// The flow's title.
    package var title: String { compiled.title }
    /// The numbers that the flow answers.
    package var numbers: [PhoneNumber] { compiled.numbers }
    /// Queues that the flow, or a flow that it reaches, can send a caller to.
    package var queues: [String] {
        var seen: Set<String> = []
        return assembly.flows.flatMap(\.queues).filter { seen.insert($0).inserted }
    }
    /// Ids of the flow and of all that it can reach by `run` and `handoff`, itself first.
    package var flows: [String] { assembly.flows.map(\.id) }
    /// Languages that the flow speaks; the first is the default.
    package var languages: [String] { compiled.languages }
    /// The names of the flow's states, in the file's order.
    package var states: [String] { compiled.states.map(\.name) }

    /// Whether a calendar of the program, by the key in a `CallWindow`, is open at this moment; nil if there is none.
    package func isOpen(
        _ calendar: String, at moment: Timestamp, _ exception: HoursOverride? = nil
    ) -> Bool? {
        assembly.calendars[calendar].map { $0.verdict(at: moment, exception) == .open }
    }

    /// When a calendar of the program opens next after this moment, within 400 days.
    package func nextOpening(
        _ calendar: String, after moment: Timestamp, _ exception: HoursOverride? = nil
    ) -> Timestamp? {
        assembly.calendars[calendar]?.nextOpening(after: moment, exception)
    }

    /// What an exception from a calendar of the program may have callers hear.
    package func notices(of calendar: String) -> [String] { assembly.calendars[calendar]?.notices ?? [] }

    /// Begins the flow for an answered call, in its first language unless another one is given.
    package func start(_ surroundings: Surroundings, language: String? = nil, at now: Timestamp) -> FlowTurn {
        var session = FlowSession(bundle: id)
        session.language = language
        var run = Run(assembly, session: session, surroundings: surroundings, now: now)
        run.advance(to: compiled.start)
        return FlowTurn(session: run.session, commands: run.commands, facts: run.facts, accepted: true)
    }

    /// Tells the flow what happened.
    ///
    /// If the flow's wait does not accept it, the turn is the session unchanged, with `accepted` false.
    package func step(
        _ session: FlowSession, _ event: FlowEvent, _ surroundings: Surroundings, at now: Timestamp
    ) -> FlowTurn {
        var run = Run(assembly, session: session, surroundings: surroundings, now: now)
        guard run.accept(event) else {
            return FlowTurn(session: session, commands: [], facts: [], accepted: false)
        }
        run.advance()
        return FlowTurn(session: run.session, commands: run.commands, facts: run.facts, accepted: true)
    }
}

/// The result of one step of a flow.
package struct FlowTurn: Hashable, Sendable {
    /// Where the call is now.
    package var session: FlowSession
    /// What is to be done, in this order.
    package var commands: [FlowCommand]
    /// What happened.
    package var facts: [FlowFact]
    /// Whether the event was one that the flow waited for.
    package var accepted: Bool

    /// Puts a turn together.
    package init(session: FlowSession, commands: [FlowCommand], facts: [FlowFact], accepted: Bool) {
        self.session = session
        self.commands = commands
        self.facts = facts
        self.accepted = accepted
    }
}
