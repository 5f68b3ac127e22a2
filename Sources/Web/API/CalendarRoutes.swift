import CallFlow
import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// The calendars: open or closed now, and exceptions made by hand.
struct CalendarRoutes: Sendable {
    let site: Site

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/calendars") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let request = try PageAfter<NameCursor>(request)
            let views = await site.writer.read { switchboard, now in switchboard.hoursViews(at: now) }
            return try JSONText.response(
                request.page(of: views, by: { NameCursor(of: $0.calendar) }, item: HoursItem.init))
        }
        routes.on(.put, "/api/v1/calendars/:key/override") { request, context in
            try admin(request)
            let calendar = context.parameters.get("key") ?? ""
            return try await site.ask(.overrideHours(try await RequestJSON.exception(of: request, for: calendar)))
        }
        routes.on(.delete, "/api/v1/calendars/:key/override") { request, context in
            try admin(request)
            return try await site.ask(.endOverride(calendar: context.parameters.get("key") ?? ""))
        }
    }

    private func admin(_ request: Request) throws(Problem) {
        guard case .admin = try site.access.principal(of: request, at: site.time.now) else {
            throw .forbidden("Only the admin token may make exceptions from the hours.")
        }
    }
}
