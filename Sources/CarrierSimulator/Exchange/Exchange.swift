package import Telephony

/// A telephone carrier as a value: its legs, queues, bridges, sounds, gathers and recordings, and the people on them.
///
/// It has no clock, no sockets and no luck of its own: every input carries its moment, and all chance comes from the
/// seed. What has to happen in the world (a webhook to be posted, something to be told) comes out as effects.
package struct Exchange: Sendable {
    /// Something that the owner of the exchange has to do.
    package enum Effect: Hashable, Sendable {
        /// Sign and post this, then report the outcome with `delivered`.
        case deliver(Delivery)
        /// Tell whoever listens.
        case observed(Observation)
    }

    /// What is due at a moment.
    enum Job: Hashable, Sendable {
        case rings(Int)
        case ringsTooLong(Int)
        case timeLimit(Int)
        case losesPatience(Int, whileAlone: Bool)
        case person(Int, turn: Int)
        case soundEnds(Int, turn: Int)
        case gatherTimesOut(Int, turn: Int)
        case gatherEnds(Int, turn: Int)
        case waitedTooLong(Int, turn: Int)
        case queueEmpty(String, turn: Int)
        case recordingFull(Int, id: String)
        case recordingSilent(Int, id: String)
        case recordingSaved(Int, id: String)
        case machineJudged(Int)
        case forget(Int)
    }

    /// An accepted dial, kept so that its repeat gets the same answer.
    struct PastDial: Hashable, Sendable {
        let at: Timestamp
        let leg: Int
        let response: APIResponse
    }

    /// The settings.
    package let options: ExchangeOptions
    /// The moment up to which everything has happened.
    package internal(set) var now: Timestamp
    var random: SeededRandom
    var deadlines = Deadlines<Job>()
    var legs: [Int: Leg] = [:]
    var legNumbers: [String: Int] = [:]
    var lastLeg = 0
    /// Legs that ring or are up.
    var liveCount = 0
    /// Recordings that were stopped and of which nothing was told yet.
    var unsavedRecordings = 0
    var queues: [String: WaitingLine] = [:]
    var endpoints: [String: Endpoint] = [:]
    /// How many legs to each endpoint ring or are up.
    var liveLegs: [String: Int] = [:]
    /// Text messages taken, oldest first; the oldest are forgotten.
    package internal(set) var messages: [SimulatedMessage] = []
    var pastDials: [String: PastDial] = [:]
    var dialTimes: [Timestamp] = []
    var requestWindow = RequestWindow()
    var post: Post
    var ledger: Ledger
    var effects: [Effect] = []

    /// An exchange without calls.
    package init(options: ExchangeOptions = ExchangeOptions(), now: Timestamp) {
        self.options = options
        self.now = now
        random = SeededRandom(seed: options.seed)
        post = Post(options: options.delivery, random: SeededRandom(seed: options.seed ^ 0x5EED_0F_9057))
        ledger = Ledger(limit: options.ledgerLimit)
    }

    /// When `advance` has something to do next; nil if nothing is due.
    package var nextDeadline: Timestamp? {
        guard let job = deadlines.next else { return post.next }
        return post.next.map { min($0, job) } ?? job
    }

    /// Lets everything happen that is due up to this moment.
    package mutating func advance(to moment: Timestamp) -> [Effect] {
        run(until: moment)
        return takeEffects()
    }

    /// Sets the address that webhooks are posted to; events that waited for one are delivered now.
    package mutating func setWebhook(_ url: String, at moment: Timestamp) -> [Effect] {
        post.url = url
        return advance(to: moment)
    }

    /// Notes what came of a delivery.
    package mutating func delivered(_ number: Int, _ outcome: DeliveryOutcome, at moment: Timestamp) -> [Effect] {
        if let acknowledgement = post.finished(number, outcome, at: max(now, moment)) {
            ledger.acknowledged(acknowledgement)
        }
        return advance(to: moment)
    }

    /// Gives an endpoint its scripts: one per ring, of which the last repeats.
    ///
    /// An empty list takes them away.
    package mutating func setAgent(_ endpoint: String, _ scripts: [AgentScript]) {
        endpoints[endpoint] = scripts.isEmpty ? nil : Endpoint(scripts)
    }

    mutating func run(until moment: Timestamp) {
        while let (at, job) = deadlines.pop(notAfter: moment) {
            now = max(now, at)
            perform(job)
            postWhatIsDue()
        }
        now = max(now, moment)
        postWhatIsDue()
    }

    mutating func takeEffects() -> [Effect] {
        postWhatIsDue()
        defer { effects.removeAll(keepingCapacity: true) }
        return effects
    }

    private mutating func postWhatIsDue() {
        while let delivery = post.take(at: now) { effects.append(.deliver(delivery)) }
    }

    private mutating func perform(_ job: Job) {
        switch job {
        case .rings(let leg): telephoneReacts(leg)
        case .ringsTooLong(let leg): ringingEnds(leg)
        case .timeLimit(let leg): hangUp(leg, .timeLimit, by: .unknown)
        case .losesPatience(let leg, let whileAlone): losesPatience(leg, whileAlone: whileAlone)
        case .person(let leg, let turn): personWakes(leg, turn: turn)
        case .soundEnds(let leg, let turn): soundEnds(leg, turn: turn)
        case .gatherTimesOut(let leg, let turn): gatherTimesOut(leg, turn: turn)
        case .gatherEnds(let leg, let turn): gatherRunsOut(leg, turn: turn)
        case .waitedTooLong(let leg, let turn): queueTimesOut(leg, turn: turn)
        case .queueEmpty(let name, let turn): collect(queue: name, turn: turn)
        case .recordingFull(let leg, let id): stopRecordings(leg, id: id)
        case .recordingSilent(let leg, let id): recordingIsSilent(leg, id: id)
        case .recordingSaved(let leg, let id): recordingIsSaved(leg, id: id)
        case .machineJudged(let leg): machineIsJudged(leg)
        case .forget(let leg): forget(leg)
        }
    }

    /// Sets a deadline in simulated time, which `speed` makes shorter.
    mutating func schedule(_ job: Job, after duration: Duration) {
        deadlines.add(job, at: now + duration / options.speed)
    }

    /// Real time since `moment`, as simulated time.
    func elapsed(since moment: Timestamp) -> Duration {
        (now - moment) * options.speed
    }
}
