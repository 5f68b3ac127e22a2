import Telephony

/// Looks on during a simulated day and keeps what its outcome needs.
struct DayWatch: Sendable {
    private let profile: DayProfile
    private let members: [String: [AgentID]]
    private var table: FigureTable
    private var report: FairnessReport
    private var waits: [String: [Double]] = [:]
    private var halfHours: [DayOutcome.HalfHour]
    private var mark = DayMark()
    /// Calls that have been counted: one that moves on or is called back comes to a queue again.
    private var seen: Set<CallID> = []

    init(_ profile: DayProfile, _ configuration: Configuration) {
        self.profile = profile
        var members: [String: [AgentID]] = [:]
        for agent in configuration.agents.values.sorted(by: { $0.id < $1.id }) {
            for queue in agent.queues { members[queue, default: []].append(agent.id) }
        }
        self.members = members
        let scope = FigureScope(
            from: profile.midnight, to: profile.midnight + .seconds(2 * 86_400), members: members)
        table = FigureTable(scope, FigureRules(configuration.queues))
        report = FairnessReport(scope)
        halfHours = [DayOutcome.HalfHour](repeating: DayOutcome.HalfHour(), count: 48)
    }

    mutating func take(_ fact: Fact) {
        mark.take(fact)
        table.take(fact)
        report.take(fact)
        let half = min(47, max(0, Int((fact.at - profile.midnight).wholeSeconds / 1800)))
        switch fact.kind {
        case .queued, .queueRefused:
            if let call = fact.call, seen.insert(call).inserted { halfHours[half].offered += 1 }
        case .connected(_, let waited):
            halfHours[half].answered += 1
            halfHours[half].waited += waited
            if let queue = fact.queue { waits[queue, default: []].append(waited) }
        case .leftQueue(.hungUp, _): halfHours[half].abandoned += 1
        case .arrived, .turnedAway, .answered, .flow, .offered, .missed, .withdrawn, .taken, .skillMissing, .moved,
            .resumed, .callbackBooked, .callbackDialled, .callbackFailed, .answeredLate, .accepted, .connectionFailed,
            .leftQueue, .recordingStarted, .recordingSaved, .recordingFailed, .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered, .parted, .wrapUpBegan, .wrapUpEnded,
            .statusChanged, .desktopLost, .overdue, .transferDialled, .transferConnected, .transferEnded,
            .commandFailed, .ghostClosed, .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn, .callMoved,
            .hoursOverridden, .hoursRestored, .rosterSet, .ready, .notReady, .ended:
            break
        }
    }

    func outcome(at now: Timestamp) -> DayOutcome {
        let rows = table.current(at: now + .milliseconds(1))
        let fairness = report.queues(at: now + .milliseconds(1))
        var parts: [DayOutcome.Part] = []
        for row in rows {
            switch row.subject {
            case .everything:
                let all = waits.values.flatMap { $0 }.sorted()
                let indices = fairness.compactMap(\.index)
                parts.append(DayOutcome.Part(queue: nil, row: row, waits: all, fairness: indices.min()))
            case .queue(let name):
                let index = fairness.first { $0.queue == name }?.index
                parts.append(
                    DayOutcome.Part(queue: name, row: row, waits: (waits[name] ?? []).sorted(), fairness: index))
            case .agent, .part: break
            }
        }
        return DayOutcome(parts: parts, halfHours: halfHours, mark: mark.value)
    }
}

/// A number that two runs have in common only if they were the same, fact by fact (FNV-1a).
struct DayMark: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func take(_ fact: Fact) {
        add(fact.serial)
        add(UInt64(bitPattern: fact.at.milliseconds))
        add(fact.call?.number ?? 0)
        for byte in fact.kind.name.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in (fact.agent?.rawValue ?? "").utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    private mutating func add(_ number: UInt64) { value = (value ^ number) &* 0x100_0000_01B3 }
}
