import ArgumentParser
import Carriers
import ContactCenter
import CurlHTTP
import Engine
import Foundation
import Logging
import StoreSQLite
import Telephony
import Web

/// `switchboard serve`: answers real calls.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer the numbers of a Telnyx application.",
        discussion: """
            EXAMPLES
              export SWITCHBOARD_TELNYX_API_KEY_FILE=/run/secrets/telnyx-key
              export SWITCHBOARD_TELNYX_PUBLIC_KEY=…     in the portal: Keys
              export SWITCHBOARD_TELNYX_CONNECTION_ID=…  the application's id
              export SWITCHBOARD_PUBLIC_URL=https://calls.example.com
              switchboard serve

            Set the application's webhook URL to PUBLIC_URL/webhooks/telnyx,
            API version 2. Settings come from config/switchboard.json;
            variables override it:

              SWITCHBOARD_LISTEN       where to listen; 127.0.0.1:8080
              SWITCHBOARD_PUBLIC_URL   how Telnyx reaches this server
              SWITCHBOARD_STORE        sqlite:PATH; in switchboard-data/
              SWITCHBOARD_FLOWS        the folder of the flows; ivr-flows
              SWITCHBOARD_CONFIG       the folder of the settings; config
              SWITCHBOARD_ADMIN_TOKEN  may read everything; 20 characters
              SWITCHBOARD_TELNYX_API_KEY        the account's key
              SWITCHBOARD_TELNYX_PUBLIC_KEY     checks webhooks; several
                                                are separated by commas
              SWITCHBOARD_TELNYX_CONNECTION_ID  the application's id
              SWITCHBOARD_TELNYX_API_URL        another API, for tests

              SWITCHBOARD_SECRET_NAME  what goes with "secret:name" in a
                                       service or a webhook

            ADMIN_TOKEN, API_KEY, PUBLIC_KEY and secrets may be given as files:
            append _FILE and name one. Flows, queues and agents are read anew when
            their files change; calls keep the flow they began with. Ctrl-C
            ends in an orderly way, a second Ctrl-C at once. Calls survive a
            restart; log-ins of agents do not.
            """)

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let installation = Installation.load()
        for finding in installation.findings { Terminal.tell(finding.text) }
        // A flow with errors may have an earlier edition in the store, which is known only then.
        let isBroken = installation.findings.hasErrors
        guard !installation.settingsFindings.hasErrors, !isBroken || !installation.brokenFlows.isEmpty else {
            throw Exit.because(
                "The flows or the configuration cannot be used: \(installation.findings.summary).", Exit.configuration)
        }
        let settings = installation.settings
        let folders = [settings.flows, settings.config]
        let stamp = Files.stamp(of: folders)
        let logger = Self.logger()
        let carrier = try Self.telnyx(settings)
        let (node, liveCalls, seconds) = try await Self.prepare(installation, carrier: carrier, logger: logger)
        try await Self.fallBack(installation, node)
        Terminal.tell("Store \(settings.storePath): \(liveCalls) live calls loaded in \(seconds) s.")
        Terminal.tell("Ready: \(installation.size).")
        let watch = FlowWatch(
            folders: folders, initial: stamp, load: { Installation.load(environment: environment) },
            writer: node.writer, site: node.site, logger: logger, time: SystemTime())
        let signals = Signals()
        do {
            try await node.run(
                until: {
                    await signals.wait()
                    // Cancelled, because the server ended by itself.
                    guard !Task.isCancelled else { return }
                    Terminal.tell("Ending: waiting for the carrier to answer; press Ctrl-C again to stop at once.")
                },
                beside: { try await watch.run() },
                onListening: { port in Self.announce(settings, port: port) })
        } catch let failure as StoreFailure {
            throw Exit.because("\(failure) Nothing that was acknowledged is lost; start again when it is cured.")
        } catch {
            guard let sentence = Node.sentence(for: error, listen: settings.listen) else { throw error }
            throw Exit.because(sentence, Exit.configuration)
        }
        Terminal.tell("Ended; calls that are up will be taken up again at the next start.")
    }

    /// Flows with errors go on with the edition that the store has; without one there is nothing to answer with.
    private static func fallBack(_ installation: Installation, _ node: Node) async throws {
        let kept = Set(await node.writer.read { switchboard, _ in switchboard.flowViews().map(\.flow) })
        let lost = installation.brokenFlows.subtracting(kept).sorted()
        guard lost.isEmpty else {
            await node.writer.store.close()
            throw Exit.because(
                "These flows have errors, and the store has no earlier edition of them: "
                    + "\(lost.joined(separator: ", ")).", Exit.configuration)
        }
        for flow in installation.brokenFlows.sorted() {
            Terminal.tell(
                Terminal.painted("\(flow).json has errors: new calls begin with the edition before.", .red))
        }
        node.site.configured(
            accounts: installation.accounts,
            findings: Array(installation.flowFindings.filter(\.isError).map(\.line).prefix(50)))
    }

    static func logger() -> Logger {
        LoggingSystem.bootstrap { LineLogHandler(label: $0, isPlain: Terminal.isWatched) }
        return Logger(label: "switchboard")
    }

    /// The carrier, or one sentence that says which setting is missing.
    private static func telnyx(_ settings: Settings) throws -> Telnyx {
        guard let apiKey = settings.telnyx.apiKey else {
            throw Exit.because(
                "The Telnyx API key is missing: set SWITCHBOARD_TELNYX_API_KEY, or SWITCHBOARD_TELNYX_API_KEY_FILE "
                    + "to a file that holds it.", Exit.configuration)
        }
        guard !settings.telnyx.publicKeys.isEmpty else {
            throw Exit.because(
                "The Telnyx public key is missing, without which no webhook is believed: set "
                    + "SWITCHBOARD_TELNYX_PUBLIC_KEY to the key that the portal shows.", Exit.configuration)
        }
        guard let connection = settings.telnyx.connectionID else {
            throw Exit.because(
                "The id of the Telnyx application is missing: set SWITCHBOARD_TELNYX_CONNECTION_ID.",
                Exit.configuration)
        }
        var account = Telnyx.Settings(
            apiKey: apiKey, publicKeys: settings.telnyx.publicKeys, connectionID: connection)
        if let url = settings.telnyx.apiURL { account.apiURL = url }
        return try Telnyx(account, client: CurlClient())
    }

    private static func prepare(
        _ installation: Installation, carrier: any Carrier, logger: Logger
    ) async throws -> (Node, Int, String) {
        let clock = ContinuousClock()
        let start = clock.now
        let courier = try installation.settings.courier()
        do throws(StoreFailure) {
            let store = try SQLiteStore(path: installation.settings.storePath)
            let (node, calls) = try await Node.prepare(
                installation, store: store, carrier: carrier, courier: courier, logger: logger,
                progress: { done, of in
                    if of > 20_000, done % 20_000 == 0 { Terminal.tell("Loading \(done) of \(of) calls …") }
                })
            let tenths = (clock.now - start).wholeMilliseconds / 100
            return (node, calls, "\(tenths / 10).\(tenths % 10)")
        } catch {
            throw Exit.because("\(error)", Exit.configuration)
        }
    }

    private static func announce(_ settings: Settings, port: Int) {
        let address = ListenAddress(host: settings.listen.host, port: port).text
        Terminal.tell("Listening on http://\(address).")
        if let url = settings.publicURL {
            Terminal.tell("The webhook URL for Telnyx: \(url)/webhooks/telnyx.")
        } else {
            Terminal.tell(
                "SWITCHBOARD_PUBLIC_URL is not set: no hold music can be fetched, and Telnyx must be told a public "
                    + "address that leads to http://\(address)/webhooks/telnyx.")
        }
    }
}
