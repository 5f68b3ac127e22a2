package import Telephony

/// Brings callers who wait and agents who are free together.
///
/// Two questions are answered without looking at everybody: whom of the free agents a caller is offered to, and
/// whom of the waiting callers an agent who becomes free is to be offered. Agents stand in pools (queue × tier),
/// callers in groups (queue × what they may be offered), each in its order. Holds nothing that cannot be made again
/// from the calls, the agents and the configuration.
package struct Router: Sendable {
    /// An agent as the router sees it.
    ///
    /// Only what every offer needs, so that the desks of thousands stay near the processor.
    struct Desk: Sendable {
        let id: AgentID
        /// The agent's queues.
        var seats: [Seat]
        /// The numbers of the sets of skills that the agent has; the empty set is had by everybody.
        var sets = SkillMarks()
        var occupation = Agent.Occupation.offline

        init(id: AgentID, seats: [Seat]) {
            self.id = id
            self.seats = seats
            sets.insert(0)
        }
    }

    /// An agent's part in one queue.
    ///
    /// Narrow, because all of an agent's are walked whenever it becomes free or busy.
    struct Seat: Sendable {
        let line: Int32
        let tier: Int32
        let order: Int32
        /// The line's pool of the tier.
        let pool: Int32
        /// What the queue's strategy compares first, as it stands in the pool while the agent is free.
        var score: Int64 = 0
        /// The number of the last offer that this queue made to the agent.
        var turn: UInt64 = 0
    }

    /// What is compared of a free agent.
    package struct Standing: Hashable, Sendable {
        /// Since when the agent has been idle.
        package var since: Timestamp
        /// Offers in this shift.
        package var offers: Int
        /// Callers talked to in this shift.
        package var talks: Int
        /// Callers that the agent holds now.
        package var held: Int

        /// Describes a free agent.
        package init(since: Timestamp, offers: Int, talks: Int = 0, held: Int = 0) {
            self.since = since
            self.offers = offers
            self.talks = talks
            self.held = held
        }
    }

    /// Where a caller stands.
    struct Spot: Hashable, Sendable {
        enum Side: Hashable, Sendable {
            /// An offer is out, or it is not time yet.
            case closed
            case group(Int)
            case kept(Int)
        }

        var line: Int
        var place: WaitingLine.Place
        var side: Side
    }

    var lines: [Line] = []
    var desks: [Desk] = []
    /// What is configured of the agents, by desk.
    private(set) var settings: [AgentSettings] = []
    /// What is compared of those who are free, by desk.
    var standings: [Standing?] = []
    var lineIndex: [String: Int] = [:]
    var deskIndex: [AgentID: Int] = [:]
    /// Sets of skills that have been asked for; the first is the empty one.
    var skillSets: [[SkillNeed]] = [[]]
    var spots: [CallID: Spot] = [:]

    /// An office in which nobody works yet and nobody waits.
    package init(queues: [String: Strategy], agents: [AgentSettings]) {
        for (name, strategy) in queues.sorted(by: { $0.key < $1.key }) {
            lineIndex[name] = lines.count
            lines.append(Line(name: name, strategy: strategy))
        }
        for settings in agents.sorted(by: { $0.id < $1.id }) { add(settings) }
    }

    private mutating func add(_ settings: AgentSettings) {
        let desk = desks.count
        deskIndex[settings.id] = desk
        let seats = settings.services.compactMap { service -> Seat? in
            guard let line = lineIndex[service.queue] else { return nil }
            lines[line].desks.append(desk)
            lines[line].occupied[Agent.Occupation.offline.rawValue] += 1
            return Seat(
                line: Int32(clamping: line), tier: Int32(clamping: service.tier), order: Int32(clamping: service.order),
                pool: Int32(clamping: lines[line].pool(of: service.tier)))
        }
        standings.append(nil)
        desks.append(Desk(id: settings.id, seats: seats))
        self.settings.append(settings)
    }

    /// Gives a queue that has none a line, which nobody serves.
    mutating func open(_ queue: String) {
        precondition(lineIndex[queue] == nil, "a queue has one line")
        lineIndex[queue] = lines.count
        lines.append(Line(name: queue, strategy: .mostIdle))
    }

    /// The line of a queue; nil if no such queue is configured and nobody waits in it.
    func line(_ queue: String) -> Line? { lineIndex[queue].map { lines[$0] } }

    /// Counts in the line of a queue, without copying it.
    func position(of place: WaitingLine.Place, in queue: String) -> Int? {
        lineIndex[queue].flatMap { lines[$0].waiting.position(of: place) }
    }
}
