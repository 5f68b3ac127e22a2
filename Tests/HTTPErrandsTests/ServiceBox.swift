import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server on this machine that plays services and webhooks, and remembers who asked for what.
///
/// Never stopped, as the tests' process ends soon enough.
final class ServiceBox: Sendable {
    struct Visit: Sendable {
        var method: String
        var path: String
        var headers: [String: String]
        var body: [UInt8]
    }

    private let seen = Mutex<[Visit]>([])
    let port: Int

    private init(port: Int) {
        self.port = port
    }

    var origin: String { "http://127.0.0.1:\(port)" }
    var visits: [Visit] { seen.withLock { $0 } }

    /// The visits of one test's own corner.
    func visits(of corner: String) -> [Visit] { visits.filter { $0.path.hasPrefix("/\(corner)") } }

    static func open() async throws -> ServiceBox { try await running.value }

    private static let running = Task<ServiceBox, any Error> {
        let (boxes, chosen) = AsyncStream.makeStream(of: ServiceBox.self)
        let holder = Mutex<ServiceBox?>(nil)
        let responder = Answering { visit in holder.withLock { $0 }?.seen.withLock { $0.append(visit) } }
        var logger = Logger(label: "services")
        logger.logLevel = .critical
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                let box = ServiceBox(port: channel.localAddress?.port ?? 0)
                holder.withLock { $0 = box }
                chosen.yield(box)
            }, logger: logger)
        Task {
            defer { chosen.finish() }
            try await application.run()
        }
        for await box in boxes { return box }
        throw NotListening()
    }

    private struct NotListening: Error {}
}

/// Answers by the last part of the path: `status-503`, `to-PATH` (a redirect, with `~` for `/`), `long-N`, `text`;
/// anything else gets a contact.
private struct Answering: HTTPResponder {
    let note: @Sendable (ServiceBox.Visit) -> Void

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        note(
            ServiceBox.Visit(
                method: request.method.rawValue, path: request.uri.string, headers: headers,
                body: Array(buffer: body)))
        let last = String(request.uri.path.split(separator: "/").last ?? "")
        if last.hasPrefix("status-"), let status = Int(last.dropFirst(7)) {
            return Response(status: .init(code: status), headers: [.retryAfter: "7"])
        }
        if last.hasPrefix("to-") {
            let location = last.dropFirst(3).replacing("~", with: "/")
            return Response(status: .found, headers: [.location: String(location)])
        }
        if last.hasPrefix("long-"), let count = Int(last.dropFirst(5)) {
            return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x20, count: count)))
        }
        if last == "text" { return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "hello"))) }
        let contact = #"{"contact":{"name":"Ana","vip":true,"tries":3,"tags":["a"]},"none":null}"#
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: contact)))
    }
}
