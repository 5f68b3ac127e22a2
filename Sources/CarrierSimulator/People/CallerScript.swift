/// What a simulated caller does, and how long the caller's patience lasts.
package struct CallerScript: Hashable, Sendable {
    /// What the caller does after the answer.
    ///
    /// After the last step the caller stays on the line and says nothing.
    package var steps: [Step]
    /// Hangs up if nobody has been on the line this long after the caller dialled; nil for endless patience.
    package var patience: Duration?
    /// Hangs up this long after dialling, whatever goes on; nil for never.
    package var longest: Duration?

    /// Describes a caller.
    package init(_ steps: [Step] = [], patience: Duration? = nil, longest: Duration? = nil) {
        self.steps = steps
        self.patience = patience
        self.longest = longest
    }
}
