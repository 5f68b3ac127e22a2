import Foundation
import HTTPTypes
import Hummingbird

/// A request that was not carried out, told as RFC 9457 problem details.
///
/// `type` is a URN that scripts can compare; `detail` is for people. Neither carries a secret or a caller's digits.
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// The last part of `type`.
    var kind: String
    var title: String
    var detail: String
    /// What is wrong with which part of the body, by JSON pointer.
    var errors: [Finding] = []
    var headers: HTTPFields = [:]

    /// One thing that is wrong with a body.
    struct Finding: Encodable, Hashable, Sendable {
        var pointer: String
        var detail: String
        var line: Int?
        var column: Int?
    }

    /// The response that tells it.
    func response(requestID: String) -> Response {
        struct Body: Encodable {
            var type: String
            var title: String
            var status: Int
            var detail: String
            var requestId: String
            var errors: [Finding]?
        }
        let body = Body(
            type: "urn:switchboard:problem:\(kind)", title: title, status: status.code, detail: detail,
            requestId: requestID, errors: errors.isEmpty ? nil : errors)
        var response = Response(status: status, headers: headers, body: .init(byteBuffer: JSONText.buffer(body)))
        response.headers[.contentType] = "application/problem+json"
        return response
    }
}

extension Problem {
    static func notFound(_ detail: String = "There is nothing at this address.") -> Problem {
        Problem(status: .notFound, kind: "not-found", title: "Not found", detail: detail)
    }

    static func methodNotAllowed(_ allowed: String) -> Problem {
        Problem(
            status: .methodNotAllowed, kind: "method-not-allowed", title: "Method not allowed",
            detail: "This address takes \(allowed).", headers: [.allow: allowed])
    }

    static func unauthorized(hadToken: Bool) -> Problem {
        Problem(
            status: .unauthorized, kind: "unauthorized", title: "Unauthorized",
            detail: hadToken
                ? "The token is not valid, or its session has ended. Log in again with POST /api/v1/sessions."
                : "Send a token: 'Authorization: Bearer …'. Agents get one from POST /api/v1/sessions.",
            headers: [.wwwAuthenticate: hadToken ? "Bearer error=\"invalid_token\"" : "Bearer"])
    }

    static func forbidden(_ detail: String) -> Problem {
        Problem(status: .forbidden, kind: "forbidden", title: "Forbidden", detail: detail)
    }

    static func invalid(_ detail: String, errors: [Finding] = []) -> Problem {
        Problem(status: .badRequest, kind: "invalid-request", title: "Invalid request", detail: detail, errors: errors)
    }

    static func tooLarge(limit: Int) -> Problem {
        Problem(
            status: .contentTooLarge, kind: "content-too-large", title: "Content too large",
            detail: "The body may have at most \(limit) bytes.", headers: [.connection: "close"])
    }

    static func unavailable(_ detail: String, retryAfter seconds: Int) -> Problem {
        Problem(
            status: .serviceUnavailable, kind: "unavailable", title: "Unavailable", detail: detail,
            headers: [.retryAfter: String(seconds)])
    }

    /// A fault of ours: the reason goes to the log, not to the client.
    static let fault = Problem(
        status: .internalServerError, kind: "fault", title: "Internal error",
        detail: "The request could not be carried out; the log tells more under this request id.")
}
