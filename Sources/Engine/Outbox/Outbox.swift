import ContactCenter
import DequeModule
import Telephony

/// Sends committed commands to the carriers: those of one leg in order, those of different legs at once.
///
/// Every command comes to an end here (accepted, or failed for good), and every end is reported.
actor Outbox {
    /// Told of every end.
    typealias Report = @Sendable (CallCommand, CommandEnding) async -> Void

    let carriers: [CarrierName: any Carrier]
    let time: any TimeSource
    let policy: RetryPolicy
    let concurrency: Int
    let tally: Tally
    let log: @Sendable (EngineNote) -> Void
    var lanes: [LegID: Lane] = [:]
    var handles: HandleBook
    var report: Report?
    /// Legs whose first command may be sent, and which wait because as many as may be are being served.
    private var ready: Deque<LegID> = []
    /// Those who serve a leg: at most one each.
    private var servers: [LegID: Task<Void, Never>] = [:]
    private var isRunning = false

    /// An outbox that sends `stored` first.
    init(
        carriers: [any Carrier], handles: [LegID: LegHandle], stored: [OutgoingCommand], time: any TimeSource,
        options: WriterOptions, tally: Tally, log: @escaping @Sendable (EngineNote) -> Void
    ) {
        self.carriers = Dictionary(carriers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.time = time
        policy = options.retries
        concurrency = max(options.concurrentCommands, 1)
        self.tally = tally
        self.log = log
        self.handles = HandleBook(handles)
        let began = time.now
        for outgoing in stored {
            let leg = outgoing.command.leg
            if lanes[leg] == nil { ready.append(leg) }
            lanes[leg, default: Lane()].entries.append(Lane.Entry(outgoing, resumedAt: began))
        }
    }

    /// Takes over what a commit has released.
    ///
    /// - Parameters:
    ///   - commands: To be sent, in this order.
    ///   - known: Names of legs that may be new.
    ///   - closed: Calls whose legs need not be remembered.
    func add(_ commands: [OutgoingCommand], known: [(LegID, LegHandle)], closed: [CallID]) {
        for (leg, handle) in known { learn(handle, of: leg) }
        for outgoing in commands {
            let leg = outgoing.command.leg
            let isNew = lanes[leg] == nil
            lanes[leg, default: Lane()].entries.append(Lane.Entry(outgoing, resumedAt: nil))
            if isNew { serve(leg) }
            // A command that waits to be repeated must not keep the leg up.
            if outgoing.command.action == .hangUp { lanes[leg]?.sleeper?.cancel() }
        }
        for call in closed { forget(call) }
    }

    /// Sends until the task is cancelled.
    ///
    /// May be called once.
    func run(report: @escaping Report) async {
        self.report = report
        isRunning = true
        serveReady()
        let (never, ending) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        ending.finish()
        isRunning = false
        for lane in lanes.values { lane.sleeper?.cancel() }
        let last = Array(servers.values)
        for server in last { server.cancel() }
        for server in last { await server.value }
    }

    /// Sends the leg's commands, unless somebody does already, who looks again before leaving.
    private func serve(_ leg: LegID) {
        guard servers[leg] == nil else { return }
        ready.append(leg)
        serveReady()
    }

    private func serveReady() {
        while isRunning, servers.count < concurrency, let leg = ready.popFirst() {
            servers[leg] = Task { await self.sendAll(of: leg) }
        }
    }

    private func sendAll(of leg: LegID) async {
        while !Task.isCancelled, await sendNext(of: leg) {}
        servers[leg] = nil
        serveReady()
    }

    /// Notes the carrier's name of a leg, and lets a command go on that waited for it.
    func learn(_ handle: LegHandle, of leg: LegID) {
        guard handles[leg] == nil else { return }
        handles[leg] = handle
        lanes[leg]?.sleeper?.cancel()
    }

    /// Sends the leg's first command again after this time, or earlier if something new is known.
    func pause(_ leg: LegID, for delay: Duration) {
        let moment = time.now + delay
        lanes[leg]?.sleeper = Task { [time] in
            // Cancelled is as good as slept: the lane looks again.
            try? await time.sleep(until: moment)
            self.wake(leg)
        }
    }

    private func wake(_ leg: LegID) {
        lanes[leg]?.sleeper = nil
        serve(leg)
    }

    private func forget(_ call: CallID) {
        for (leg, handle) in handles.forget(call) {
            guard let count = lanes[leg]?.entries.count else { continue }
            // The last orders of a closed call still need its address.
            for index in 0..<count where lanes[leg]?.entries[index].handle == nil {
                lanes[leg]?.entries[index].handle = handle
            }
        }
    }
}
