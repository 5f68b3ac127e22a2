import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Telephony

/// `POST /webhooks/<carrier>`: believes only what the carrier signed, and says 200 only after the commit.
struct WebhookRoute: Sendable {
    let carrier: any Carrier
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.post, "/webhooks/\(carrier.name.rawValue)") { request, _ in try await respond(to: request) }
    }

    private func respond(to request: Request) async throws -> Response {
        let body: [UInt8]
        do {
            body = try await request.bytes(upTo: WebLimits.webhookBody)
        } catch let problem as Problem {
            count(.tooLarge)
            throw problem
        }
        let now = site.time.now
        let verdict = carrier.receive(
            body: body,
            headers: { name in HTTPField.Name(name).flatMap { request.headers[$0] } },
            at: now)
        switch verdict {
        case .event(let event): return try await take(event, body: body)
        case .unreadable(let id, let reason): return try await keep(body, id: id, reason: reason)
        case .forged(let forgery): throw refuse(forgery, at: now)
        }
    }

    private func take(_ event: CallEvent, body: [UInt8]) async throws -> Response {
        do {
            switch try await site.writer.take(event, body: body) {
            case .taken: count(.taken)
            case .repeated: count(.repeated)
            }
        } catch {
            throw notTaken(error)
        }
        return Response(status: .ok)
    }

    private func keep(_ body: [UInt8], id: EventID?, reason: String) async throws -> Response {
        if site.notices.isNew("unreadable: \(reason)", at: site.time.now, quietFor: .seconds(24 * 3600)) {
            site.logger.warning(
                "an authentic webhook could not be read; its body is kept",
                metadata: ["carrier": "\(carrier.name.rawValue)", "reason": "\(reason)"])
        }
        do {
            try await site.writer.keepUnreadable(carrier: carrier.name, id: id, body: body, reason: reason)
        } catch {
            throw notTaken(error)
        }
        count(.unreadable)
        return Response(status: .ok)
    }

    /// The sender is not told what was wrong; the log is, but not for every attempt.
    private func refuse(_ forgery: WebhookVerdict.Forgery, at now: Timestamp) -> Problem {
        count(WebhookOutcome(forgery))
        if site.notices.isNew("forged: \(forgery.rawValue)", at: now, quietFor: .seconds(60)) {
            site.logger.warning(
                "a webhook was not believed",
                metadata: ["carrier": "\(carrier.name.rawValue)", "reason": "\(forgery.rawValue)"])
        }
        return Problem(
            status: .unauthorized, kind: "unauthorized", title: "Unauthorized",
            detail: "The request does not carry a valid signature.")
    }

    private func notTaken(_ failure: StoreFailure) -> Problem {
        count(.refused)
        if site.notices.isNew("refused: \(failure.code.rawValue)", at: site.time.now, quietFor: .seconds(10)) {
            site.logger.error("a webhook could not be taken", metadata: ["reason": "\(failure)"])
        }
        return .unavailable("The event cannot be taken now; send it again.", retryAfter: 1)
    }

    private func count(_ outcome: WebhookOutcome) {
        site.counts.webhook(outcome, from: carrier.name)
    }
}
