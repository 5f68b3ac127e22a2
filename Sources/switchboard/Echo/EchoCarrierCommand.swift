import ArgumentParser
import Foundation
import Hummingbird

/// Takes every order and prints it: `switchboard echo-carrier`.
struct EchoCarrierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo-carrier",
        abstract: "A carrier that takes every order and prints it, for trying the webhook with curl.",
        discussion: """
            Start it, point `serve` at it, and post webhooks by hand:

              switchboard echo-carrier --port 8090 &
              SWITCHBOARD_TELNYX_API_URL=http://127.0.0.1:8090/v2 switchboard serve

            Each order is one JSON line on standard output: {"path":"/calls/…/actions/answer","body":{…}}.
            """)

    @Option(help: "The port to listen on, on 127.0.0.1.")
    var port = 8090

    func run() async throws {
        let carrier = EchoCarrier { path, body in
            let line = "{\"path\":\"\(path)\",\"body\":\(body.isEmpty ? "{}" : body)}\n"
            FileHandle.standardOutput.write(Data(line.utf8))
        }
        try await carrier.application(host: "127.0.0.1", port: port).runService()
    }
}
