import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// Those who are to be called back: `GET /api/v1/callbacks`, and `DELETE /api/v1/callbacks/ID` to forget one.
struct CallbackRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/callbacks") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let page = try PageRequest<CallID>(request)
            let (before, limit) = (page.before, page.limit)
            let items = await site.writer.read { switchboard, now in
                switchboard.callbackViews(before: before, limit: limit + 1, at: now)
            }
            let shown = Array(items.prefix(limit))
            return try JSONText.response(
                Page(items: shown, next: items.count > limit ? shown.last?.call.description : nil))
        }
        routes.on(.delete, "/api/v1/callbacks/:id") { request, context in
            guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
                throw Problem.forbidden("Only the admin token may forget a callback.")
            }
            guard let id = CallID(context.parameters.get("id") ?? ""),
                let callback = await site.writer.read({ switchboard, now in switchboard.callbackView(id, at: now) })
            else { throw Problem.notFound("There is no such callback, or it is over.") }
            guard callback.state != "booked" else {
                throw Problem.conflict("The caller is still on the line: ask again when the call has ended.")
            }
            return try await site.ask(.takeOut(id))
        }
    }
}
