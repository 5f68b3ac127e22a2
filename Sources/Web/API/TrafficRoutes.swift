import ContactCenter
import Engine
import Hummingbird
import Telephony

/// `GET /api/v1/traffic`: what calls did in their flows, where they are now, and how the editions fared.
struct TrafficRoutes: Sendable {
    let site: Site

    /// What is counted if nothing is asked for.
    private static let usual = Duration.seconds(3600)
    /// The longest time that is counted.
    private static let longest = Duration.seconds(31 * 86_400)

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/traffic") { request, _ in
            _ = try site.access.principal(of: request, at: site.time.now)
            let now = site.time.now
            let to = try moment("to", of: request) ?? now + .milliseconds(1)
            let from = try moment("from", of: request) ?? to - Self.usual
            guard from < to, to - from <= Self.longest else {
                throw Problem.invalid("'from' must be before 'to', by at most 31 days.")
            }
            let live = await site.writer.read { switchboard, _ in switchboard.flowPlaceViews() }
            return try JSONText.response(
                try await TrafficItem(from: from, to: to, store: site.writer.store, live: live))
        }
    }

    private func moment(_ name: String, of request: Request) throws(Problem) -> Timestamp? {
        guard let text = request.uri.queryParameters[name[...]] else { return nil }
        guard let moment = FigureRequest.moment(String(text)) else {
            throw .invalid("'\(name)' must be a date such as 2026-03-10 or a moment such as 2026-03-10T08:00:00Z.")
        }
        return moment
    }
}
