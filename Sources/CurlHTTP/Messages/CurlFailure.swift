/// Why there is no answer.
package struct CurlFailure: Error, Sendable, Equatable {
    /// The kinds a caller acts on.
    package enum Code: Sendable, Equatable {
        /// No connection came about; nothing of the request was sent.
        case notConnected
        /// The time for the whole exchange ran out; the server may have acted on the request.
        case timedOut
        /// The task was cancelled; the server may have acted on the request.
        case cancelled
        /// Too many requests wait already; nothing was sent.
        case overloaded
        /// The client was shut down; the server may have acted on the request.
        case shutDown
        /// The answer is longer than the request allows.
        case tooLarge
        /// The server's certificate does not hold, or the authorities cannot be read; nothing was sent.
        case untrusted
        /// The server's address is none of the public internet, and only that was allowed; nothing was sent.
        case notPublic
        /// The address is no `http` or `https` URL; nothing was sent.
        case malformedURL
        /// Anything else, such as a connection that breaks off; the server may have acted on the request.
        case failed
    }

    /// The kind.
    package var code: Code
    /// What happened in libcurl's words; holds no query, no header and no body.
    package var detail: String

    /// A failure.
    package init(_ code: Code, detail: String) {
        self.code = code
        self.detail = detail
    }
}
