import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Other software that is told of things, and that is not always well: the first time it hears of something it may
/// take it in and still answer with an error.
///
/// Keeps what it was told, by the id that is the same in every attempt.
final class NoticeReceiver: Sendable {
    /// What was told under one id.
    struct Notice: Sendable {
        /// The first body.
        var body: [UInt8]
        /// How often it came.
        var attempts = 1
        /// Whether a later attempt had another body.
        var hasChanged = false
    }

    private let kept = Mutex<[String: Notice]>([:])

    /// What was told so far, by its id.
    var notices: [String: Notice] { kept.withLock(\.self) }

    /// Begins to listen; returns the port, and the task to cancel at the end.
    func start() async throws -> (port: Int, task: Task<Void, any Error>) {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let task = Task {
            defer { listening.finish() }
            try await run { listening.yield($0) }
        }
        for await port in ports { return (port, task) }
        task.cancel()
        throw Exit.because("The receiver of announcements did not start.")
    }

    private func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let id = HTTPField.Name("webhook-id").flatMap { request.headers[$0] }
            guard let id, let body = try? await request.body.collect(upTo: 65_536) else {
                return Response(status: .badRequest)
            }
            return Response(status: self.take(id, Array(body.readableBytesView)) ? .noContent : .internalServerError)
        }
        var logger = Logger(label: "notice-receiver")
        logger.logLevel = .critical
        let application = Application(
            responder: responder, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onListening(port) }
            },
            logger: logger)
        try await application.run()
    }

    /// Keeps an attempt; false if it is to be told that it failed, as every fifth announcement is at first.
    private func take(_ id: String, _ body: [UInt8]) -> Bool {
        kept.withLock { notices in
            guard var notice = notices[id] else {
                notices[id] = Notice(body: body)
                return notices.count % 5 != 0
            }
            notice.attempts += 1
            if notice.body != body { notice.hasChanged = true }
            notices[id] = notice
            return true
        }
    }
}
