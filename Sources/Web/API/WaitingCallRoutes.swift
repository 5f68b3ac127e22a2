import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// What may be done by hand with a call that waits: pick it, move it to another queue, take it out.
struct WaitingCallRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.post, "/api/v1/calls/:id/pick") { request, context in
            try await pick(call(context), request)
        }
        routes.on(.post, "/api/v1/calls/:id/move") { request, context in
            try admin(request, "move calls between queues")
            let queue = try await RequestJSON.queue(of: request)
            return try await site.ask(.move(call(context), to: queue))
        }
        routes.on(.post, "/api/v1/calls/:id/take-out") { request, context in
            try admin(request, "take calls out of a queue")
            return try await site.ask(.takeOut(call(context)))
        }
    }

    /// An agent picks for itself; with the admin token the body names the agent.
    private func pick(_ call: CallID, _ request: Request) async throws -> Response {
        switch try site.access.principal(of: request, at: site.time.now) {
        case .agent(let agent):
            let served = await site.writer.read { switchboard, _ in switchboard.mayPick(call, for: agent) }
            guard served else { throw Problem(.unknownCall) }
            return try await site.ask(.pick(call, for: agent, by: .agent))
        case .admin:
            let agent = try await RequestJSON.agent(of: request)
            return try await site.ask(.pick(call, for: agent, by: .supervisor))
        }
    }

    private func call(_ context: WebContext) throws(Problem) -> CallID {
        guard let id = CallID(context.parameters.get("id") ?? "") else { throw Problem(.unknownCall) }
        return id
    }

    private func admin(_ request: Request, _ what: String) throws(Problem) {
        guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
            throw .forbidden("Only the admin token may \(what).")
        }
    }
}
