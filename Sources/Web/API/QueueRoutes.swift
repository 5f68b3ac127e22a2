import ContactCenter
import Engine
import HTTPTypes
import Hummingbird

/// `GET /api/v1/queues`: every queue with its callers, their positions and waits.
struct QueueRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/queues") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let queues = await site.writer.read { switchboard, now in switchboard.queueViews(at: now) }
            return try JSONText.response(Page(items: queues, next: nil))
        }
    }
}
