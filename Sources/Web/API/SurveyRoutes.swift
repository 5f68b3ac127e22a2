import ContactCenter
import Engine
import HTTPTypes
import Hummingbird
import Telephony

/// `GET /api/v1/surveys`: the answers of callers, newest first.
///
/// An agent sees those about his or her own calls.
struct SurveyRoutes: Sendable {
    let site: Site

    /// Answers looked through for one page.
    private static let reach = 2000

    private struct Item: Encodable, Sendable {
        var serial: UInt64
        var at: String
        var call: String
        var agent: String?
        var survey: String
        var question: String
        var answer: String

        init(_ score: SurveyScore) {
            serial = score.serial
            at = score.at.description
            call = score.call.description
            agent = score.agent?.rawValue
            survey = score.survey
            question = score.question
            answer = score.answer
        }
    }

    func add(to routes: inout Routes) {
        routes.on(.get, "/api/v1/surveys") { request, _ in try await list(request) }
    }

    private func list(_ request: Request) async throws -> Response {
        let principal = try site.access.principal(of: request, at: site.time.now)
        let page = try PageRequest<UInt64>(request)
        var items: [Item] = []
        var before = page.before
        var looked = 0
        var hasMore = true
        while hasMore, items.count < page.limit, looked < Self.reach {
            let scores = try await site.writer.store.scores(before: before, limit: page.limit)
            for score in scores where items.count < page.limit {
                before = score.serial
                looked += 1
                if principal.mayRead(of: score.agent) { items.append(Item(score)) }
            }
            hasMore = scores.count == page.limit
        }
        return try JSONText.response(Page(items: items, next: hasMore ? before.map { String($0) } : nil))
    }
}
