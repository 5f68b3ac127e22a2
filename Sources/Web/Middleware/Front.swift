import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Stands before all routes: gives every answer its request id and its security headers, and makes every error a
/// problem body.
struct Front<Routes: HTTPResponder>: HTTPResponder where Routes.Context == WebContext {
    let routes: Routes
    let counts: WebCounts
    /// Whether clients come by HTTPS, so that browsers may be told to stay with it.
    let isSecure: Bool

    func respond(to request: Request, context: WebContext) async throws -> Response {
        var response: Response
        do {
            response = try await routes.respond(to: request, context: context)
            if response.status == .notFound, context.endpointPath == "NotFound" { throw Problem.notFound() }
        } catch let failure as UnreadableBody {
            // The server itself answers a broken request and closes the connection.
            throw failure.cause
        } catch {
            let problem = Self.problem(for: error)
            if problem.status.kind == .serverError, problem.status != .serviceUnavailable {
                context.logger.error(
                    "request failed", metadata: ["route": "\(context.endpointPath ?? "-")", "error": "\(error)"])
            }
            response = problem.response(requestID: context.id)
        }
        counts.answered(response.status)
        decorate(&response.headers, requestID: context.id)
        return response
    }

    private func decorate(_ headers: inout HTTPFields, requestID: String) {
        // No route sets these: they are appended, which spares looking for each of them in every answer.
        headers.append(HTTPField(name: .requestID, value: requestID))
        for field in isSecure ? HTTPField.secureAnswers : HTTPField.answers { headers.append(field) }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }

    private static func problem(for error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case is NIOTooManyBytesError: .tooLarge(limit: WebLimits.requestBody)
        default: .fault
        }
    }
}

extension HTTPField {
    fileprivate static let answers = [
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(
            name: .contentSecurityPolicy, value: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
        HTTPField(name: .referrerPolicy, value: "no-referrer"),
        HTTPField(name: .crossOriginResourcePolicy, value: "same-origin"),
    ]
    fileprivate static let secureAnswers =
        answers + [
            HTTPField(name: .strictTransportSecurity, value: "max-age=31536000")
        ]
}

extension HTTPField.Name {
    /// Names the request in the log and in a problem body.
    static let requestID = Self(known: "X-Request-Id")
    static let referrerPolicy = Self(known: "Referrer-Policy")

    private init(known name: String) {
        guard let parsed = HTTPField.Name(name) else { preconditionFailure("not a header name: \(name)") }
        self = parsed
    }
}
