/// One HTTP request.
package struct CurlRequest: Sendable {
    /// What to do with the resource.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Which servers may be reached.
    package enum Reach: Sendable {
        /// Any.
        case anywhere
        /// Only addresses of the public internet, without a proxy.
        ///
        /// Judged when a connection is made, by the address itself: no name can lead past it.
        case publicInternet
    }

    /// What to do with the resource.
    package var method: Method
    /// The whole address; `http` and `https` only.
    package var url: String
    /// The fields to send, in this order.
    package var headers: [(name: String, value: String)]
    /// The bytes to send; empty for none.
    package var body: [UInt8]
    /// How long a connection may take, name look-up and TLS included.
    package var connectTimeout: Duration
    /// How long the whole exchange may take, from `send` to the last byte, waiting for a connection included.
    package var timeout: Duration
    /// The largest body taken; a longer answer fails with `.tooLarge`.
    package var maximumResponseBytes: Int
    /// Which servers may be reached.
    ///
    /// Kept connections are not judged again: a client should ask for one origin always with the same reach.
    package var reach: Reach

    /// A request, by default with the time-outs of a carrier's command.
    package init(
        method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        connectTimeout: Duration = .seconds(2), timeout: Duration = .seconds(10),
        maximumResponseBytes: Int = 1_048_576, reach: Reach = .anywhere
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.maximumResponseBytes = maximumResponseBytes
        self.reach = reach
    }
}
