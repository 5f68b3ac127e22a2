package import Telephony

/// Learns a day from facts: arrivals as they were, and talk, patience and shifts as far as they can be known.
package struct DayHistory: Sendable {
    private struct Queue {
        var arrivals: [Int64] = []
        var gaveUp: [Double] = []
        var censored: [Double] = []
        var talks: [Double] = []
        /// Callers who asked for skills, by what they asked for, and all who were offered to somebody.
        var asked: [[String]: Int] = [:]
        var offered = 0
        /// Seconds after which callers wished to be called back, or left by a key.
        var wishes: [Double] = []
        var left: [Double] = []
        var dialled = 0
        var unreached = 0

        mutating func ask(_ reach: Reach?) {
            offered += 1
            guard let reach, !reach.needs.isEmpty || !reach.wishes.isEmpty else { return }
            let needs = reach.needs.map { $0.level == 1 ? $0.skill : "\($0.skill):\($0.level)" }
            asked[needs + reach.wishes.map { $0.skill + "?" }, default: 0] += 1
        }

        /// What callers did beside waiting.
        var choices: DayProfile.Choices {
            var choices = DayProfile.Choices()
            let all = Double(max(1, arrivals.count))
            choices.callBack = min(1, Double(wishes.count) / all)
            choices.leave = min(1 - choices.callBack, Double(left.count) / all)
            let waits = wishes + left
            if !waits.isEmpty { choices.after = max(1, waits.reduce(0, +) / Double(waits.count)) }
            if dialled > 0 { choices.reached = 1 - Double(min(unreached, dialled)) / Double(dialled) }
            return choices
        }
    }

    /// The names of the kinds of facts that it looks at.
    package static let kinds = Floor.kinds + ["accepted", "callback_booked", "callback_dialled"]

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
    /// Callers who wait, since when and where, until they are answered or gone.
    private var entered: [CallID: (queue: String, at: Timestamp)] = [:]
    /// Those who are to be called back by the queue in which they waited.
    private var toCallBack: Set<CallID> = []
    /// Callers who were offered to somebody.
    private var asked: Set<CallID> = []

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
            if let call = fact.call, moved.remove(call) != nil || toCallBack.contains(call) { break }
            if let call = fact.call { entered[call] = (queue, fact.at) }
            queues[queue, default: Queue()].arrivals.append((fact.at - from).wholeMilliseconds)
        case .queueRefused: queues[queue, default: Queue()].arrivals.append((fact.at - from).wholeMilliseconds)
        case .connected(_, let waited):
            guard let call = fact.call, !toCallBack.contains(call) else { break }
            queues[queue, default: Queue()].censored.append(waited)
        case .leftQueue(let reason, let waited):
            guard let call = fact.call, !toCallBack.contains(call) else { break }
            leave(queue, reason, waited)
        case .callbackBooked: book(fact, queue)
        case .callbackDialled: queues[queue, default: Queue()].dialled += 1
        case .callbackFailed: queues[queue, default: Queue()].unreached += 1
        case .parted(_, let talked): queues[queue, default: Queue()].talks.append(talked)
        case .offered(let decision):
            offers += 1
            if let call = fact.call, asked.insert(call).inserted { queues[queue, default: Queue()].ask(decision.reach) }
            ringing[decision.offer] = fact.at
        case .accepted(let offer):
            guard let since = ringing.removeValue(forKey: offer) else { break }
            pickUps.append((fact.at - since).seconds)
        case .missed(let offer, _):
            misses += 1
            ringing[offer] = nil
        case .withdrawn(let offer), .taken(let offer, _): ringing[offer] = nil
        case .arrived, .turnedAway, .answered, .flow, .skillMissing, .resumed, .answeredLate, .connectionFailed,
            .recordingStarted, .recordingSaved, .recordingFailed,
            .recordingTranscribed,
            .noticeFailed, .messageSent, .messageFailed, .messageUndelivered,
            .wrapUpBegan, .wrapUpEnded, .statusChanged, .desktopLost, .overdue, .transferDialled, .transferConnected,
            .transferEnded, .commandFailed, .ghostClosed, .strayLegClosed, .flowPublished, .flowTried, .flowWithdrawn,
            .callMoved, .hoursOverridden, .hoursRestored, .rosterSet, .ready, .notReady, .ended:
            break
        }
        return true
    }

    private mutating func leave(_ queue: String, _ reason: Fact.LeaveReason, _ waited: Double) {
        switch reason {
        case .hungUp: queues[queue, default: Queue()].gaveUp.append(waited)
        case .key, .callback:
            queues[queue, default: Queue()].censored.append(waited)
            queues[queue, default: Queue()].left.append(waited)
        case .timeOut, .flow, .fault, .empty, .takenOut, .unreachable:
            queues[queue, default: Queue()].censored.append(waited)
        }
    }

    /// Somebody who waited here would rather be called back: that is no second arrival, and no leaving by a key.
    private mutating func book(_ fact: Fact, _ queue: String) {
        guard let call = fact.call, let place = entered[call], place.queue == queue,
            toCallBack.insert(call).inserted
        else { return }
        let waited = (fact.at - place.at).seconds
        queues[queue, default: Queue()].wishes.append(waited)
        if let index = queues[queue]?.left.lastIndex(where: { abs($0 - waited) < 30 }) {
            queues[queue]?.left.remove(at: index)
        }
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
            var demand = DayProfile.Demand(
                arrivals: .at(queue.arrivals),
                talk: .logNormal(mean: max(1, mean), spread: mean > 0 ? variance.squareRoot() / mean : 0),
                patience: curve.map { .measured($0) } ?? .endless)
            demand.asking = queue.asked.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(50).map {
                skills, count in
                DayProfile.Asking(skills, part: Double(count) / Double(max(1, queue.offered)))
            }
            demand.choices = queue.choices
            return demand
        }
        guard !demands.isEmpty else { return nil }
        return DayProfile(
            title: title, midnight: from, queues: demands,
            shifts: copy.shifts.sorted { ($0.agent, $0.from) < ($1.agent, $1.from) },
            pickUp: pickUps.isEmpty ? 3 : pickUps.reduce(0, +) / Double(pickUps.count),
            misses: offers > 0 ? Double(misses) / Double(offers) : 0)
    }
}
