import CurlHTTP
import Foundation
import ServiceLifecycle
import Telephony

/// The whole job of a webhook against a bare route that only verifies the same bytes, on one core, in one run.
///
/// The figure is webhooks for each second of processor time of the server process: the sender and the stub carrier
/// have the other core, and neither their speed nor a pause of the disk is taken for the server's.
struct WholeJobBench {
    var calls: Int
    var tell: @Sendable (String) -> Void

    /// What one server did in one round.
    private struct Round {
        var perProcessorSecond: Double
        var perSecond: Double
    }

    private enum Kind: String, CaseIterable {
        case bare, whole
    }

    func run() async throws -> [BenchRow] {
        let client = try CurlClient(CurlOptions(maximumConnectionsPerHost: 64))
        let port = 20_100 + Int(ProcessInfo.processInfo.processIdentifier % 20_000)
        let carrier = Task {
            try await EchoCarrier(report: { _, _ in }).application(host: "127.0.0.1", port: port + 1).run()
        }
        defer { carrier.cancel() }
        var rounds: [Kind: [Round]] = [:]
        for number in 1...5 {
            for kind in Kind.allCases {
                let round = try await measure(kind, port: port, client)
                rounds[kind, default: []].append(round)
                tell(
                    "  round \(number), \(kind.rawValue): \(Int(round.perProcessorSecond)) webhooks a processor second, \(Int(round.perSecond)) a second"
                )
            }
        }
        await client.shutDown()
        let bare = (rounds[.bare] ?? []).map(\.perProcessorSecond).median
        let whole = (rounds[.whole] ?? []).map(\.perProcessorSecond).median
        let share = bare > 0 ? whole / bare : 0
        return [
            BenchRow(
                measure: "whole job as a share of a bare verifying route", figure: share.formatted(2),
                promise: "at least 0.5", isKept: share >= 0.5)
        ]
    }

    private func measure(_ kind: Kind, port: Int, _ client: CurlClient) async throws -> Round {
        let folder = try BenchFolder()
        defer { folder.remove() }
        try folder.writeConfiguration(queues: ["sales"], agents: 1)
        try folder.write(Self.flow, to: "flows/bench.json")
        let maker = WebhookMaker()
        let webhooks = try (0..<calls).map { try maker.call($0) }
        let server = try ChildProcess(
            kind == .bare ? ["bare-route", "--port", "\(port)", "--public-key", maker.publicKey] : ["serve"],
            environment: folder.environment(
                port: port, apiURL: "http://127.0.0.1:\(port + 1)/v2", apiKey: "KEYbench", publicKey: maker.publicKey,
                connection: "1684641123236054244", flows: folder.file("flows").path()),
            log: folder.file("server.log"), core: 0)
        defer { server.killNow() }
        guard await client.answers("http://127.0.0.1:\(port)/healthz", within: .seconds(30)) else {
            throw Exit.because("The server to be measured did not start.")
        }
        let url = "http://127.0.0.1:\(port)/webhooks/telnyx"
        try await send(webhooks.prefix(calls / 10), to: url, client)
        let (clock, before) = (ContinuousClock(), server.processorSeconds)
        let start = clock.now
        try await send(webhooks.dropFirst(calls / 10), to: url, client)
        let seconds = (clock.now - start) / .seconds(1)
        let sent = Double((calls - calls / 10) * 4)
        return Round(perProcessorSecond: sent / (server.processorSeconds - before), perSecond: sent / seconds)
    }

    /// Sends 64 calls at a time, the events of each in their order.
    private func send(
        _ calls: ArraySlice<[WebhookMaker.Webhook]>, to url: String, _ client: CurlClient
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, call) in calls.enumerated() {
                if index >= 64 { try await group.next() }
                group.addTask {
                    for webhook in call {
                        let answer = try await client.send(
                            CurlRequest(
                                method: .post, url: url, headers: webhook.headers, body: webhook.body,
                                timeout: .seconds(30)))
                        guard answer.status == 200 else {
                            throw Exit.because("A webhook was answered \(answer.status).")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// A menu that hangs up after any key.
    private static let flow = """
        { "spec": 1, "title": "Bench", "numbers": ["+34910000001"], "languages": ["en"], "start": "main",
          "prompts": { "main": { "en": "Press 1." }, "bye": { "en": "Goodbye." } },
          "states": {
            "main": { "do": "menu", "prompt": "main", "keys": { "1": "bye" }, "on": { "exhausted": "bye" } },
            "bye": { "do": "hangup", "prompt": "bye" } } }
        """
}
