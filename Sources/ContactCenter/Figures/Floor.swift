package import Telephony

/// Who waits, rings, talks and wraps up, as far as facts tell it, and what each fact counts for.
///
/// Facts are taken in the order of their serials; each is looked at once. It remembers those who wait now, the agents,
/// and the conversations of calls that are not over: nothing that grows with time.
package struct Floor: Sendable {
    /// One who waits.
    struct Entry: Hashable, Sendable {
        var queue: String
        /// Since when, with the age that came along from another queue.
        var since: Timestamp
        /// The position on entering, 1 for the first.
        var position: Int
    }

    /// A call's last conversation.
    struct Talk: Hashable, Sendable {
        var queue: String?
        var agent: AgentID?
    }

    /// The names of the kinds of facts that count for something; no others need be read.
    package static let kinds = [
        "queued", "queue_refused", "moved", "left_queue", "offered", "missed", "withdrawn", "taken",
        "connection_failed", "callback_failed", "connected", "parted", "wrap_up_began", "wrap_up_ended",
        "status_changed", "transfer_connected", "ended",
    ]

    let rules: FigureRules
    /// The serial of the last fact taken.
    package private(set) var lastSerial: UInt64 = 0
    /// The latest moment among the facts taken.
    private(set) var now = Timestamp(milliseconds: .min / 2)
    private(set) var entries: [CallID: Entry] = [:]
    private(set) var waiting: [String: Int] = [:]
    private(set) var agents: [AgentID: Presence] = [:]
    private var talks: [CallID: Talk] = [:]
    /// What the facts taken since `drain` count for.
    private(set) var counted: [Counted] = []
    /// What time the facts taken since `drain` bring to an end.
    private(set) var spent: [Spent] = []

    /// A floor of which nothing is known yet.
    package init(_ rules: FigureRules = FigureRules()) {
        self.rules = rules
    }

    /// Takes what an agent's status was before the first fact.
    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {
        agents[agent] = Presence(status: status, since: since)
    }

    /// Forgets what has been counted and spent so far.
    mutating func drain() {
        counted.removeAll(keepingCapacity: true)
        spent.removeAll(keepingCapacity: true)
    }

    /// Lets time pass to a moment: what agents do then is spent up to it.
    mutating func cut(at moment: Timestamp) {
        now = max(now, moment)
        for agent in agents.keys { change(agent) { _ in } }
    }

    /// Takes one fact; a serial that was taken already changes nothing.
    package mutating func take(_ fact: Fact) {
        guard fact.serial > lastSerial else { return }
        lastSerial = fact.serial
        now = max(now, fact.at)
        switch fact.kind {
        case .queued(let position, _): enter(fact, position: position)
        case .queueRefused(let reason): refuse(fact, reason)
        case .moved(let from, let cause): move(fact, from: from, by: cause)
        case .leftQueue(let reason, let waited): leave(fact, Figure(reason), waited: waited)
        case .offered(let decision):
            count(.offers, fact)
            change(fact.agent) { $0.offers.insert(decision.offer) }
        case .missed(let offer, _):
            count(.misses, fact)
            change(fact.agent) { $0.offers.remove(offer) }
        case .withdrawn(let offer), .taken(let offer, _), .connectionFailed(let offer, _),
            .callbackFailed(let offer, _):
            change(fact.agent) { $0.offers.remove(offer) }
        case .connected(let offer, let waited): connect(fact, offer: offer, waited: waited)
        case .parted(_, let talked): part(fact, talked: talked)
        case .wrapUpBegan: beginWrapUp(fact)
        case .wrapUpEnded: endWrapUp(fact)
        case .statusChanged(let status, _, _): change(fact.agent) { $0.status = status }
        case .transferConnected: transfer(fact)
        case .ended: if let call = fact.call { talks[call] = nil }
        case .arrived, .turnedAway, .answered, .flow, .skillMissing, .resumed, .callbackBooked, .callbackDialled,
            .answeredLate, .accepted, .recordingStarted, .recordingSaved, .recordingFailed, .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .desktopLost, .overdue,
            .transferDialled, .transferEnded, .commandFailed, .ghostClosed, .strayLegClosed, .flowPublished, .flowTried,
            .flowWithdrawn, .callMoved, .hoursOverridden, .hoursRestored, .rosterSet, .ready,
            .notReady:
            break
        }
    }

    private mutating func count(_ figure: Figure, _ fact: Fact, queue: String? = nil, seconds: Double = 0) {
        counted.append(
            Counted(
                figure: figure, serial: fact.serial, at: now, call: fact.call, queue: queue ?? fact.queue,
                agent: fact.agent, seconds: seconds))
    }

    /// Changes what an agent does, and closes the account of what it did before.
    private mutating func change(_ agent: AgentID?, _ body: (inout Presence) -> Void) {
        guard let agent else { return }
        var presence = agents[agent] ?? Presence(since: now)
        if let time = presence.occupation, now > presence.since {
            spent.append(Spent(agent: agent, time: time, seconds: (now - presence.since).seconds))
        }
        presence.since = now
        body(&presence)
        agents[agent] = presence
    }
}

