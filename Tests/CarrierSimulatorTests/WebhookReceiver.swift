import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import CarrierSimulator

/// A server in the process that takes webhooks, checks their signature and can be told to refuse some.
final class WebhookReceiver: Sendable {
    private struct State {
        var bodies: [JSON] = []
        var forgeries = 0
        var refusals = 0
    }

    private let state = Mutex(State())
    private let key: Curve25519.Signing.PublicKey
    let arrivals: AsyncStream<JSON>
    private let arrival: AsyncStream<JSON>.Continuation

    init(publicKey: String, refusing refusals: Int = 0) throws {
        key = try Curve25519.Signing.PublicKey(rawRepresentation: try #require(Data(base64Encoded: publicKey)))
        (arrivals, arrival) = AsyncStream.makeStream(of: JSON.self)
        state.withLock { $0.refusals = refusals }
    }

    var bodies: [JSON] { state.withLock { $0.bodies } }
    var forgeries: Int { state.withLock { $0.forgeries } }

    /// Serves until the task is cancelled.
    func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let body = Data(Array(try await request.body.collect(upTo: 1 << 20).readableBytesView))
            return Response(status: self.take(body, request.headers) ? .ok : .serviceUnavailable)
        }
        var logger = Logger(label: "receiver")
        logger.logLevel = .critical
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) }, logger: logger)
        try await application.run()
    }

    private func take(_ body: Data, _ headers: HTTPFields) -> Bool {
        guard let signatureName = HTTPField.Name("telnyx-signature-ed25519"),
            let timeName = HTTPField.Name("telnyx-timestamp"), let time = headers[timeName],
            let signature = headers[signatureName].flatMap({ Data(base64Encoded: $0) }),
            key.isValidSignature(signature, for: Data((time + "|").utf8) + body), let json = JSON(reading: Array(body))
        else {
            state.withLock { $0.forgeries += 1 }
            return false
        }
        let isRefused = state.withLock { state in
            state.refusals -= 1
            return state.refusals >= 0
        }
        guard !isRefused else { return false }
        state.withLock { $0.bodies.append(json) }
        arrival.yield(json)
        return true
    }
}
