import ArgumentParser
import CallFlow
import CarrierSimulator
import Carriers
import ContactCenter
import CurlHTTP
import Engine
import Foundation
import Logging
import StoreSQLite
import Telephony
import Web

/// `switchboard demo`: a whole call on this machine, told as it happens.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run one whole call against a simulated carrier, and stay up to be explored.",
        discussion: """
            EXAMPLES
              switchboard demo            one call, then a server to try
                                          with curl; Ctrl-C ends it
              switchboard demo --once     one call; exit status 0 only if it
                                          went all the way
              switchboard demo --speed 1  at the speed of life

            Needs no account and no settings. Carrier, caller and agents are
            simulated; everything else is real: the carrier posts signed
            webhooks and takes orders over HTTP, agents log in through the
            API, the store is a SQLite file. Passwords and the admin token
            are made for each run and printed.
            """)

    @Flag(help: "End after the call.")
    var once = false

    @Option(help: "How many times faster than life people talk, 0.5 to 100.")
    var speed = 4.0

    @Option(help: ArgumentHelp("The folder for the store.", valueName: "dir"))
    var data = "switchboard-data/demo"

    @Option(help: ArgumentHelp("The folder of the flows.", valueName: "dir"))
    var flows = "ivr-flows"

    @Option(help: "The port on 127.0.0.1; 0 takes a free one, as --once does by itself.")
    var port: Int?

    func validate() throws {
        guard (0.5...100).contains(speed) else { throw ValidationError("--speed must be from 0.5 to 100.") }
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port must be from 0 to 65535.") }
    }

    func run() async throws {
        let logger = Self.logger()
        let cast = DemoCast()
        let adminToken = DemoCast.makePassword(length: 32)
        let installation = try Self.installation(
            cast, flows: flows, port: port ?? (once ? 0 : 8080), adminToken: adminToken)
        guard let number = DemoCast.number(among: installation.programs) else {
            throw Exit.because("No flow in \(flows) has a number that the caller could dial.", Exit.configuration)
        }
        let client = try CurlClient()
        // A store that is used again knows the ids of earlier runs: each run needs its own.
        let options = ExchangeOptions(seed: .random(in: .min ... .max), speed: speed)
        let box = SimulatedCarrier(options: options, sender: CurlWebhookSender(client: client))
        let account = Telnyx.Settings(
            apiKey: options.apiKey, publicKeys: [box.publicKey], connectionID: options.connectionID,
            apiURL: try await box.start())
        let carrier = try Telnyx(account, client: client)
        let node = try await Self.prepare(installation, data: data, carrier: carrier, logger: logger)
        let stage = DemoStage(
            node: node, box: box, client: client, cast: cast, adminToken: adminToken, number: number,
            configuration: installation.configuration, isOnce: once)
        let failure = try await stage.run(listen: installation.settings.listen)
        await box.stop()
        await client.shutDown()
        if let failure { throw Exit.because("The demo's call did not go all the way: \(failure)") }
    }

    /// The example flows with the demo's own people; the files of a configuration are not needed.
    private static func installation(
        _ cast: DemoCast, flows: String, port: Int, adminToken: String
    ) throws -> Installation {
        var installation = Installation.demo(flows: flows, queues: DemoCast.queues)
        guard !installation.findings.hasErrors else {
            for finding in installation.findings { Terminal.tell(finding.text) }
            throw Exit.because("The flows in \(flows) cannot be used; run the demo in a clone.", Exit.configuration)
        }
        installation.settings.listen = ListenAddress(host: "127.0.0.1", port: port)
        installation.settings.adminToken = adminToken
        for person in cast.people { installation.agents[person.settings.id] = person.settings }
        installation.accounts = cast.people.map(\.account)
        for name in installation.queues.keys { installation.queues[name]?.wrapUp = .seconds(3) }
        return installation
    }

    private static func prepare(
        _ installation: Installation, data: String, carrier: any Carrier, logger: Logger
    ) async throws -> Node {
        let courier = try installation.settings.courier()
        do throws(StoreFailure) {
            let store = try SQLiteStore(path: data + "/switchboard.sqlite")
            return try await Node.prepare(
                installation, store: store, carrier: carrier, courier: courier, logger: logger
            ).node
        } catch {
            throw Exit.because("\(error)", Exit.configuration)
        }
    }

    /// Only what is wrong: the story is told on standard output.
    private static func logger() -> Logger {
        LoggingSystem.bootstrap { label -> any LogHandler in
            // The simulator's server is cancelled at the end, and says so.
            guard label != "carrier-simulator" else { return SwiftLogNoOpLogHandler() }
            return LineLogHandler(label: label, isPlain: Terminal.isWatched)
        }
        var logger = Logger(label: "switchboard")
        logger.logLevel = .warning
        return logger
    }
}
