import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Logging
import Telephony

/// `POST /api/v1/sessions` logs an agent in, `DELETE /api/v1/sessions/current` out.
///
/// Logging out leaves the agent's status as it is: desk phones ring without a session.
struct SessionRoutes: Sendable {
    let site: Site

    private struct Answer: Encodable {
        var token: String
        var agent: String
        var expiresAt: String
    }

    func add(to routes: inout Routes) {
        routes.on(.post, "/api/v1/sessions") { request, _ in try await logIn(request) }
        routes.on(.delete, "/api/v1/sessions/current") { request, _ in
            guard case .agent = try site.access.principal(of: request, at: site.time.now) else {
                throw Problem.forbidden("The admin token is not a session: it ends when the server's settings change.")
            }
            if let token = Access.bearer(request) { site.access.sessions.end(token) }
            return Response(status: .noContent)
        }
    }

    private func logIn(_ request: Request) async throws -> Response {
        let credentials = try await RequestJSON.credentials(of: request)
        let outcome = await site.access.logIn(credentials.agent, password: credentials.password, at: site.time.now)
        switch outcome {
        case .welcome(let token, let agent, let expiresAt):
            site.counts.logIn("welcome")
            site.logger.info("an agent logged in", metadata: ["agent": "\(agent.rawValue)"])
            let answer = Answer(token: token, agent: agent.rawValue, expiresAt: expiresAt.description)
            return try JSONText.response(answer, status: .created)
        case .wrong:
            site.counts.logIn("wrong")
            note("a log-in failed")
            throw Problem(
                status: .unauthorized, kind: "wrong-credentials", title: "Unauthorized",
                detail: "The agent or the password is wrong.", headers: [.wwwAuthenticate: "Bearer"])
        case .locked(let pause):
            site.counts.logIn("locked")
            note("a log-in was refused because it came too soon after a failure")
            let seconds = max(1, (pause.wholeMilliseconds + 999) / 1000)
            throw Problem(
                status: .tooManyRequests, kind: "locked-out", title: "Too many attempts",
                detail: "After a failed attempt this agent can log in again in \(seconds) s.",
                headers: [.retryAfter: String(seconds)])
        case .overloaded:
            site.counts.logIn("overloaded")
            throw Problem.unavailable("Too many agents are logging in at this moment.", retryAfter: 2)
        }
    }

    /// The name that was tried is not logged: people type passwords into the wrong field.
    private func note(_ text: String) {
        guard site.notices.isNew(text, at: site.time.now, quietFor: .seconds(10)) else { return }
        site.logger.warning("\(text)")
    }
}
