package import Telephony

/// Learns a day from facts: arrivals as they were, and talk, patience and shifts as far as they can be known.
package struct DayHistory: Sendable {
    private struct Queue {
        var arrivals: [Int64] = []
        var gaveUp: [Double] = []
        var censored: [Double] = []
        var talks: [Double] = []
    }

    private let from: Timestamp
    private let to: Timestamp
    private var queues: [String: Queue] = [:]
    private var present: [AgentID: Timestamp] = [:]
    private var shifts: [DayProfile.Shift] = []
    private var ringing: [UInt64: Timestamp] = [:]
    private var offers = 0
    private var misses = 0
    private var pickUps: [Double] = []
    private var moved: Set<CallID> = []

    /// A day of 24 hours from this moment.
    package init(from: Timestamp) {
        self.from = from
        to = from + .seconds(86_400)
    }

    /// Takes what an agent's status was before the first fact.
    package mutating func assume(_ status: AgentStatus, of agent: AgentID, since: Timestamp) {
        if status == .available { present[agent] = since }
    }

    /// Takes one fact; returns whether later ones may still count.
    @discardableResult
    package mutating func take(_ fact: Fact) -> Bool {
        guard fact.at < to else { return false }
        if case .statusChanged(let status, _, _) = fact.kind, let agent = fact.agent { attend(agent, status, fact.at) }
        guard fact.at >= from, let queue = fact.queue else { return true }
        switch fact.kind {
        case .moved: if let call = fact.call { moved.insert(call) }
        case .queued:
            if let call = fact.call, moved.remove(call) != nil { break }
            queues[queue, default: Queue()].arrivals.append((fact.at - from).wholeMilliseconds)
        case .queueRefused: queues[queue, default: Queue()].arrivals.append((fact.at - from).wholeMilliseconds)
        case .connected(_, let waited): queues[queue, default: Queue()].censored.append(waited)
        case .leftQueue(.hungUp, let waited): queues[queue, default: Queue()].gaveUp.append(waited)
        case .leftQueue(_, let waited): queues[queue, default: Queue()].censored.append(waited)
        case .parted(_, let talked): queues[queue, default: Queue()].talks.append(talked)
        case .offered(let decision):
            offers += 1
            ringing[decision.offer] = fact.at
        case .accepted(let offer):
            guard let since = ringing.removeValue(forKey: offer) else { break }
            pickUps.append((fact.at - since).seconds)
        case .missed(let offer, _):
            misses += 1
            ringing[offer] = nil
        case .withdrawn(let offer), .taken(let offer, _): ringing[offer] = nil
        case .arrived, .turnedAway, .answered, .flow, .skillMissing, .resumed, .callbackBooked, .callbackDialled,
            .callbackFailed, .answeredLate, .connectionFailed, .recordingStarted, .recordingSaved, .recordingFailed,
            .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered,
            .wrapUpBegan, .wrapUpEnded, .statusChanged, .desktopLost, .overdue, .transferDialled, .transferConnected,
            .transferEnded, .commandFailed, .ghostClosed, .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn,
            .callMoved, .hoursOverridden, .hoursRestored, .rosterSet, .ready, .notReady, .ended:
            break
        }
        return true
    }

    private mutating func attend(_ agent: AgentID, _ status: AgentStatus, _ moment: Timestamp) {
        switch status {
        case .available: if present[agent] == nil { present[agent] = moment }
        case .away, .offline:
            guard let since = present.removeValue(forKey: agent) else { break }
            addShift(agent, since, moment)
        }
    }

    private mutating func addShift(_ agent: AgentID, _ since: Timestamp, _ until: Timestamp) {
        let begin = Int((max(since, from) - from).wholeSeconds)
        let end = Int((until - from).wholeSeconds)
        if end > begin { shifts.append(DayProfile.Shift(agent, from: begin, to: end)) }
    }

    /// The day as it was; nil if nobody called.
    package func profile(title: String) -> DayProfile? {
        var copy = self
        for (agent, since) in present { copy.addShift(agent, since, to) }
        let demands = queues.filter { !$0.value.arrivals.isEmpty }.mapValues { queue in
            let mean = queue.talks.isEmpty ? 180 : queue.talks.reduce(0, +) / Double(queue.talks.count)
            let variance = queue.talks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, queue.talks.count))
            let curve = SurvivalCurve(gaveUp: queue.gaveUp, censored: queue.censored)
            return DayProfile.Demand(
                arrivals: .at(queue.arrivals),
                talk: .logNormal(mean: max(1, mean), spread: mean > 0 ? variance.squareRoot() / mean : 0),
                patience: curve.map { .measured($0) } ?? .endless)
        }
        guard !demands.isEmpty else { return nil }
        return DayProfile(
            title: title, midnight: from, queues: demands,
            shifts: copy.shifts.sorted { ($0.agent, $0.from) < ($1.agent, $1.from) },
            pickUp: pickUps.isEmpty ? 3 : pickUps.reduce(0, +) / Double(pickUps.count),
            misses: offers > 0 ? Double(misses) / Double(offers) : 0)
    }
}
