import CallFlow
import ContactCenter
import CurlHTTP
import Engine
import Foundation
import ServiceLifecycle
import StoreSQLite
import Telephony

/// Memory of a parked call, and the time from start to the first acknowledged webhook, with very many parked calls.
struct ParkedBench {
    var calls: Int
    var tell: @Sendable (String) -> Void

    func run() async throws -> [BenchRow] {
        let folder = try BenchFolder()
        defer { folder.remove() }
        try folder.writeConfiguration(queues: ["sales"], agents: 1)
        try folder.write(Self.flow, to: "flows/parked.json")
        let client = try CurlClient()
        let port = 20_200 + Int(ProcessInfo.processInfo.processIdentifier % 20_000)
        let carrier = Task {
            try await EchoCarrier(report: { _, _ in }, listsLegs: false)
                .application(host: "127.0.0.1", port: port + 1).run()
        }
        defer { carrier.cancel() }
        let maker = WebhookMaker()
        let environment = folder.environment(
            port: port, apiURL: "http://127.0.0.1:\(port + 1)/v2", apiKey: "KEYbench", publicKey: maker.publicKey,
            connection: "1684641123236054244", flows: folder.file("flows").path())

        let empty = try await start(environment, folder, port, maker, client)
        empty.server.stop()
        tell("  parking \(calls) calls …")
        try await park(folder)
        let full = try await start(environment, folder, port, maker, client)
        full.server.killNow()
        await client.shutDown()
        let kibibytes = (full.resident - empty.resident) / Double(calls) / 1024
        return [
            BenchRow(
                measure: "memory per parked call, \(calls) parked", figure: "\(kibibytes.formatted(2)) KiB",
                promise: "at most 6 KiB", isKept: kibibytes <= 6),
            BenchRow(
                measure: "start with \(calls) live calls to the first 200", figure: "\(full.seconds.formatted(2)) s",
                promise: "at most 4 s", isKept: full.seconds <= 4),
        ]
    }

    private func start(
        _ environment: [String: String], _ folder: BenchFolder, _ port: Int, _ maker: WebhookMaker,
        _ client: CurlClient
    ) async throws -> (server: ChildProcess, seconds: Double, resident: Double) {
        let clock = ContinuousClock()
        let began = clock.now
        let server = try ChildProcess(["serve"], environment: environment, log: folder.file("server.log"))
        let webhook = try maker.webhook("call.answered", leg: "v3:nobody", payload: "")
        let request = CurlRequest(
            method: .post, url: "http://127.0.0.1:\(port)/webhooks/telnyx", headers: webhook.headers,
            body: webhook.body)
        while clock.now - began < .seconds(120) {
            if let answer = try? await client.send(request), answer.status == 200 {
                let seconds = (clock.now - began) / .seconds(1)
                return (server, seconds, server.residentBytes)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Exit.because("The server to be measured did not start.")
    }

    /// Lets callers come in, be answered and wait, in a contact centre of this process that writes to the store.
    private func park(_ folder: BenchFolder) async throws {
        let installation = Installation.load(
            config: folder.file("config").path(), flows: folder.file("flows").path(), environment: [:])
        let store = try SQLiteStore(path: folder.file("switchboard.sqlite").path())
        let stored = try await store.load { _, _ in }
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var center = Switchboard(stored.saved, configuration: installation.configuration, at: now)
        for first in stride(from: 0, to: calls, by: 2000) {
            var facts: [Fact] = []
            for number in first..<min(first + 2000, calls) {
                for kind in Self.events {
                    facts += center.handle(.event(event(kind, number, at: now)), at: now).facts
                }
            }
            var batch = Batch(changes: center.takeChanges())
            batch.facts = facts
            try await store.commit(batch)
        }
        await store.close()
        guard center.queueViews(at: now).first?.waiting == calls else {
            throw Exit.because("The calls could not be parked.")
        }
    }

    private static let events: [CallEvent.Kind] = [
        .initiated(CallEvent.Initiated(direction: .incoming, from: "+34600111222", to: "+34910000001")),
        .answered, .enqueued(queue: "sales", position: 1),
    ]

    private func event(_ kind: CallEvent.Kind, _ number: Int, at now: Timestamp) -> CallEvent {
        let handle = LegHandle(rawValue: "v3:T02llQxIyaRkhfRKxgAP8nY511EhFLizdvdUKJiSw8d6A9BborherQ-\(number)")
        return CallEvent(
            id: EventID(rawValue: "e\(number)"), carrier: .telnyx, occurredAt: now,
            leg: CallEvent.LegReference(handle: handle, session: nil, tag: nil), kind: kind)
    }

    /// Straight into a queue, with nothing due for a long time.
    private static let flow = """
        { "spec": 1, "title": "Parked", "numbers": ["+34910000001"], "languages": ["en"], "start": "wait",
          "limits": { "call": "2h" },
          "queues": { "sales": {} }, "prompts": { "hold": { "en": "Please hold." }, "bye": { "en": "Goodbye." } },
          "states": {
            "wait": { "do": "queue", "queue": "sales", "announce": "hold", "every": "30m", "max_wait": "1h",
                      "next": "bye", "on": { "timeout": "bye", "full": "bye", "no_agents": "bye", "error": "bye" } },
            "bye": { "do": "hangup", "prompt": "bye" } } }
        """
}
