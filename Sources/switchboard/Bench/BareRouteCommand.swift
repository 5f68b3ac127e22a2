import ArgumentParser
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// `switchboard bare-route`: what the whole job is measured against.
struct BareRouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-route", abstract: "A route that verifies webhooks and does nothing else, for 'bench'.",
        shouldDisplay: false)

    @Option var port: Int
    @Option var publicKey: String

    func run() async throws {
        guard let bytes = Data(base64Encoded: publicKey) else { throw ValidationError("the key is not base64") }
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        let router = Router()
        router.get("/healthz") { _, _ in HTTPResponse.Status.ok }
        router.post("/webhooks/telnyx") { request, _ -> HTTPResponse.Status in
            let body = try await request.body.collect(upTo: 1_048_576)
            guard let timestamp = request.headers[.telnyxTimestamp],
                let signature = request.headers[.telnyxSignature].flatMap({ Data(base64Encoded: $0) })
            else { return .unauthorized }
            let signed = Array(timestamp.utf8) + [UInt8(ascii: "|")] + Array(buffer: body)
            return key.isValidSignature(signature, for: signed) ? .ok : .unauthorized
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil))
        try await application.runService()
    }
}

extension HTTPField.Name {
    fileprivate static var telnyxTimestamp: Self { .init("telnyx-timestamp") ?? .date }
    fileprivate static var telnyxSignature: Self { .init("telnyx-signature-ed25519") ?? .date }
}
