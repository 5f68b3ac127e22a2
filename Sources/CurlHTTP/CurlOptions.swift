/// The bounds of one client.
package struct CurlOptions: Sendable {
    /// Connections to one host and port; over HTTP/1.1 also the transfers to it at one time.
    package var maximumConnectionsPerHost: Int
    /// Transfers at one time, to all hosts together.
    package var maximumTransfers: Int
    /// Requests that wait beside these; one more fails with `.overloaded`.
    package var maximumWaiting: Int
    /// The path of a PEM file with the authorities to trust in place of the system's.
    package var certificateAuthorities: String?
    /// How old a connection may grow and still take a new request; rounded to whole seconds, at least one.
    package var maximumConnectionAge: Duration

    /// Bounds; numbers below one count as one, a negative waiting line as none.
    package init(
        maximumConnectionsPerHost: Int = 16, maximumTransfers: Int = 256, maximumWaiting: Int = 10_000,
        certificateAuthorities: String? = nil, maximumConnectionAge: Duration = .seconds(300)
    ) {
        self.maximumConnectionsPerHost = max(1, min(maximumConnectionsPerHost, 1_024))
        self.maximumTransfers = max(1, min(maximumTransfers, 65_536))
        self.maximumWaiting = max(0, min(maximumWaiting, 10_000_000))
        self.certificateAuthorities = certificateAuthorities
        self.maximumConnectionAge = maximumConnectionAge
    }
}
