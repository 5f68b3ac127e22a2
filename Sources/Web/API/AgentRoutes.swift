import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The agents, and the status that each of them chooses.
struct AgentRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/agents") { request, _ in
            _ = try principal(of: request)
            let agents = await site.writer.read { switchboard, now in switchboard.agentViews(at: now) }
            return try JSONText.response(Page(items: agents, next: nil))
        }
        routes.on(.get, "/api/v1/agents/me") { request, _ in
            let agent = try own(request)
            guard let view = await site.writer.read({ switchboard, now in switchboard.agentView(agent, at: now) })
            else { throw Self.unknown(agent) }
            return try JSONText.response(view)
        }
        routes.on(.put, "/api/v1/agents/me/status") { request, _ in
            let agent = try own(request)
            return try await setStatus(of: agent, request)
        }
        routes.on(.put, "/api/v1/agents/:id/status") { request, context in
            let agent = AgentID(rawValue: context.parameters.get("id") ?? "")
            guard try principal(of: request).mayRead(of: agent) else {
                throw Problem.forbidden("Only the admin token may set another agent's status.")
            }
            return try await setStatus(of: agent, request)
        }
    }

    private func principal(of request: Request) throws(Problem) -> Principal {
        try site.access.principal(of: request, at: site.time.now)
    }

    private func own(_ request: Request) throws(Problem) -> AgentID {
        switch try principal(of: request) {
        case .agent(let agent): return agent
        case .admin:
            throw .forbidden("The admin token belongs to no agent: use /api/v1/agents/{id}/status.")
        }
    }

    private func setStatus(of agent: AgentID, _ request: Request) async throws -> Response {
        let status = try await RequestJSON.status(of: request)
        let reply: Reply
        do {
            reply = try await site.writer.request(.setStatus(agent, status))
        } catch {
            throw Problem.unavailable("The change cannot be stored now.", retryAfter: 1)
        }
        switch reply {
        case .agent(let view): return try JSONText.response(view)
        case .done: return Response(status: .noContent)
        case .refused(.unknownAgent): throw Self.unknown(agent)
        }
    }

    private static func unknown(_ agent: AgentID) -> Problem {
        .notFound("There is no agent of this name in config/agents.json.")
    }
}
