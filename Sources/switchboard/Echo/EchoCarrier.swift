import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A carrier that takes every order and does nothing: for trying the webhook by hand, and as the far end of benchmarks.
///
/// Answers as Telnyx does: `{"data":{"result":"ok"}}`, and for `dial` the ids of a leg that does not exist.
struct EchoCarrier: Sendable {
    /// What is done with each order: its path below `/v2` and its body.
    var report: @Sendable (String, String) -> Void
    /// Whether it says that no leg is up; otherwise it refuses to say anything, so that nobody compares.
    var listsLegs = true

    private let legs = LegCounter()

    /// The server, not yet running.
    func application(host: String, port: Int) -> some ApplicationProtocol {
        let router = Router()
        router.post("/v2/calls") { request, context in
            try await report("/calls", text(of: request, context))
            return json(dialled(legs.next()))
        }
        router.post("/v2/calls/:leg/actions/:action") { request, context in
            try await report(
                request.uri.path.replacing("/v2", with: "", maxReplacements: 1), text(of: request, context))
            return json(#"{"data":{"result":"ok"}}"#)
        }
        router.get("/v2/connections/:connection/active_calls") { _, _ in
            guard listsLegs else { return Response(status: .serviceUnavailable) }
            return json(#"{"data":[],"meta":{"total_items":0,"cursors":{}}}"#)
        }
        var logger = Logger(label: "echo-carrier")
        logger.logLevel = .critical
        return Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            logger: logger)
    }

    private func text(of request: Request, _ context: BasicRequestContext) async throws -> String {
        let body = try await request.body.collect(upTo: 65_536)
        return String(buffer: body)
    }

    private func dialled(_ number: Int) -> String {
        """
        {"data":{"record_type":"call","call_control_id":"v3:echo-\(number)","call_leg_id":"leg-\(number)",\
        "call_session_id":"session","is_alive":false}}
        """
    }

    private func json(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Counts the legs that were dialled.
private final class LegCounter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { count in
            count += 1
            return count
        }
    }
}
