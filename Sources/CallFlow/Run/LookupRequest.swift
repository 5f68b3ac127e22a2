/// A question to a service of the operator's.
package struct LookupRequest: Hashable, Sendable, Codable {
    /// Whom to ask.
    package var service: Service
    /// How to ask.
    package var method: Method
    /// What follows the service's address, `/contacts/1`; every value in it is percent-encoded on its own.
    package var path: String
    /// What follows a `?`, in this order; names and values are percent-encoded.
    package var query: [Parameter]
    /// The JSON text to send; nil for none.
    package var body: String?
    /// How long the answer may take in all.
    ///
    /// A GET may be tried twice in it, another method only once.
    package var timeout: Duration
    /// Names this question, whatever happens: call, state and visit.
    ///
    /// To be sent as the idempotency key.
    package var key: String
    /// The parts of the answer that the flow keeps, as JSON pointers.
    package var wanted: [String]

    /// The methods of HTTP that a flow may use.
    package enum Method: String, CaseIterable, Hashable, Sendable, Codable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// A name and a value of a query.
    package struct Parameter: Hashable, Sendable, Codable {
        /// The name, percent-encoded.
        package var name: String
        /// The value, percent-encoded.
        package var value: String

        /// Puts a name and a value together.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Describes a question.
    package init(
        service: Service, method: Method, path: String, query: [Parameter], body: String?, timeout: Duration,
        key: String, wanted: [String]
    ) {
        self.service = service
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.timeout = timeout
        self.key = key
        self.wanted = wanted
    }

    /// Most bytes of an answer that are read.
    package static let longestAnswer = 256 * 1024
}
