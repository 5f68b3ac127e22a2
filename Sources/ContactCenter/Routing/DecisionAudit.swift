package import Telephony

/// Makes every choice of an agent again, from the facts alone and with the code that chose then.
///
/// Facts are read in order; from the roster, the log-ins, offers, conversations and wrap-ups the audit has before it who was
/// free at each decision. A second proof needs no router: a plain search of everybody finds nobody who could have had
/// the call and had been idle for longer.
package struct DecisionAudit: Sendable {
    /// The names of the kinds of facts that it looks at.
    package static let kinds = [
        "roster_set", "ready", "not_ready", "status_changed", "queued", "offered", "missed", "connection_failed",
        "connected", "left_queue", "parted", "wrap_up_began", "wrap_up_ended", "ended",
    ]

    /// How many differences are kept with their words.
    private static let keptDifferences = 100
    /// Sets of skills after which the router is made anew, because each costs a little for every agent.
    private static let skillSets = 500

    /// What came of making one choice again.
    package enum Verdict: Hashable, Sendable {
        /// The same agent, out of so many free ones.
        case same(free: Int)
        /// Somebody picked the call by hand; there was no choice to be made.
        case byHand
        /// The facts do not say who was free: the version that made the decision did not write it down.
        case unrecorded
        /// Another agent, or other numbers; in sentences without a full stop.
        case different([String])
    }

    /// A decision with its verdict.
    package struct Finding: Hashable, Sendable {
        /// When it was made.
        package var at: Timestamp
        package var call: CallID?
        package var queue: String?
        package var decision: Decision
        package var verdict: Verdict
    }

    /// The moment from which decisions count; what lies before only tells who was free.
    private let from: Timestamp
    /// The only call whose decisions count; nil for all.
    private let call: CallID?
    /// Decisions looked at.
    package private(set) var decisions = 0
    /// Decisions that came out the same.
    package private(set) var same = 0
    /// Decisions that somebody made by hand.
    package private(set) var byHand = 0
    /// Decisions of which the facts do not say who was free.
    package private(set) var unrecorded = 0
    /// Decisions that came out differently.
    package private(set) var different = 0
    /// Decisions for whom had been idle longest, for which everybody was searched.
    package private(set) var searched = 0
    /// Of these, those for which somebody was found who could have had the call and had been idle for longer.
    package private(set) var idleLonger = 0
    /// The first differences; of one call, every decision.
    package private(set) var findings: [Finding] = []

    var readiness = Readiness()
    var router = Router(queues: [:], agents: [])
    /// Until when callers avoid agents who missed them.
    var avoided: [CallID: [AgentID: Timestamp]] = [:]
    /// Calls whose wait was seen from its beginning.
    var seen: Set<CallID> = []
    /// Offers that belong to one choice.
    private var pending: [(fact: Fact, decision: Decision)] = []

    /// An audit of decisions from a moment on, or of one call's.
    package init(from: Timestamp, call: CallID? = nil) {
        self.from = from
        self.call = call
    }

    /// An audit of the decisions that were made for one call.
    package init(of call: CallID) {
        self.init(from: Timestamp(milliseconds: .min), call: call)
    }

    /// Takes the next fact; nothing may be left out between the roster and a decision.
    package mutating func take(_ fact: Fact) {
        if case .offered(let decision) = fact.kind {
            if let last = pending.last, !Self.areOne((last.fact, last.decision), (fact, decision)) { judgePending() }
            pending.append((fact, decision))
            return
        }
        judgePending()
        note(fact)
    }

    /// Judges the last decision; asked once, when there are no more facts.
    package mutating func finish() { judgePending() }

    private static func areOne(_ one: (fact: Fact, decision: Decision), _ two: (fact: Fact, decision: Decision)) -> Bool
    {
        one.fact.serial + 1 == two.fact.serial && one.fact.at == two.fact.at && one.fact.call == two.fact.call
            && one.decision.rule == two.decision.rule && one.decision.rule == Strategy.ringAll.rawValue
    }

    private mutating func judgePending() {
        guard let first = pending.first else { return }
        let counts = first.fact.at >= from && (call == nil || call == first.fact.call)
        if counts {
            for (offer, verdict) in zip(pending, judge(pending)) { count(offer.fact, offer.decision, verdict) }
        }
        for offer in pending { note(offer.fact) }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func count(_ fact: Fact, _ decision: Decision, _ verdict: Verdict) {
        decisions += 1
        switch verdict {
        case .same: same += 1
        case .byHand: byHand += 1
        case .unrecorded: unrecorded += 1
        case .different: different += 1
        }
        if call == nil {
            guard case .different = verdict, findings.count < Self.keptDifferences else { return }
        }
        findings.append(
            Finding(at: fact.at, call: fact.call, queue: fact.queue, decision: decision, verdict: verdict))
    }

    /// Notes that everybody was searched for one who had been idle for longer.
    mutating func noteSearch(found: Bool) {
        searched += 1
        if found { idleLonger += 1 }
    }

    /// Takes in what a fact says of agents and callers.
    private mutating func note(_ fact: Fact) {
        if let agent = readiness.take(fact) { show(agent) }
        if case .rosterSet = fact.kind { remakeRouter() }
        if let call = fact.call { follow(call, fact) }
        if router.skillSets.count > Self.skillSets { remakeRouter() }
    }

    /// Follows a caller's wait.
    private mutating func follow(_ call: CallID, _ fact: Fact) {
        switch fact.kind {
        case .queued:
            seen.insert(call)
            avoided[call] = nil
        case .missed, .connectionFailed:
            guard let agent = fact.agent, let line = readiness.roster?.queues.first(where: { $0.name == fact.queue })
            else { return }
            avoided[call, default: [:]][agent] = fact.at + .milliseconds(line.avoids)
        case .connected, .leftQueue, .ended:
            avoided[call] = nil
            seen.remove(call)
        case .arrived, .turnedAway, .answered, .flow, .queueRefused, .offered, .withdrawn, .taken, .skillMissing,
            .moved, .resumed, .callbackBooked, .callbackDialled, .callbackFailed, .answeredLate, .accepted,
            .recordingStarted, .recordingSaved, .recordingFailed, .recordingTranscribed, .noticeFailed, .messageSent,
            .messageFailed, .messageUndelivered, .parted, .wrapUpBegan, .wrapUpEnded, .statusChanged, .desktopLost,
            .overdue, .transferDialled, .transferConnected, .transferEnded, .commandFailed, .ghostClosed,
            .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn, .callMoved, .hoursOverridden,
            .hoursRestored, .rosterSet, .ready, .notReady:
            break
        }
    }

    private mutating func remakeRouter() {
        guard let roster = readiness.roster else { return }
        router = roster.router
        for agent in roster.agents { show(agent.id) }
    }

    /// Puts an agent where the facts say it is.
    mutating func show(_ agent: AgentID) {
        guard let desk = router.deskIndex[agent] else { return }
        let entry = readiness.entry(agent)
        for (queue, turn) in entry.turns { router.note(turn: turn, of: agent, in: queue) }
        guard let ready = entry.ready else {
            router.set(desk, entry.isAtWork ? .busy : .offline, nil)
            return
        }
        router.set(
            desk, .free,
            Router.Standing(since: ready.since, offers: ready.offers, talks: ready.talks, held: ready.held ?? 0))
    }
}
