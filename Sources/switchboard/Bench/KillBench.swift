import CarrierSimulator
import CurlHTTP
import Engine
import Foundation
import StoreSQLite
import Telephony

/// Kills the service at random moments under load, then counts what was lost, done twice or left behind.
///
/// The carrier is simulated in this process and keeps the books; the service is a process of its own.
struct KillBench {
    var kills: Int
    var seed: UInt64
    /// Callers who dial, for each second of load.
    var callsPerSecond = 12
    var tell: @Sendable (String) -> Void

    private let agents = 12

    func run() async throws -> [BenchRow] {
        let folder = try BenchFolder()
        defer { folder.remove() }
        let receiver = NoticeReceiver()
        let (noticePort, receiving) = try await receiver.start()
        defer { receiving.cancel() }
        try folder.writeConfiguration(
            queues: ["sales", "technical", "billing", "reception"], agents: agents,
            settings: Self.settings(receiver: noticePort))
        let client = try CurlClient()
        var random = SeededRandom(seed: seed)
        let port = 20_000 + Int(ProcessInfo.processInfo.processIdentifier % 20_000)
        var options = ExchangeOptions(
            seed: seed, speed: 20, delivery: DeliveryOptions(duplicates: 0.1, reorders: 0.1))
        // As slow as a real one: most of the moments at which a process can die are between sending and hearing.
        options.messageAnswer = .milliseconds(150)
        let carrier = SimulatedCarrier(options: options, sender: CurlWebhookSender(client: client))
        let apiURL = try await carrier.start()
        for index in 0..<agents { await carrier.agent("sip:agent\(index)@bench.example", Self.script(index)) }
        await carrier.setWebhook("http://127.0.0.1:\(port)/webhooks/telnyx")
        let environment = folder.environment(
            port: port, apiURL: apiURL, apiKey: carrier.options.apiKey, publicKey: carrier.publicKey,
            connection: carrier.options.connectionID, flows: try Self.writeFlows(folder)
        ).merging(["SWITCHBOARD_SECRET_BENCH": "bench-secret"]) { own, _ in own }

        var server = try await start(environment, folder, port, client)
        try await logIn(client, port)
        let load = Task { [random] in await Self.load(carrier, perSecond: callsPerSecond, random: random) }
        for number in 1...kills {
            try await Task.sleep(for: .milliseconds(Int(random.next() % 1200) + 150))
            server.killNow()
            server = try await start(environment, folder, port, client)
            if number % 10 == 0 || number == kills { tell("killed \(number) of \(kills) times") }
        }
        load.cancel()
        let placed = await load.value
        let isQuiet = await carrier.becomesQuiet(within: .seconds(180))
        try await Task.sleep(for: .seconds(3))
        try await errandsEnd(folder, within: .seconds(60))
        let busy = try await busyAgents(client, port)
        let report = await carrier.report()
        server.stop()
        await carrier.stop()
        let errands = try await errandRows(receiver, carrier, folder)
        let lost = try await lostEvents(report, folder)
        await client.shutDown()
        return rows(report, placed: placed, lost: lost, busy: busy, isQuiet: isQuiet, folder) + errands
    }

    private func rows(
        _ report: Report, placed: Int, lost: Int, busy: [String], isQuiet: Bool, _ folder: BenchFolder
    ) -> [BenchRow] {
        let anomalies = report.anomalies.filter(Self.concernsUs)
        let twice = report.repeatedCommands.count + anomalies.count
        let stranded = report.stranded.count + report.liveLegs.count + busy.count
        for anomaly in anomalies.prefix(20) {
            tell("  \(anomaly.at) leg \(anomaly.leg.number): \(anomaly.kind)")
        }
        for command in report.repeatedCommands.prefix(20) {
            tell("  twice: \(command.action) on leg \(command.leg.number)")
        }
        for leg in report.liveLegs.prefix(20) { tell("  still up: leg \(leg.leg.number) of \(leg.who)") }
        for agent in busy { tell("  not free again: \(agent)") }
        if !isQuiet || twice + stranded + lost > 0 { keepLog(folder) }
        let load = "\(kills) kills, \(placed) calls, \(report.acknowledged.count) events"
        return [
            BenchRow(measure: "acknowledged events lost (\(load))", figure: "\(lost)", promise: "0", isKept: lost == 0),
            BenchRow(
                measure: "commands taking effect twice, of \(report.commands.count)", figure: "\(twice)", promise: "0",
                isKept: twice == 0),
            BenchRow(
                measure: "callers or agents stranded", figure: "\(stranded)", promise: "0",
                isKept: stranded == 0 && isQuiet),
        ]
    }

