import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The queues with their callers, positions and waits, and what has stayed in a state too long.
struct QueueRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/queues") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let request = try PageAfter<NameCursor>(request)
            let (after, limit) = (request.after?.description, request.limit)
            let queues = await site.writer.read { switchboard, now in
                switchboard.queueViews(after: after, limit: limit + 1, at: now)
            }
            return try JSONText.response(request.page(of: queues) { NameCursor(of: $0.name) })
        }
        routes.on(.get, "/api/v1/queues/:name") { request, context in
            _ = try site.access.principal(of: request, at: site.time.now)
            let name = context.parameters.get("name") ?? ""
            guard let view = await site.writer.read({ switchboard, now in switchboard.queueView(name, at: now) })
            else { throw Problem.notFound(Reply.Refusal.unknownQueue.sentence) }
            return try JSONText.response(view)
        }
        routes.on(.get, "/api/v1/queues/:name/standing") { request, context in
            _ = try site.access.principal(of: request, at: site.time.now)
            let name = context.parameters.get("name") ?? ""
            guard let standing = await site.writer.read({ switchboard, now in switchboard.standing(of: name, at: now) })
            else { throw Problem.notFound(Reply.Refusal.unknownQueue.sentence) }
            return try JSONText.response(standing)
        }
        routes.on(.get, "/api/v1/overdue") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let request = try PageAfter<LateCursor>(request)
            let late = await site.writer.read { switchboard, now in switchboard.overdue(at: now) }
            return try JSONText.response(request.page(of: late, by: LateCursor.init(of:), item: LateItem.init))
        }
    }
}
