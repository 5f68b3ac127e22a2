import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The REST interface over HTTP.
///
/// It knows no address of its own: every request goes to `respond`.
struct RESTServer: Sendable {
    let host: String
    let port: Int
    let logger: Logger
    let respond: @Sendable (APIRequest) async -> APIResponse

    /// Serves until the task is cancelled; tells the port once it listens.
    func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        let respond = respond
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            guard let method = APIRequest.Method(rawValue: request.method.rawValue) else {
                return Self.response(Refusal.notFound.response)
            }
            guard let body = try? await request.body.collect(upTo: 1 << 20) else {
                return Self.response(Refusal.unreadableBody.response)
            }
            let answer = await respond(
                APIRequest(
                    method, request.head.path ?? "/", authorization: request.headers[.authorization],
                    body: Array(body.readableBytesView)))
            return Self.response(answer)
        }
        let application = Application(
            responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onListening(port) }
            },
            logger: logger)
        try await application.run()
    }

    private static func response(_ answer: APIResponse) -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        guard let body = answer.body else {
            return Response(status: HTTPResponse.Status(code: answer.status), headers: headers)
        }
        headers[.contentType] = "application/json"
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes)))
    }
}
