import CallFlow
import Foundation
import JSONSyntax
import Telephony
import Testing

/// One call of a program on a virtual clock.
///
/// After every turn the session is stored and read again.
struct Caller {
    let program: Program
    var surroundings: Surroundings
    var now: Timestamp
    private(set) var session: FlowSession
    /// What the last turn asked for.
    private(set) var commands: [FlowCommand] = []
    /// What the last turn noted.
    private(set) var facts: [FlowFact] = []
    private(set) var allFacts: [FlowFact] = []

    /// Tuesday, 10 March 2026, 10:30 in Madrid.
    static let tuesdayMorning = "2026-03-10T09:30:00Z"

    init(
        _ program: Program, at start: String = Caller.tuesdayMorning, from: String? = "+34600111222",
        exceptions: [String: HoursOverride] = [:]
    ) throws {
        self.program = program
        now = try #require(Timestamp(iso8601: start))
        surroundings = Surroundings(
            call: "call-1", from: from.flatMap { PhoneNumber($0) }, to: "+34910000001", startedAt: now,
            exceptions: exceptions)
        let turn = program.start(surroundings, at: now)
        session = turn.session
        try keep(turn)
    }

    /// Starts the only flow of a text.
    init(flow text: String, libraries: [String: String] = [:], at start: String = Caller.tuesdayMorning) throws {
        try self.init(Self.program(text, libraries: libraries), at: start, from: "+34600111222")
    }

    /// The only flow of a text, which must be free of errors.
    ///
    /// It is made as a stored bundle is: what a check would say about its style or its safety does not matter here.
    static func program(_ text: String, libraries: [String: String] = [:]) throws -> Program {
        let others = libraries.sorted { $0.key < $1.key }.map { ", \"\($0.key)\": \($0.value)" }.joined()
        return try Program(source: "{ \"flow\": \"test\", \"files\": { \"test.json\": \(text)\(others) } }")
    }

    /// Tells the flow of an event that it waits for.
    mutating func tell(_ event: FlowEvent, after delay: Duration = .zero) throws {
        now = now + delay
        let turn = program.step(session, event, surroundings, at: now)
        #expect(turn.accepted, "\(event) in \(session.state)")
        try keep(turn)
    }

    /// Tells the flow of an event that it does not wait for: nothing may change.
    mutating func ignores(_ event: FlowEvent) {
        let turn = program.step(session, event, surroundings, at: now)
        #expect(!turn.accepted, "\(event) in \(session.state)")
        #expect(turn.session == session)
        #expect(turn.commands == [])
        #expect(turn.facts == [])
    }

    /// Lets the clock run to the flow's deadline.
    mutating func waitForDeadline() throws {
        now = try #require(session.deadline)
        try tell(.deadline)
    }

    private mutating func keep(_ turn: FlowTurn) throws {
        let stored = try JSONEncoder().encode(turn.session)
        session = try JSONDecoder().decode(FlowSession.self, from: stored)
        #expect(session == turn.session)
        #expect(session.hasEnded == (session.deadline == nil))
        commands = turn.commands
        facts = turn.facts
        allFacts += turn.facts
    }

    /// The words of the last turn, in order.
    var heard: [String] {
        facts.compactMap { if case .said(_, _, let text) = $0 { text } else { nil } }
    }

    /// The names of the prompts of the last turn, in order.
    var prompts: [String] {
        facts.compactMap { if case .said(let prompt, _, _) = $0 { prompt } else { nil } }
    }

    /// The states that the call has been in, in order.
    var path: [String] {
        allFacts.compactMap { if case .entered(_, let state, _, _) = $0 { state } else { nil } }
    }

    /// What the last turn wanted collected.
    var entry: KeyEntry? {
        commands.lazy.compactMap { if case .collect(let entry) = $0 { entry } else { nil } }.first
    }
}
