/// One answer of the simulated carrier's REST interface.
package struct APIResponse: Hashable, Sendable {
    /// The HTTP status.
    package var status: Int
    /// The body; nil for an empty one (204).
    package var body: JSON?
    /// Headers beside the content type, names in lower case.
    package var headers: [String: String]

    /// Describes an answer.
    package init(status: Int, body: JSON?, headers: [String: String] = [:]) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    /// The acknowledgement that every accepted command gets; what becomes of it is told by webhooks.
    static let ok = APIResponse.data(["result": "ok"])

    /// No body.
    static let empty = APIResponse(status: 204, body: nil)

    static func data(_ value: JSON) -> APIResponse {
        APIResponse(status: 200, body: ["data": value])
    }

    /// The code of the first error in the body; nil for a success.
    package var errorCode: String? {
        body?["errors"]?.elements?.first?["code"]?.text
    }
}
