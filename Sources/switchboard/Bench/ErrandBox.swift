import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A webhook on this machine, which remembers by its id everything that it was told.
final class ErrandBox: Sendable {
    private let told = Mutex<[String: Int]>([:])
    private let server = Mutex<Task<Void, any Error>?>(nil)

    /// How often each notice was told, by the id that comes with it.
    var notices: [String: Int] { told.withLock { $0 } }

    /// Starts it; returns its address, without a final slash.
    func start() async throws -> String {
        let router = Router()
        router.post("/notices") { [self] request, _ in
            if let name = HTTPField.Name("webhook-id"), let id = request.headers[name] {
                told.withLock { $0[id, default: 0] += 1 }
            }
            return Response(status: .ok)
        }
        var logger = Logger(label: "errand-box")
        logger.logLevel = .critical
        let (ports, chosen) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in chosen.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        let task = Task {
            defer { chosen.finish() }
            try await application.run()
        }
        server.withLock { $0 = task }
        for await port in ports { return "http://127.0.0.1:\(port)" }
        throw Exit.because("The bench's own service did not come up.")
    }

    /// Stops it.
    func stop() { server.withLock { $0 }?.cancel() }
}
