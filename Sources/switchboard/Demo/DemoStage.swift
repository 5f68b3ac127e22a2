import CarrierSimulator
import ContactCenter
import CurlHTTP
import Engine
import Telephony
import Web

/// Runs the demo's server and, on top of it, the call.
struct DemoStage: Sendable {
    let node: Node
    let box: SimulatedCarrier
    let client: CurlClient
    let cast: DemoCast
    let adminToken: String
    let number: PhoneNumber
    let configuration: Configuration
    let isOnce: Bool

    /// Runs until the call is over, or until Ctrl-C; returns what went wrong with the call.
    func run(listen: ListenAddress) async throws -> String? {
        let (ports, portsIn) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let (ends, endsIn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let signals = Signals()
        let outcome = DemoOutcome()
        do {
            try await node.run(
                until: {
                    await withTaskGroup(of: Void.self) { group in
                        group.addTask { await signals.wait() }
                        group.addTask { for await _ in ends { return } }
                        await group.next()
                        group.cancelAll()
                    }
                },
                beside: {
                    guard let port = await ports.first(where: { _ in true }) else { return }
                    await outcome.set(await call(port: port))
                    if isOnce { endsIn.yield() }
                },
                onListening: { portsIn.yield($0) })
        } catch {
            guard let sentence = Node.sentence(for: error, listen: listen) else { throw error }
            throw Exit.because(sentence.replacing("SWITCHBOARD_LISTEN", with: "--port"), Exit.configuration)
        }
        return await outcome.trouble
    }

    /// The call, and then what can be tried; returns what went wrong.
    private func call(port: Int) async -> String? {
        let base = "http://127.0.0.1:\(port)"
        let demo = DemoCall(
            cast: cast, carrier: box, writer: node.writer, client: APIClient(base: base, client: client),
            adminToken: adminToken,
            number: number)
        do {
            var configuration = configuration
            configuration.publicURL = base
            try await node.writer.configure(configuration)
            await box.setWebhook(base + "/webhooks/telnyx")
            Terminal.say("Switchboard listens on \(base); a simulated carrier calls it.")
            _ = try await demo.logIn()
            Terminal.say("\(cast.people.map(\.settings.name).joined(separator: ", ")) have logged in.\n")
            let call = try await demo.run()
            let scores = try await demo.scores(of: call)
            guard !scores.isEmpty else { return "no survey answer was stored for call \(call)" }
            Terminal.say("\nStored for call \(call): \(scores.joined(separator: "; ")).")
            if !isOnce { invite(base, call) }
            return nil
        } catch {
            if !isOnce { Terminal.tell("switchboard: \(error)") }
            return "\(error)"
        }
    }

    private func invite(_ base: String, _ call: CallID) {
        Terminal.say(
            """

            The server stays up. Try:
              curl -s \(base)/metrics
              curl -s \(base)/api/v1/calls/\(call) -H 'authorization: Bearer \(adminToken)'
              curl -s \(base)/api/v1/queues -H 'authorization: Bearer \(adminToken)'
              curl -s \(base)/api/v1/surveys -H 'authorization: Bearer \(adminToken)'
            Agents, to log in with POST \(base)/api/v1/sessions {"agent": …, "password": …}:
            """)
        for person in cast.people {
            Terminal.say("  \(person.settings.id.rawValue)  \(person.password)")
        }
        Terminal.say("Ctrl-C ends it.")
    }
}

/// What became of the demo's call.
actor DemoOutcome {
    /// What went wrong; told for a call that never came to its end, too.
    private(set) var trouble: String? = "it was interrupted"

    func set(_ trouble: String?) {
        self.trouble = trouble
    }
}
