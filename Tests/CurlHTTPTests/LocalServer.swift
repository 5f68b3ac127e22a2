import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A test's own corner of the one server in this process, which listens on a port that the system chose.
///
/// The server is never stopped: a connection that arrives while it stops would end the process in a precondition of the
/// network library, and these tests hang up at all moments.
struct LocalServer: Sendable {
    let address: String
    private let visits: Visits

    /// A corner where nobody has been yet.
    static func open() async throws -> LocalServer {
        let (port, guests) = try await running.value
        let visits = Visits()
        return LocalServer(address: "http://127.0.0.1:\(port)/\(guests.register(visits))", visits: visits)
    }

    var connections: Int { visits.connections }
    var requests: Int { visits.requests }

    /// Waits until a handler of `never` runs.
    func arrival() async {
        await visits.arrival()
    }

    private static let running = Task<(port: Int, guests: Guests), any Error> {
        let guests = Guests()
        let (ports, chosen) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "local")
        logger.logLevel = .critical
        let application = Application(
            router: router(guests), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { chosen.yield($0.localAddress?.port ?? 0) }, logger: logger)
        Task {
            defer { chosen.finish() }
            try await application.run()
        }
        for await port in ports { return (port, guests) }
        throw NotListening()
    }

    private struct NotListening: Error {}

    private static func router(_ guests: Guests) -> Router<ConnectionContext> {
        let router = Router(context: ConnectionContext.self)
        let corner = router.group(":guest")
        for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            corner.on("echo", method: method) { request, context in
                try await echo(request, context, try guests.visits(context))
            }
        }
        corner.get("never") { _, context in
            try guests.visits(context).arrive()
            try await Task.sleep(for: .seconds(300))
            return HTTPResponse.Status.ok
        }
        corner.get("elsewhere") { _, _ in
            Response(status: .found, headers: [.location: "/echo"])
        }
        corner.get("bytes/:count") { _, context in
            let count = try context.parameters.require("count", as: Int.self)
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x61, count: count)))
        }
        corner.get("stream/:count") { _, context in
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
        _ request: Request, _ context: ConnectionContext, _ visits: Visits
    ) async throws -> Response {
        visits.add(port: context.remotePort)
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

extension Guests {
    fileprivate func visits(_ context: ConnectionContext) throws -> Visits {
        guard let visits = self[try context.parameters.require("guest", as: Int.self)] else {
            throw HTTPError(.notFound)
        }
        return visits
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
