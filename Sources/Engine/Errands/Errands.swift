import CallFlow
import ContactCenter
import DequeModule
import Telephony

/// Does committed errands: at most so many of a sort at once, and each to its end.
///
/// Every end is reported. An errand that the end of the process cuts off has none, and is taken up by the next one.
actor Errands {
    /// Told of every end.
    typealias Report = @Sendable (Errand, ErrandEnding) async -> Void
    /// Notes durably that an errand is begun that must not be done twice; false if that was not possible.
    typealias Begin = @Sendable (CommandID) async -> Bool

    let courier: any Courier
    let carriers: [CarrierName: any Carrier]
    let time: any TimeSource
    let policy: ErrandPolicy
    let tally: Tally
    let log: @Sendable (EngineNote) -> Void
    var lanes: [ErrandLane.Key: ErrandLane] = [:]
    var report: Report?
    var begin: Begin?
    private var ready: [ErrandLane.Channel: Deque<ErrandLane.Key>] = [:]
    private var underWay: [ErrandLane.Channel: Int] = [:]
    private var backlog: [ErrandLane.Channel: Int] = [:]
    private let starts: AsyncStream<ErrandLane.Key>
    private let start: AsyncStream<ErrandLane.Key>.Continuation

    /// Errands that begin with the `stored` ones.
    init(
        courier: any Courier, carriers: [any Carrier], stored: [StoredErrand], time: any TimeSource,
        policy: ErrandPolicy, tally: Tally, log: @escaping @Sendable (EngineNote) -> Void
    ) {
        self.courier = courier
        self.carriers = Dictionary(carriers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.time = time
        self.policy = policy
        self.tally = tally
        self.log = log
        // Holds no more lanes than may be under way.
        (starts, start) = AsyncStream.makeStream(of: ErrandLane.Key.self)
        var lanes: [ErrandLane.Key: ErrandLane] = [:]
        for stored in stored {
            let (key, channel) = stored.errand.lane
            if lanes[key] == nil { ready[channel, default: []].append(key) }
            lanes[key, default: ErrandLane(channel: channel)].entries
                .append(ErrandLane.Entry(errand: stored.errand, isResumed: true, hasBegun: stored.hasBegun))
            backlog[channel, default: 0] += 1
        }
        self.lanes = lanes
    }

    /// Takes over what a commit has released.
    func add(_ errands: [Errand]) async {
        for errand in errands {
            let (key, channel) = errand.lane
            // Before `run` nobody could be told of an end.
            if case .webhook = channel, report != nil, backlog[channel, default: 0] >= policy.backlog {
                await finish(errand, .failed(reason: "backlog_full"))
                continue
            }
            let isNew = lanes[key] == nil
            lanes[key, default: ErrandLane(channel: channel)].entries
                .append(ErrandLane.Entry(errand: errand, isResumed: false, hasBegun: false))
            backlog[channel, default: 0] += 1
            if isNew { makeReady(key, channel) }
        }
    }

    /// Does errands until the task is cancelled.
    ///
    /// May be called once.
    func run(begin: @escaping Begin, report: @escaping Report) async {
        self.begin = begin
        self.report = report
        for channel in ready.keys { admit(channel) }
        await withDiscardingTaskGroup { group in
            for await key in starts {
                group.addTask { await self.work(key) }
            }
            group.cancelAll()
        }
        for lane in lanes.values { lane.sleeper?.cancel() }
        start.finish()
    }

    private func makeReady(_ key: ErrandLane.Key, _ channel: ErrandLane.Channel) {
        ready[channel, default: []].append(key)
        admit(channel)
    }

    /// Starts what the channel's bound lets start; nothing before `run`.
    private func admit(_ channel: ErrandLane.Channel) {
        guard report != nil else { return }
        while underWay[channel, default: 0] < policy.limit(of: channel), let key = ready[channel]?.popFirst() {
            underWay[channel, default: 0] += 1
            start.yield(key)
        }
        if ready[channel]?.isEmpty == true { ready[channel] = nil }
    }

    private func work(_ key: ErrandLane.Key) async {
        guard let entry = lanes[key]?.entries.first, let channel = lanes[key]?.channel else { return }
        let outcome = await attempt(entry)
        release(channel)
        switch outcome {
        case .ended(let ending): await end(key, entry.errand, ending)
        case .again(let delay): pause(key, channel, for: delay)
        // The next process takes it up.
        case .cutOff: break
        }
        admit(channel)
    }

    private func release(_ channel: ErrandLane.Channel) {
        let rest = underWay[channel, default: 1] - 1
        underWay[channel] = rest > 0 ? rest : nil
    }

    private func pause(_ key: ErrandLane.Key, _ channel: ErrandLane.Channel, for delay: Duration) {
        lanes[key]?.entries[0].attempts += 1
        let moment = time.now + delay
        lanes[key]?.sleeper = Task { [time] in
            guard (try? await time.sleep(until: moment)) != nil else { return }
            self.wake(key, channel)
        }
    }

    private func wake(_ key: ErrandLane.Key, _ channel: ErrandLane.Channel) {
        lanes[key]?.sleeper = nil
        makeReady(key, channel)
    }

    private func end(_ key: ErrandLane.Key, _ errand: Errand, _ ending: ErrandEnding) async {
        guard let channel = lanes[key]?.channel else { return }
        lanes[key]?.entries.removeFirst()
        let rest = backlog[channel, default: 1] - 1
        backlog[channel] = rest > 0 ? rest : nil
        if lanes[key]?.entries.isEmpty == true { lanes[key] = nil } else { makeReady(key, channel) }
        await finish(errand, ending)
    }

    private func finish(_ errand: Errand, _ ending: ErrandEnding) async {
        tally.change { counts in
            counts.errands[.init(purpose: errand.purpose.name, ending: ending.name), default: 0] += 1
        }
        await report?(errand, ending)
    }
}

extension ErrandPolicy {
    /// How many of a channel may be under way at once.
    fileprivate func limit(of channel: ErrandLane.Channel) -> Int {
        switch channel {
        case .lookups: max(lookups, 1)
        case .messages: max(messages, 1)
        case .webhook: max(announcements, 1)
        }
    }
}
