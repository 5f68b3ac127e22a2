/// The rules of one queue, from `config/queues.json`.
package struct QueueSettings: Hashable, Sendable {
    /// The name that flows use.
    package var name: String
    /// Shown to people.
    package var title: String
    /// Who of the free agents is offered the call.
    package var strategy: Strategy = .mostIdle
    /// Phones that ring at once with `ring_all`, 2 to 50.
    package var ringsAtOnce = 10
    /// How long an agent's phone rings, 5 to 600 s.
    package var ringTime: Duration
    /// Time after a call in which the agent gets no other one.
    package var wrapUp: Duration
    /// How a wrap-up ends.
    package var wrapUpMode: WrapUpMode = .timed
    /// Most callers that may wait; nil for no limit.
    package var maximumSize: Int?
    /// Whether callers may wait although nobody is there to take them.
    package var joinWhenEmpty: Bool
    /// Agents in these states do not count as there when a caller asks for a place.
    package var emptyForJoining: [Absence] = [.offline]
    /// Callers who wait are sent on when all agents are in these states; empty lets them wait.
    package var emptyForWaiting: [Absence] = []
    /// Whether the conversation is recorded, from the moment the agent answers.
    package var records: Bool
    /// After a miss, the same caller is not offered to the same agent for this long.
    package var avoidAfterMiss: Duration
    /// The agent's pause after a first miss; doubles with each further one in a row, up to 16 times this.
    package var pauseAfterMiss: Duration
    /// An agent who misses this many offers within `missesWithin` is set to away; nil for never, 1 to 20.
    package var awayAfterMisses: Int?
    /// See `awayAfterMisses`, up to 24 h.
    package var missesWithin: Duration = .seconds(600)
    /// How this queue's callers compare with those of other queues that an agent serves: 1 first, 5 usual, 10 last.
    package var priority = 5
    /// What one step of priority is worth, in time waited; zero ignores priorities, up to 4 h.
    package var headStart: Duration = .seconds(60)
    /// The waits after which the second, third … tier of agents is asked as well; at most 8, growing.
    package var tiers: [Duration] = []
    /// The waits after which fewer skills are asked for; at most 8, growing.
    package var relaxations: [Relaxation] = []
    /// Whether a caller is kept for the agent who talked to the same number last.
    package var lastAgent: LastAgent?
    /// Whether announcements after the first are made only when the caller has moved up.
    package var announcesOnlyProgress = false
    /// Where callers go who have waited long.
    package var overflow: Overflow?
    /// How long a caller whose line was lost while waiting may come back to the same place; nil for not at all.
    package var resumeWithin: Duration?
    /// How booked callbacks are made.
    package var callback = CallbackRules()
    /// A call that is answered within this time counts for the service level, up to 1 h.
    package var answerWithin: Duration = .seconds(20)
    /// A caller who hangs up within this time says nothing about the queue, up to 1 h.
    package var shortAbandon: Duration = .seconds(5)

    /// Describes a queue.
    ///
    /// The defaults are the ones that the README states.
    package init(
        name: String, title: String? = nil, ringTime: Duration = .seconds(20), wrapUp: Duration = .seconds(15),
        maximumSize: Int? = nil, joinWhenEmpty: Bool = false, records: Bool = true,
        avoidAfterMiss: Duration = .seconds(60), pauseAfterMiss: Duration = .seconds(5)
    ) {
        self.name = name
        self.title = title ?? name
        self.ringTime = ringTime
        self.wrapUp = wrapUp
        self.maximumSize = maximumSize
        self.joinWhenEmpty = joinWhenEmpty
        self.records = records
        self.avoidAfterMiss = avoidAfterMiss
        self.pauseAfterMiss = pauseAfterMiss
    }

    /// The time by which a caller of this priority counts as having come earlier than one of the usual priority.
    func headStart(priority caller: Int) -> Duration { headStart * (10 - caller - priority) }
}

/// Who of the free agents is offered a call.
package enum Strategy: String, Hashable, Sendable, Codable, CaseIterable {
    /// The one idle longest.
    case mostIdle = "most_idle"
    /// Several at once, those idle longest; the first to pick up gets the call.
    case ringAll = "ring_all"
    /// The one who holds fewest callers.
    case leastConnections = "least_connections"
    /// The one whose last offer from this queue lies back furthest.
    case roundRobin = "round_robin"
    /// The one who has talked to fewest callers since logging in.
    case fewestCalls = "fewest_calls"
    /// The first by the `order` that `config/agents.json` gives.
    case priority
}

/// How a wrap-up ends.
package enum WrapUpMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// There is none.
    case none
    /// By itself after `wrap_up`; the agent may end it before.
    case timed
    /// By itself after `wrap_up`, and not before.
    case forced
    /// When the agent or a supervisor ends it.
    case open
}

/// A reason for which an agent of a queue does not count as being there for callers.
package enum Absence: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not logged in.
    case offline
    /// Logged in and away.
    case away
    /// Offered a call, or with a caller.
    case busy
    case wrapUp = "wrap_up"
    /// Left alone after a miss.
    case paused
}
