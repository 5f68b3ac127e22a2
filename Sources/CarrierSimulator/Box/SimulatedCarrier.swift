import FoundationEssentials
import Logging
package import Telephony

/// A carrier in a box: an `Exchange` with a clock, a REST server and somebody who posts its webhooks.
///
/// ```swift
/// let carrier = SimulatedCarrier(options: ExchangeOptions(speed: 20), sender: CurlWebhookSender())
/// let apiURL = try await carrier.start()
/// await carrier.setWebhook("http://127.0.0.1:8080/webhooks/telnyx")
/// await carrier.agent("sip:ana@agents.example", .answers(after: .seconds(2), talks: .seconds(40)))
/// let call = try await carrier.placeCall(from: caller, to: number, script: CallerScript([.hear(.speech)]))
/// ```
package actor SimulatedCarrier {
    private enum Phase {
        case idle
        case running(server: Task<Void, any Error>)
        case stopped
    }

    /// The public key of the webhooks' signatures: base64 of 32 bytes.
    package nonisolated let publicKey: String
    /// The settings.
    package nonisolated let options: ExchangeOptions

    private let signer: WebhookSigner
    private let sender: any WebhookSender
    private let host: String
    private let port: Int
    private let logger: Logger
    private var phase: Phase = .idle
    private var exchange: Exchange
    private var alarm: (at: Timestamp, task: Task<Void, Never>)?
    private var deliveries: [Int: Task<Void, Never>] = [:]
    private var listeners: [Int: AsyncStream<Observation>.Continuation] = [:]
    private var lastListener = 0

    /// Prepares a carrier; nothing runs before `start` or `run`.
    ///
    /// Port 0 takes any that is free.
    package init(
        options: ExchangeOptions = ExchangeOptions(), sender: any WebhookSender, host: String = "127.0.0.1",
        port: Int = 0
    ) {
        self.options = options
        self.sender = sender
        self.host = host
        self.port = port
        signer = WebhookSigner()
        publicKey = signer.publicKey
        var logger = Logger(label: "carrier-simulator")
        logger.logLevel = .critical
        self.logger = logger
        exchange = Exchange(options: options, now: .current)
    }

    /// Starts the server and returns the base URL of the REST interface: `http://127.0.0.1:PORT/v2`.
    package func start() async throws(BoxFailure) -> String {
        guard case .idle = phase else { throw .notStartable }
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let server = RESTServer(host: host, port: port, logger: logger, respond: { await self.answer($0) })
        let task = Task {
            defer { continuation.finish() }
            try await server.run { continuation.yield($0) }
        }
        phase = .running(server: task)
        for await port in ports { return "http://\(host):\(port)/v2" }
        // Nobody heard of a port: the server failed, or our own task was cancelled while it came up.
        phase = .stopped
        task.cancel()
        switch await task.result {
        case .success: throw .serverFailed("it ended at once")
        case .failure(let error): throw .serverFailed(String(describing: error))
        }
    }

    /// Starts the server and runs until the task is cancelled, as a service does; then stops.
    package func run() async throws {
        _ = try await start()
        guard case .running(let server) = phase else { return }
        try await withTaskCancellationHandler {
            try await server.value
        } onCancel: {
            server.cancel()
        }
        await stop()
    }

    /// Stops the server and every delivery.
    ///
    /// A stopped carrier cannot be started again; its report can still be read.
    package func stop() async {
        let server: Task<Void, any Error>? =
            switch phase {
            case .running(let server): server
            case .idle, .stopped: nil
            }
        phase = .stopped
        alarm?.task.cancel()
        alarm = nil
        for task in deliveries.values { task.cancel() }
        for listener in listeners.values { listener.finish() }
        listeners = [:]
        server?.cancel()
        _ = await server?.result
    }

    /// Sets the address that webhooks go to.
    ///
    /// Events that happened before wait for this.
    package func setWebhook(_ url: String) {
        carryOut(exchange.setWebhook(url, at: .current))
    }

    /// Says what happens at a SIP address or number: one script per ring, of which the last repeats.
    package func agent(_ endpoint: String, _ scripts: AgentScript...) {
        exchange.setAgent(endpoint, scripts)
    }

    /// Lets somebody call.
    ///
    /// Throws `noFreeChannel` at the account's limit.
    @discardableResult
    package func placeCall(
        from caller: PhoneNumber, to number: PhoneNumber, script: CallerScript
    ) throws(BoxFailure) -> SimulatedLeg {
        let (leg, effects) = exchange.placeCall(from: caller, to: number, script: script, at: .current)
        carryOut(effects)
        guard let leg else { throw .noFreeChannel }
        return leg
    }

    /// Everything that people do, hear and go through from now on.
    ///
    /// Each access opens a stream of its own, which keeps the newest 10,000 observations that were not taken yet.
    package var events: AsyncStream<Observation> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Observation.self, bufferingPolicy: .bufferingNewest(10_000))
        if case .stopped = phase { continuation.finish() }
        lastListener += 1
        let number = lastListener
        listeners[number] = continuation
        continuation.onTermination = { _ in Task { await self.removeListener(number) } }
        return stream
    }

    /// What happened so far.
    package func report() -> Report {
        carryOut(exchange.advance(to: .current))
        return exchange.report()
    }

    /// Waits until no leg is up and every webhook is acknowledged; false if that takes longer than `limit`.
    package func becomesQuiet(within limit: Duration) async -> Bool {
        let end = ContinuousClock.now + limit
        while !exchange.isQuiet {
            guard ContinuousClock.now < end, !Task.isCancelled else { return false }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    private func removeListener(_ number: Int) {
        listeners[number] = nil
    }

    /// The text messages that were taken, oldest first; the oldest are forgotten.
    package var messages: [SimulatedMessage] { exchange.messages }

    private func answer(_ request: APIRequest) async -> APIResponse {
        let response = respond(to: request)
        let isTaken = request.method == .post && request.path == ["messages"] && response.status == 200
        guard isTaken, options.messageAnswer > .zero else { return response }
        // Of the real clock, like the process that is killed meanwhile; ended early, the answer is only early.
        try? await Task.sleep(for: options.messageAnswer)
        return response
    }

    private func respond(to request: APIRequest) -> APIResponse {
        let outcome = exchange.handle(request, at: .current)
        carryOut(outcome.effects)
        return outcome.response
    }

    private func wakeUp() {
        alarm = nil
        carryOut(exchange.advance(to: .current))
    }

    private func carryOut(_ effects: [Exchange.Effect]) {
        for effect in effects {
            switch effect {
            case .deliver(let delivery): post(delivery)
            case .observed(let observation):
                for listener in listeners.values { listener.yield(observation) }
            }
        }
        setAlarm()
    }

    /// One timer for all calls: set for whatever is due next.
    private func setAlarm() {
        guard case .running = phase, let next = exchange.nextDeadline else { return }
        if let alarm, alarm.at <= next { return }
        alarm?.task.cancel()
        let delay = max(.milliseconds(1), next - Timestamp.current)
        let task = Task {
            try? await Task.sleep(for: delay)
            guard !Task.isCancelled else { return }
            self.wakeUp()
        }
        alarm = (next, task)
    }

    /// The number of deliveries at a time is bounded by the exchange.
    private func post(_ delivery: Delivery) {
        if case .stopped = phase { return }
        let (signer, sender, timeout) = (signer, sender, options.delivery.timeout)
        deliveries[delivery.number] = Task {
            let outcome = await Self.attempt(delivery, signer: signer, sender: sender, timeout: timeout)
            self.finished(delivery.number, outcome)
        }
    }

    @concurrent
    private static func attempt(
        _ delivery: Delivery, signer: WebhookSigner, sender: any WebhookSender, timeout: Duration
    ) async -> DeliveryOutcome {
        guard let headers = try? signer.headers(for: delivery.body, at: .current) else { return .failed }
        return await sender.post(delivery.body, headers: headers, to: delivery.url, timeout: timeout)
    }

    private func finished(_ number: Int, _ outcome: DeliveryOutcome) {
        deliveries[number] = nil
        if case .stopped = phase { return }
        carryOut(exchange.delivered(number, outcome, at: .current))
    }
}

extension Timestamp {
    /// The wall clock.
    fileprivate static var current: Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