    /// An outside number, such as the operator's, may ring for two callers at once; an agent's phone may not.
    private static func concernsUs(_ anomaly: Anomaly) -> Bool {
        switch anomaly.kind {
        case .dialledTwice(let endpoint): endpoint.hasPrefix("sip:")
        case .recordedTwice, .gatheredTwice, .soundOverTalk, .bridgedTwice: true
        }
    }

    func keepLog(_ folder: BenchFolder) {
        let kept = FileManager.default.temporaryDirectory.appending(path: "switchboard-kill.log")
        try? FileManager.default.removeItem(at: kept)
        try? FileManager.default.copyItem(at: folder.file("server.log"), to: kept)
        tell("the service's log is kept as \(kept.path())")
    }

    private func start(
        _ environment: [String: String], _ folder: BenchFolder, _ port: Int, _ client: CurlClient
    ) async throws -> ChildProcess {
        let server = try ChildProcess(["serve"], environment: environment, log: folder.file("server.log"))
        guard await client.answers("http://127.0.0.1:\(port)/readyz", within: .seconds(30)) else {
            keepLog(folder)
            server.killNow()
            throw Exit.because("The service did not come up again.")
        }
        return server
    }

    private func logIn(_ client: CurlClient, _ port: Int) async throws {
        for index in 0..<agents {
            let answer = try await client.send(
                CurlRequest(
                    method: .put, url: "http://127.0.0.1:\(port)/api/v1/agents/agent\(index)/status",
                    headers: Self.admin, body: Array(#"{"status":"available"}"#.utf8)))
            guard answer.status == 200 else { throw Exit.because("An agent could not be made available.") }
        }
    }

    private func busyAgents(_ client: CurlClient, _ port: Int) async throws -> [String] {
        struct Agents: Decodable {
            struct Agent: Decodable {
                var id: String
                var activity: String
            }
            var items: [Agent]
        }
        let answer = try await client.send(
            CurlRequest(method: .get, url: "http://127.0.0.1:\(port)/api/v1/agents", headers: Self.admin))
        let agents = try JSONDecoder().decode(Agents.self, from: Data(answer.body)).items
        return agents.filter { !["idle", "paused", "wrap_up"].contains($0.activity) }.map { "\($0.id) \($0.activity)" }
    }

    private func lostEvents(_ report: Report, _ folder: BenchFolder) async throws -> Int {
        let store = try SQLiteStore(path: folder.file("switchboard.sqlite").path())
        var lost = 0
        for acknowledged in report.acknowledged
        where try await !store.contains(
            event: EventID(rawValue: acknowledged.eventID), of: .telnyx, occurredAt: acknowledged.occurredAt)
        {
            lost += 1
        }
        await store.close()
        return lost
    }

    private static let admin = [
        (name: "authorization", value: "Bearer \(BenchFolder.adminToken)"),
        (name: "content-type", value: "application/json"),
    ]

    /// Every fourth phone misbehaves in its own way.
    private static func script(_ index: Int) -> AgentScript {
        switch index % 6 {
        case 3: .ignores
        case 4: .rejects(after: .seconds(2))
        case 5: .busy
        case _: .answers(after: .seconds(2), talks: .seconds(30))
        }
    }

    /// Lets people call until the task is cancelled.
    ///
    /// Returns how many did.
    private static func load(_ carrier: SimulatedCarrier, perSecond: Int, random: SeededRandom) async -> Int {
        var random = random
        var placed = 0
        while !Task.isCancelled {
            guard let caller = PhoneNumber("+3460\(1_000_000 + placed)"), let line = PhoneNumber(errandLine) else {
                break
            }
            _ = try? await carrier.placeCall(from: caller, to: line, script: script(&random))
            placed += 1
            try? await Task.sleep(for: .milliseconds(1000 / perSecond))
        }
        return placed
    }

    /// A caller: most get to a queue and answer the survey, some are silent, mistype or lose patience.
    private static func script(_ random: inout SeededRandom) -> CallerScript {
        let longest = Duration.seconds(400)
        let department = ["1", "2", "3"][Int(random.next() % 3)]
        switch random.next() % 10 {
        case 0: return CallerScript([], longest: longest)
        case 1: return CallerScript([], patience: .seconds(Int(random.next() % 60) + 1), longest: longest)
        case 2:
            return CallerScript(
                [.hear(.speech), .press("1"), .hear(.speech), .press("7"), .press("7"), .press(department)],
                patience: .seconds(90), longest: longest)
        case _:
            return CallerScript(
                [
                    .hear(.speech), .press("1"), .hear(.speechWith("press 1")), .press(department), .untilBridged,
                    .untilAlone, .hear(.speechWith("from 1")), .press("5"), .hear(.speechWith("Press 1")), .press("1"),
                ], patience: .seconds(Int(random.next() % 240) + 60), longest: longest)
        }
    }
}
