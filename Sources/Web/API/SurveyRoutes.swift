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
        let page = try await PageRequest<UInt64>(request).page(
            cursor: \.serial, read: { try await site.writer.store.scores(before: $0, limit: $1) },
            item: { principal.mayRead(of: $0.agent) ? Item($0) : nil })
        return try JSONText.response(page)
    }
}
