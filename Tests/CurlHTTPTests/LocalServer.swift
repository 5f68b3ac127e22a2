import CurlHTTP
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server in this process, on a port that the system chose, that keeps book on what reaches it.
final class LocalServer: Sendable {
    private struct Book {
        var remotePorts: Set<Int> = []
        var requests = 0
    }

    let address: String
    /// One element for each request to `/never`, once its handler runs.
    let arrivals: AsyncStream<Void>
    private let book: Book.Shared

    private init(port: Int, arrivals: AsyncStream<Void>, book: Book.Shared) {
        self.address = "http://127.0.0.1:\(port)"
        self.arrivals = arrivals
        self.book = book
    }

    var connections: Int { book.state.withLock { $0.remotePorts.count } }
    var requests: Int { book.state.withLock { $0.requests } }

    /// Waits until a handler of `/never` runs.
    func arrival() async {
        for await _ in arrivals { return }
    }

    /// Runs a server for as long as the work takes.
    static func run<Result: Sendable>(_ work: @escaping @Sendable (LocalServer) async throws -> Result) async throws
        -> Result
    {
        let book = Book.Shared()
        let (arrivals, arrive) = AsyncStream.makeStream(of: Void.self)
        let (ports, running) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "local")
        logger.logLevel = .critical
        let application = Application(
            router: router(book, arrive),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { running.yield($0.localAddress?.port ?? 0) }, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var port = 0
            for await chosen in ports {
                port = chosen
                break
            }
            defer { group.cancelAll() }
            return try await work(LocalServer(port: port, arrivals: arrivals, book: book))
        }
    }

    private static func router(
        _ book: Book.Shared, _ arrive: AsyncStream<Void>.Continuation
    ) -> Router<ConnectionContext> {
        let router = Router(context: ConnectionContext.self)
        router.on("/echo", method: .get) { request, context in try await echo(request, context, book) }
        router.on("/echo", method: .post) { request, context in try await echo(request, context, book) }
        router.on("/echo", method: .put) { request, context in try await echo(request, context, book) }
        router.on("/echo", method: .patch) { request, context in try await echo(request, context, book) }
        router.on("/echo", method: .delete) { request, context in try await echo(request, context, book) }
        router.get("/never") { _, _ in
            arrive.yield()
            try await Task.sleep(for: .seconds(300))
            return HTTPResponse.Status.ok
        }
        router.get("/elsewhere") { _, _ in
            Response(status: .found, headers: [.location: "/echo"])
        }
        router.get("/bytes/:count") { _, context in
            let count = try context.parameters.require("count", as: Int.self)
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x61, count: count)))
        }
        router.get("/stream/:count") { _, context in
            let count = try context.parameters.require("count", as: Int.self)
            return Response(
                status: .ok,
                body: .init { writer in
                    for _ in 0..<count { try await writer.write(ByteBuffer(repeating: 0x61, count: 1_024)) }
                    try await writer.finish(nil)
                })
        }
        return router
    }

    /// Sends back the body, and in headers the method and what came beside it.
    private static func echo(
        _ request: Request, _ context: ConnectionContext, _ book: Book.Shared
    ) async throws -> Response {
        book.state.withLock { state in
            state.requests += 1
            if let port = context.remotePort { state.remotePorts.insert(port) }
        }
        var headers: HTTPFields = [:]
        func show(_ name: String, _ value: String) {
            guard let name = HTTPField.Name(name) else { return }
            headers.append(HTTPField(name: name, value: value))
        }
        show("X-Method", request.method.rawValue)
        show("X-Twice", "one")
        show("X-Twice", "two")
        for field in request.headers { show("X-Got-\(field.name.rawName)", field.value) }
        let body = try await request.body.collect(upTo: 16 * 1_024 * 1_024)
        return Response(status: .accepted, headers: headers, body: .init(byteBuffer: body))
    }
}

extension LocalServer.Book {
    /// The one copy that all handlers write in.
    fileprivate final class Shared: Sendable {
        let state = Mutex(LocalServer.Book())
    }
}

/// Tells one connection from another.
private struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remotePort: Int?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remotePort = source.channel.remoteAddress?.port
    }
}
