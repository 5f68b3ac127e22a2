import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The agents: their states, the status that each of them chooses, their desktops' signs of life and their wrap-ups.
struct AgentRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/agents") { request, _ in
            _ = try principal(of: request)
            return try await list(request)
        }
        routes.on(.get, "/api/v1/agents/me") { request, _ in try await show(own(request)) }
        routes.on(.get, "/api/v1/agents/:id") { request, context in
            _ = try principal(of: request)
            return try await show(Self.named(context))
        }
        routes.on(.get, "/api/v1/agents/me/standing") { request, _ in try await standing(of: own(request)) }
        routes.on(.get, "/api/v1/agents/:id/standing") { request, context in
            try await standing(of: readable(request, context))
        }
        routes.on(.put, "/api/v1/agents/me/status") { request, _ in
            try await setStatus(of: own(request), by: .agent, request)
        }
        routes.on(.put, "/api/v1/agents/:id/status") { request, context in
            let agent = Self.named(context)
            let principal = try principal(of: request)
            guard principal.mayRead(of: agent) else {
                throw Problem.forbidden("Only the admin token may set another agent's status.")
            }
            return try await setStatus(of: agent, by: principal.asAuthor, request)
        }
        for method in [HTTPRequest.Method.put, .post] {
            routes.on(method, "/api/v1/agents/me/heartbeat") { request, _ in
                try await site.ask(.heartbeat(own(request)))
            }
        }
        routes.on(.delete, "/api/v1/agents/me/wrap-up") { request, _ in
            try await site.ask(.endWrapUp(own(request), by: .agent))
        }
        routes.on(.delete, "/api/v1/agents/:id/wrap-up") { request, context in
            let agent = Self.named(context)
            let principal = try principal(of: request)
            guard principal.mayRead(of: agent) else {
                throw Problem.forbidden("Only the admin token may end another agent's wrap-up.")
            }
            return try await site.ask(.endWrapUp(agent, by: principal.asAuthor))
        }
    }

    private static func named(_ context: WebContext) -> AgentID {
        AgentID(rawValue: context.parameters.get("id") ?? "")
    }

    private func principal(of request: Request) throws(Problem) -> Principal {
        try site.access.principal(of: request, at: site.time.now)
    }

    private func own(_ request: Request) throws(Problem) -> AgentID {
        switch try principal(of: request) {
        case .agent(let agent): return agent
        case .admin:
            throw .forbidden("The admin token belongs to no agent: use an address with the agent's name.")
        }
    }

    private func readable(_ request: Request, _ context: WebContext) throws(Problem) -> AgentID {
        let agent = Self.named(context)
        guard try principal(of: request).mayRead(of: agent) else {
            throw .forbidden("Only the admin token may ask about another agent.")
        }
        return agent
    }

    /// The agents in the order of their names, from the one after `after` on.
    private func list(_ request: Request) async throws -> Response {
        let request = try PageAfter<NameCursor>(request)
        let after = request.after.map { AgentID(rawValue: $0.description) }
        let limit = request.limit
        let agents = await site.writer.read { switchboard, now in
            switchboard.agentViews(after: after, limit: limit + 1, at: now)
        }
        return try JSONText.response(request.page(of: agents) { NameCursor(of: $0.id.rawValue) })
    }

    private func show(_ agent: AgentID) async throws -> Response {
        guard let view = await site.writer.read({ switchboard, now in switchboard.agentView(agent, at: now) })
        else { throw Problem.notFound(Reply.Refusal.unknownAgent.sentence) }
        return try JSONText.response(view)
    }

    /// Why the agent is offered calls, or not.
    private func standing(of agent: AgentID) async throws -> Response {
        guard let standing = await site.writer.read({ switchboard, now in switchboard.standing(of: agent, at: now) })
        else { throw Problem.notFound(Reply.Refusal.unknownAgent.sentence) }
        return try JSONText.response(standing)
    }

    private func setStatus(of agent: AgentID, by author: Fact.Actor, _ request: Request) async throws -> Response {
        let (choice, when) = try await RequestJSON.status(of: request)
        return try await site.ask(.setStatus(agent, choice, when, by: author))
    }
}

extension Principal {
    /// How the record names who asks.
    var asAuthor: Fact.Actor {
        switch self {
        case .agent: .agent
        case .admin: .supervisor
        }
    }
}
