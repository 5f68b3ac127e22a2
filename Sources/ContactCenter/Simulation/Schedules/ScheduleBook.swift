import Telephony

/// What the facts of a schedule say: every offer is settled, every call ends, and the figures add up.
struct ScheduleBook {
    private var offers = 0
    private var ends: [UInt64: Int] = [:]
    private var joined = 0
    private var left = 0
    private var arrived: Set<CallID> = []
    private var closed: [CallID: Int] = [:]
    /// Makes every decision again from the facts alone.
    private var audit = DecisionAudit(from: Timestamp(milliseconds: 0))
    private var table = FigureTable(
        FigureScope(
            from: Timestamp(seconds: 1_800_000_000), to: Timestamp(seconds: 1_800_086_400), interval: 600_000))

    /// Facts about a call, of a kind that is said never to be.
    private var misplaced: Set<String> = []

    /// A call's record has replaced it.
    mutating func close(_ call: CallID) { closed[call, default: 0] += 1 }

    mutating func take(_ fact: Fact) {
        table.take(fact)
        if fact.call != nil, Fact.Kind.namesOfNoCall.contains(fact.kind.name) { misplaced.insert(fact.kind.name) }
        if DecisionAudit.kinds.contains(fact.kind.name) { audit.take(fact) }
        switch fact.kind {
        case .arrived, .turnedAway: if let call = fact.call { arrived.insert(call) }
        case .offered: offers += 1
        case .queued: joined += 1
        case .moved: joined -= 1
        case .connected(let offer, _):
            ends[offer, default: 0] += 1
            left += 1
        case .missed(let offer, _), .withdrawn(let offer), .taken(let offer, _), .connectionFailed(let offer, _),
            .callbackFailed(let offer, _):
            ends[offer, default: 0] += 1
        case .leftQueue: left += 1
        case .answered, .flow, .queueRefused, .skillMissing, .resumed, .callbackBooked, .callbackDialled,
            .answeredLate, .accepted, .recordingStarted, .recordingSaved, .recordingFailed, .parted, .wrapUpBegan,
            .wrapUpEnded, .statusChanged, .desktopLost, .overdue, .transferDialled, .transferConnected,
            .transferEnded, .recordingTranscribed, .noticeFailed, .messageSent, .messageFailed, .messageUndelivered,
            .commandFailed, .ghostClosed, .strayLegClosed, .flowPublished, .flowTried, .callMoved, .hoursOverridden,
            .hoursRestored, .flowWithdrawn, .rosterSet, .ready, .notReady, .ended:
            break
        }
    }

    /// What does not add up once everybody has gone.
    func faults(until now: Timestamp) -> [String] {
        var faults: [String] = []
        if offers != ends.count { faults.append("\(offers) offers, of which \(ends.count) have an end") }
        for (offer, count) in ends where count != 1 { faults.append("offer \(offer) has \(count) ends") }
        if joined != left { faults.append("\(joined) came into queues and \(left) left") }
        for call in arrived where closed[call] != 1 { faults.append("\(call) was closed \(closed[call] ?? 0) times") }
        if closed.count != arrived.count { faults.append("\(arrived.count) came and \(closed.count) were closed") }
        faults += misplaced.map { "a fact of the kind \($0) is about a call" }
        faults += auditFaults
        var table = table
        table.pass(to: now)
        for row in table.takeRows() {
            switch row.subject {
            case .agent, .part: break
            case .everything, .queue:
                let come = row.waitingBefore + row[.offered]
                let gone = row[.answered] + row.left + row.waitingAfter
                if come != gone { faults.append("\(row.subject): \(come) came, \(gone) answered, left or waiting") }
            }
        }
        return faults.sorted()
    }

    /// Decisions that come out differently when they are made again from the facts.
    private var auditFaults: [String] {
        var audit = audit
        audit.finish()
        var faults = audit.findings.prefix(3).map { "made again from the facts: \($0)" }
        if audit.unrecorded > 0 {
            faults.append("\(audit.unrecorded) decisions of which the facts do not say who was free")
        }
        if audit.idleLonger > 0 { faults.append("\(audit.idleLonger) decisions with somebody idle for longer") }
        return faults
    }
}
