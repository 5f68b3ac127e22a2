import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The queues with their callers, positions and waits, and what has stayed in a state too long.
struct QueueRoutes: Sendable {
    let site: Site

    private struct LateItem: Encodable, Sendable {
        var subject: String
        var state: String
        /// ISO 8601; null for what should not be at all.
        var limit: String?

        init(_ overdue: Overdue) {
            subject = overdue.subject.text
            state = overdue.state
            limit = overdue.limit?.description
        }
    }

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/queues") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let queues = await site.writer.read { switchboard, now in switchboard.queueViews(at: now) }
            return try JSONText.response(Page(items: queues, next: nil))
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
            let late = await site.writer.read { switchboard, now in switchboard.overdue(at: now) }
            return try JSONText.response(Page(items: late.prefix(1000).map(LateItem.init), next: nil))
        }
    }
}
