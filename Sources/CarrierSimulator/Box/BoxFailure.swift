/// Why the simulated carrier could not do what it was asked.
package enum BoxFailure: Error, Hashable, Sendable {
    /// It is running already, or it was stopped.
    case notStartable
    /// The server could not be started; the reason in words.
    case serverFailed(String)
    /// The account has no free channel for a further call.
    case noFreeChannel
}
