import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// `GET /api/v1/calls` and `GET /api/v1/calls/{id}`.
///
/// An agent sees the calls that were his or hers.
struct CallRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/calls") { request, _ in try await list(request) }
        routes.on(.get, "/api/v1/calls/:id") { request, context in
            try await show(context.parameters.get("id") ?? "", to: request)
        }
        routes.on(.get, "/api/v1/calls/:id/record") { request, context in
            guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
                throw Problem.forbidden("Only the admin token may read a whole record.")
            }
            guard let id = CallID(context.parameters.get("id") ?? ""),
                let record = try await CallRecord(id, in: site.writer.store)
            else { throw Problem.notFound("There is no such call.") }
            return try JSONText.response(record)
        }
        routes.on(.get, "/api/v1/calls/:id/choices") { request, context in
            guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
                throw Problem.forbidden("Only the admin token may read who was free when an agent was chosen.")
            }
            return try await choices(context.parameters.get("id") ?? "", request)
        }
    }

    /// The facts from which the choices for a call can be made again, others' among them.
    private func choices(_ text: String, _ request: Request) async throws -> Response {
        let page = try PageAfter<UInt64>(request)
        guard let id = CallID(text), try await view(of: id) != nil else {
            throw Problem.notFound("There is no such call.")
        }
        let (facts, hasMore) = try await FactHistory(site.writer.store).factsOfChoices(
            for: id, after: page.after, limit: page.limit)
        return try JSONText.response(Page(items: facts, next: hasMore ? facts.last.map { "\($0.serial)" } : nil))
    }

    private func list(_ request: Request) async throws -> Response {
        let principal = try site.access.principal(of: request, at: site.time.now)
        let page = try await PageRequest<CallID>(request).page(
            cursor: \.id, read: { try await views(before: $0, limit: $1) },
            item: { principal.mayRead(of: $0.agent) ? CallItem($0) : nil })
        return try JSONText.response(page)
    }

    /// Live and closed calls below a cursor.
    ///
    /// The live ones are read first, so a call that closes meanwhile is seen.
    private func views(before: CallID?, limit: Int) async throws -> [CallView] {
        let live = await site.writer.read { switchboard, _ in switchboard.callViews(before: before, limit: limit) }
        let closed = try await site.writer.store.closedCalls(before: before, limit: limit)
        let known = Swift.Set(live.map(\.id))
        let all = live + closed.filter { !known.contains($0.id) }
        return Array(all.sorted { $0.id > $1.id }.prefix(limit))
    }

    private func show(_ text: String, to request: Request) async throws -> Response {
        struct Answer: Encodable {
            var call: CallItem
            var timeline: [TimelineItem]
            var decisions: [DecisionItem]
        }
        let principal = try site.access.principal(of: request, at: site.time.now)
        guard let id = CallID(text), let view = try await view(of: id), principal.mayRead(of: view.agent) else {
            throw Problem.notFound("There is no such call, or it was not yours.")
        }
        let facts = try await site.writer.store.facts(of: id)
        return try JSONText.response(
            Answer(
                call: CallItem(view), timeline: facts.map(TimelineItem.init),
                decisions: facts.compactMap(DecisionItem.init)))
    }

    private func view(of id: CallID) async throws -> CallView? {
        if let live = await site.writer.read({ switchboard, _ in switchboard.callView(id) }) { return live }
        return try await site.writer.store.closedCall(id)
    }
}