// MARK: Callers

extension Floor {
    private mutating func enter(_ fact: Fact, position: Int) {
        guard let call = fact.call, let queue = fact.queue else { return }
        let before = entries[call]
        forget(call)
        entries[call] = Entry(queue: queue, since: before?.since ?? now, position: position)
        waiting[queue, default: 0] += 1
        count(.offered, fact)
    }

    private mutating func refuse(_ fact: Fact, _ reason: String) {
        count(.offered, fact)
        switch reason {
        case "full": count(.leftFull, fact)
        case "noAgents": count(.leftEmpty, fact)
        case _: count(.leftFault, fact)
        }
    }

    /// Leaves the old queue; that the new one is entered is told by a fact of its own, and keeps the age.
    private mutating func move(_ fact: Fact, from: String, by cause: String) {
        let waited = fact.call.flatMap { entries[$0] }.map { (now - $0.since).seconds } ?? 0
        count(cause == "overflow" ? .leftOverflow : .leftWithdrawn, fact, queue: from, seconds: waited)
    }

    private mutating func leave(_ fact: Fact, _ figure: Figure, waited: Double) {
        if let call = fact.call { forget(call) }
        count(figure, fact, seconds: waited)
        guard figure == .abandoned else { return }
        let limits = rules.limits(of: fact.queue)
        if waited <= limits.threshold { count(.abandonedWithin, fact, seconds: waited) }
        if waited <= limits.shortAbandon { count(.abandonedShort, fact, seconds: waited) }
    }

    private mutating func connect(_ fact: Fact, offer: UInt64, waited: Double) {
        count(.answered, fact, seconds: waited)
        if waited <= rules.limits(of: fact.queue).threshold { count(.answeredWithin, fact, seconds: waited) }
        guard let call = fact.call else { return }
        forget(call)
        talks[call] = Talk(queue: fact.queue, agent: fact.agent)
        change(fact.agent) { presence in
            presence.offers.remove(offer)
            presence.talks.insert(call)
        }
    }

    private mutating func forget(_ call: CallID) {
        guard let entry = entries.removeValue(forKey: call) else { return }
        waiting[entry.queue, default: 0] -= 1
    }

    private mutating func transfer(_ fact: Fact) {
        guard let call = fact.call, let talk = talks[call] else { return }
        var fact = fact
        fact.queue = talk.queue
        fact.agent = talk.agent
        count(.transfers, fact)
    }
}

// MARK: Agents

extension Floor {
    private mutating func part(_ fact: Fact, talked: Double) {
        count(.handled, fact, seconds: talked)
        guard let call = fact.call else { return }
        change(fact.agent) { $0.talks.remove(call) }
    }

    private mutating func beginWrapUp(_ fact: Fact) {
        guard let call = fact.call else { return }
        let wrapUp = Presence.WrapUp(since: now, queue: fact.queue)
        change(fact.agent) { $0.wrapUps[call] = wrapUp }
    }

    private mutating func endWrapUp(_ fact: Fact) {
        guard let call = fact.call else { return }
        if let wrapUp = fact.agent.flatMap({ agents[$0]?.wrapUps[call] }) {
            count(.wrappedUp, fact, queue: wrapUp.queue, seconds: (now - wrapUp.since).seconds)
        }
        change(fact.agent) { $0.wrapUps[call] = nil }
    }
}
