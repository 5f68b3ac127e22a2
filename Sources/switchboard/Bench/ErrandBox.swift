import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A service and a webhook on this machine, which remember by its id everything that they were asked or told.
final class ErrandBox: Sendable {
    private struct Books: Sendable {
        var questions: [String: Int] = [:]
        var notices: [String: Int] = [:]
    }

    private let books = Mutex(Books())
    private let server = Mutex<Task<Void, any Error>?>(nil)

    /// How often each question was asked, by the key that comes with it.
    var questions: [String: Int] { books.withLock(\.questions) }
    /// How often each notice was told, by the id that comes with it.
    var notices: [String: Int] { books.withLock(\.notices) }

    /// Starts it; returns its address, without a final slash.
    func start() async throws -> String {
        let router = Router()
        router.get("/answers/:caller") { [self] request, _ in
            note(request, "idempotency-key") { $0.questions[$1, default: 0] += 1 }
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"topic":"known"}"#)))
        }
        router.post("/notices") { [self] request, _ in
            note(request, "webhook-id") { $0.notices[$1, default: 0] += 1 }
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

    private func note(_ request: Request, _ header: String, _ change: (inout Books, String) -> Void) {
        guard let name = HTTPField.Name(header), let id = request.headers[name] else { return }
        books.withLock { change(&$0, id) }
    }
}
