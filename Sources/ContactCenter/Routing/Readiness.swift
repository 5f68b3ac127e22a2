import Telephony

/// Which agents could be offered calls, as far as the facts say.
///
/// The contact centre keeps one beside the agents themselves and writes a fact only where it is wrong; whoever reads the
/// facts keeps another one, and has the same agents before him at every decision. Most changes need no fact of their
/// own, because a log-in, an offer, a conversation and the end of a wrap-up say enough.
struct Readiness: Sendable {
    /// What the facts say of one agent.
    struct Entry: Hashable, Sendable {
        /// Whether the agent is at work, be it with a caller.
        var isAtWork = false
        /// Nil for an agent who could not be offered a call.
        var ready: ReadyAgent?
        var offers = 0
        var talks = 0
        var turns: [String: UInt64] = [:]
    }

    /// The roster in force; nil before the first one.
    private(set) var roster: Roster?
    /// The serial of the roster's fact, by which decisions name it.
    private(set) var edition: UInt64 = 0
    /// When the roster was written down.
    private(set) var toldAt = Timestamp(milliseconds: 0)
    /// Decisions since the roster was written down.
    private(set) var decisions = 0
    private var entries: [AgentID: Entry] = [:]
    private var inTurn: Set<String> = []

    /// What is known of an agent.
    func entry(_ agent: AgentID) -> Entry { entries[agent] ?? Entry() }

    /// Takes a fact; returns the agent of whom another thing is known now.
    @discardableResult
    mutating func take(_ fact: Fact) -> AgentID? {
        switch fact.kind {
        case .rosterSet(let roster):
            begin(roster, fact)
            return nil
        case .ready(let ready):
            return change(fact) { entry in
                entry.isAtWork = true
                entry.ready = ready
                entry.offers = ready.offers
                entry.talks = ready.talks
                entry.turns = ready.turns ?? [:]
            }
        case .notReady(let isAtWork):
            return change(fact) { entry in
                entry.isAtWork = isAtWork
                entry.ready = nil
            }
        case .offered(let decision):
            decisions += 1
            let turn = fact.queue.flatMap { inTurn.contains($0) ? $0 : nil }
            return change(fact) { entry in
                entry.ready = nil
                entry.offers += 1
                if let turn { entry.turns[turn] = decision.offer }
            }
        case .connected: return change(fact) { $0.talks += 1 }
        case .parted, .wrapUpEnded: return change(fact) { $0.becomeReady(at: fact.at) }
        case .wrapUpBegan: return change(fact) { $0.ready = nil }
        case .statusChanged(let status, _, _): return change(fact) { $0.take(status, at: fact.at) }
        case .arrived, .turnedAway, .answered, .flow, .queued, .queueRefused, .missed, .withdrawn, .taken,
            .skillMissing, .moved, .resumed, .callbackBooked, .callbackDialled, .callbackFailed, .answeredLate,
            .accepted, .connectionFailed, .leftQueue, .recordingStarted, .recordingSaved, .recordingFailed,
            .recordingTranscribed, .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .desktopLost,
            .overdue, .transferDialled, .transferConnected, .transferEnded, .commandFailed, .ghostClosed,
            .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn, .callMoved, .hoursOverridden,
            .hoursRestored, .ended:
            return nil
        }
    }

    private mutating func begin(_ roster: Roster, _ fact: Fact) {
        self.roster = roster
        edition = fact.serial
        toldAt = fact.at
        decisions = 0
        entries.removeAll(keepingCapacity: true)
        inTurn = Set(roster.queues.lazy.filter { $0.strategy == .roundRobin }.map(\.name))
    }

    private mutating func change(_ fact: Fact, _ body: (inout Entry) -> Void) -> AgentID? {
        guard roster != nil, let agent = fact.agent else { return nil }
        body(&entries[agent, default: Entry()])
        return agent
    }
}

extension Readiness.Entry {
    fileprivate mutating func becomeReady(at moment: Timestamp) {
        guard isAtWork else { return }
        ready = ReadyAgent(since: moment, offers: offers, talks: talks, turns: turns.isEmpty ? nil : turns)
    }

    /// As for a new shift; other log-ins are told apart.
    fileprivate mutating func take(_ status: AgentStatus, at moment: Timestamp) {
        switch status {
        case .available:
            isAtWork = true
            offers = 0
            talks = 0
            becomeReady(at: moment)
        case .away, .offline:
            isAtWork = false
            ready = nil
        }
    }
}
