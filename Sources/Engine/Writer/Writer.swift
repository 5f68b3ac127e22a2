package import ContactCenter
import DequeModule
package import Telephony

/// The single writer: all inputs pass through it, and nobody else changes the contact centre.
///
/// Inputs that wait are handed to the value one by one; one commit writes what they brought about; only then are
/// senders answered, commands sent and facts told. While one batch is being committed the next one gathers.
package actor Writer {
    /// Open for reads: facts of a call, scores, closed calls.
    nonisolated package let store: any Store
    /// The committed facts, as they happen.
    nonisolated package let feed = Feed()
    /// What the engine has done since it began.
    nonisolated package var counts: EngineCounts { tally.current }

    let time: any TimeSource
    let options: WriterOptions
    let carriers: [any Carrier]
    let outbox: Outbox
    let errands: Errands
    let log: @Sendable (EngineNote) -> Void
    nonisolated let tally = Tally()

    var switchboard: Switchboard
    var known: KnownEvents
    var pending = PendingCommands()
    /// Errands that a caller or an operator waits for.
    var urgentErrands: Set<CommandID> = []
    /// How many errands have no committed end.
    var openErrands = 0
    var waiting: Deque<WaitingInput> = []
    /// Inputs from outside among the waiting ones, and events that are being looked up.
    var outsideInputs = 0
    /// Whether a batch has been handed to the value and is not committed yet.
    var isCommitting = false
    /// Why nothing is taken in any more; nil while the engine is open.
    var closed: StoreFailure?
    /// Run between two batches, while the value shows what is committed.
    var looks: [(borrowing Switchboard, Timestamp) -> Void] = []
    /// Resumed when nothing waits and no command is pending.
    var idlers: [CheckedContinuation<Void, Never>] = []
    var alarm: Alarm?
    var lastTick: Timestamp?
    /// Whether a tick is among the waiting inputs.
    var tickWaits = false
    var hasNotedOverload = false
    let signals: AsyncStream<Void>
    let signal: AsyncStream<Void>.Continuation

    /// Takes up where the store left off.
    ///
    /// Nothing happens before `run`.
    package init(
        store: any Store, stored: StoredState, configuration: Configuration, carriers: [any Carrier],
        courier: any Courier, time: any TimeSource, log: @escaping @Sendable (EngineNote) -> Void,
        options: WriterOptions = .init()
    ) {
        self.store = store
        self.carriers = carriers
        self.time = time
        self.log = log
        self.options = options
        let now = time.now
        switchboard = Switchboard(stored.saved, configuration: configuration, at: now)
        known = KnownEvents(stored.recentEvents, reach: stored.eventsSince, at: now)
        outbox = Outbox(
            carriers: carriers, handles: switchboard.handles, stored: stored.outbox, time: time, options: options,
            tally: tally, log: log)
        errands = Errands(
            courier: courier, carriers: carriers, stored: stored.errands, time: time, policy: options.errands,
            tally: tally, log: log)
        openErrands = stored.errands.count
        urgentErrands = Set(stored.errands.filter(\.errand.purpose.isUrgent).map(\.errand.id))
        for outgoing in stored.outbox { pending.insert(outgoing.command) }
        (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        if !stored.outbox.isEmpty { log(.resending(commands: stored.outbox.count)) }
        let (depth, oldest, open) = (pending.count, pending.oldest, openErrands)
        tally.change { counts in
            counts.outboxDepth = depth
            counts.oldestCommand = oldest
            counts.openErrands = open
        }
    }
}
