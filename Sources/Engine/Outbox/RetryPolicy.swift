import Telephony

/// When a command that a carrier did not take is sent again, and how long.
package struct RetryPolicy: Sendable {
    /// How long after it was made a command may be sent.
    ///
    /// Carriers recognise a repeat for 60 seconds. An attempt may take ten until it arrives, and a repeat that arrives
    /// after the minute would take effect twice.
    package var window: Duration = .seconds(50)
    /// The same for an order whose repeat does no harm.
    package var safeWindow: Duration = .seconds(600)
    /// The wait after the first attempt; doubles with each further one.
    package var firstDelay: Duration = .milliseconds(250)
    /// The longest wait between two attempts.
    package var longestDelay: Duration = .seconds(8)
    /// Gives a number from 0 to 1 for the jitter.
    package var random: @Sendable () -> Double = { Double.random(in: 0...1) }

    /// The defaults.
    package init() {}

    /// How long to wait after the `attempt`th attempt, from 1.
    ///
    /// - Parameter requested: What the carrier asked for; waited in full, with up to a quarter more, so that many
    ///   commands that were turned away together do not come back together.
    func delay(attempt: Int, requested: Duration?) -> Duration {
        if let requested { return requested * (1 + random() / 4) }
        let doubled = firstDelay * (1 << min(max(attempt - 1, 0), 16))
        return min(doubled, longestDelay) * (0.5 + random() / 2)
    }

    /// The moment after which a command is not sent any more.
    ///
    /// - Parameter resumedAt: When this process began, if the command was made by an earlier one: an order whose
    ///   repeat does no harm then gets its full time again, whatever its age.
    func deadline(of command: CallCommand, resumedAt: Timestamp?) -> Timestamp {
        guard command.action.isSafeToRepeat else { return command.madeAt + window }
        return max(command.madeAt, resumedAt ?? command.madeAt) + safeWindow
    }
}
