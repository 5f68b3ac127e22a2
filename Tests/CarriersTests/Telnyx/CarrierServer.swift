import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server in this process that answers what it is told to, and keeps what it was asked.
final class CarrierServer: Sendable {
    struct Asked: Sendable {
        var method: String
        var uri: String
        var authorization: String?
        var body: String
    }

    struct Told: Sendable {
        var status = 200
        var body = #"{"data":{"result":"ok"}}"#
    }

    private struct Responder: HTTPResponder {
        let server: CarrierServer

        func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
            let body = try await request.body.collect(upTo: 1_048_576)
            let told = server.next(
                Asked(
                    method: request.method.rawValue, uri: request.uri.string,
                    authorization: request.headers[.authorization], body: String(buffer: body)))
            return Response(
                status: HTTPResponse.Status(code: told.status),
                body: ResponseBody(byteBuffer: ByteBuffer(string: told.body)))
        }
    }

    private let answers: [Told]
    private let book = Mutex<[Asked]>([])

    private init(_ answers: [Told]) {
        self.answers = answers
    }

    var asked: [Asked] { book.withLock { $0 } }

    /// Runs a server that gives these answers in turn, then the last one for ever.
    static func run(
        _ answers: [Told], _ work: @escaping @Sendable (String, CarrierServer) async throws -> Void
    ) async throws {
        let server = CarrierServer(answers)
        let (ports, running) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "carrier")
        logger.logLevel = .critical
        let application = Application(
            responder: Responder(server: server), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { running.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var port = 0
            for await chosen in ports {
                port = chosen
                break
            }
            defer { group.cancelAll() }
            try await work("http://127.0.0.1:\(port)/v2", server)
        }
    }

    private func next(_ asked: Asked) -> Told {
        book.withLock { book in
            book.append(asked)
            return answers[min(book.count, answers.count) - 1]
        }
    }
}
