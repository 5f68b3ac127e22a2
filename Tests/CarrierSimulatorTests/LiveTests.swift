import CurlHTTP
import Synchronization
import Telephony
import Testing

@testable import CarrierSimulator

/// The box over real sockets, with a small contact centre as its client.
@Suite(.timeLimit(.minutes(2)))
struct LiveTests {
    private func command(
        _ client: CurlClient, _ apiURL: String, _ path: String, _ body: JSON, key: String = "KEY-simulated"
    ) async throws -> CurlResponse {
        try await client.send(
            CurlRequest(
                method: .post, url: apiURL + path,
                headers: [("authorization", "Bearer \(key)"), ("content-type", "application/json")], body: body.bytes))
    }

    /// Runs the body with a started carrier and a receiver that it posts to.
    private func withBox(
        _ options: ExchangeOptions, refusing refusals: Int = 0,
        _ body: (SimulatedCarrier, WebhookReceiver, String, CurlClient) async throws -> Void
    ) async throws {
        let client = try CurlClient()
        let carrier = SimulatedCarrier(options: options, sender: CurlWebhookSender(client: client))
        let receiver = try WebhookReceiver(publicKey: carrier.publicKey, refusing: refusals)
        let apiURL = try await carrier.start()
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = Task { try await receiver.run { listening.yield($0) } }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        await carrier.setWebhook("http://127.0.0.1:\(port)/hook")
        do {
            try await body(carrier, receiver, apiURL, client)
        } catch {
            Issue.record(error)
        }
        await carrier.stop()
        server.cancel()
        _ = await server.result
        await client.shutDown()
    }

    @Test func `a call goes through an answer, a gather and a goodbye over HTTP`() async throws {
        let number = try #require(PhoneNumber("+34910000000"))
        let caller = try #require(PhoneNumber("+34600111222"))
        try await withBox(ExchangeOptions(speed: 20), refusing: 2) { carrier, receiver, apiURL, client in
            let script = CallerScript([.hear(.speechWith("press")), .press("7"), .hear(.speech), .hangUp])
            try await carrier.placeCall(from: caller, to: number, script: script)
            for await event in receiver.arrivals {
                let type = event["data"]?["event_type"]?.text ?? ""
                let leg = event["data"]?["payload"]?["call_control_id"]?.text ?? ""
                let path = "/calls/\(leg.replacing(":", with: "%3A"))/actions/"
                switch type {
                case "call.initiated":
                    #expect(try await command(client, apiURL, path + "answer", ["command_id": "1"]).status == 200)
                case "call.answered":
                    let menu: JSON = [
                        "payload": "Please press a key", "voice": "female", "maximum_digits": 1, "command_id": "2",
                    ]
                    #expect(try await command(client, apiURL, path + "gather_using_speak", menu).status == 200)
                case "call.gather.ended":
                    #expect(event["data"]?["payload"]?["digits"] == "7")
                    let speech: JSON = ["payload": "Goodbye", "voice": "female", "command_id": "3"]
                    #expect(try await command(client, apiURL, path + "speak", speech).status == 200)
                case _: break
                }
                if type == "call.hangup" { break }
            }
            #expect(await carrier.becomesQuiet(within: .seconds(20)))
            let report = await carrier.report()
            #expect(receiver.forgeries == 0)
            #expect(report.failedAttempts == 2)
            #expect(report.acknowledged.count == report.events)
            #expect(report.legs.map(\.ending?.cause) == ["normal_clearing"])
            #expect(report.commands.map(\.action) == [.answer, .gatherUsingSpeak, .speak])
        }
    }

    @Test func `errors have the carrier's form over HTTP too`() async throws {
        try await withBox(ExchangeOptions()) { _, _, apiURL, client in
            let stranger = try await command(client, apiURL, "/calls/v3:x/actions/answer", [:], key: "no")
            #expect(stranger.status == 401)
            #expect(JSON(reading: stranger.body)?["errors"]?.elements?.first?["code"] == "10009")
            let unknown = try await command(client, apiURL, "/calls/v3%3Ax/actions/answer", [:])
            #expect(unknown.status == 422)
            #expect(unknown.headers["content-type"] == "application/json")
            #expect(JSON(reading: unknown.body)?["errors"]?.elements?.first?["code"] == "90015")
            let large = JSON.string(String(repeating: "a", count: 2_000_000))
            let refused = try? await command(client, apiURL, "/calls/v3%3Ax/actions/speak", ["payload": large])
            #expect(refused?.status != 200)
        }
    }

    @Test func `those who watch see what people go through`() async throws {
        let (number, caller) = (try #require(PhoneNumber("+34910000000")), try #require(PhoneNumber("+34600111222")))
        try await withBox(ExchangeOptions(speed: 20)) { carrier, _, _, _ in
            let events = await carrier.events
            let leg = try await carrier.placeCall(
                from: caller, to: number, script: CallerScript(patience: .seconds(2)))
            var seen: [Observation.What] = []
            for await event in events {
                seen.append(event.what)
                if case .ended = event.what { break }
            }
            #expect(seen == [.rang(leg), .ended(cause: "originator_cancel")])
        }
    }

    @Test func `a carrier that runs as a service stops with its task`() async throws {
        let client = try CurlClient()
        let carrier = SimulatedCarrier(sender: CurlWebhookSender(client: client))
        let service = Task { try await carrier.run() }
        try await Task.sleep(for: .milliseconds(200))
        service.cancel()
        _ = await service.result
        await #expect(throws: BoxFailure.notStartable) { try await carrier.start() }
        await client.shutDown()
    }

    @Test func `a port that is taken is reported`() async throws {
        try await withBox(ExchangeOptions()) { _, _, apiURL, client in
            let port = try #require(apiURL.split(separator: ":").last?.split(separator: "/").first.flatMap { Int($0) })
            let second = SimulatedCarrier(sender: CurlWebhookSender(client: client), port: port)
            await #expect(throws: BoxFailure.self) { try await second.start() }
        }
    }
}
