import NIOCore

/// The bounds of the listener.
enum WebLimits {
    /// Largest webhook body, in bytes.
    static let webhookBody = 1 << 20
    /// Largest body of a request to the API, in bytes.
    static let requestBody = 64 << 10
    /// Connections beyond this wait in the kernel's backlog.
    static let connections = 4096
    /// A connection that is silent for so long is closed.
    static let idle = TimeAmount.seconds(60)
    /// Largest header section, in bytes.
    static let headers = 16 << 10
    /// Items of a list when the request does not say, and at most.
    static let pageSize = 50
    static let largestPage = 200
    /// Rows of a report or of the list of agents when the request does not say, and at most.
    static let usualRows = 500
    static let mostRows = 5000

    /// How many rows a request wants.
    static func rows(_ text: String?) throws(Problem) -> Int {
        guard let text else { return usualRows }
        guard let number = Int(text), (1...mostRows).contains(number) else {
            throw .invalid("'limit' must be a whole number from 1 to \(mostRows).")
        }
        return number
    }
}
