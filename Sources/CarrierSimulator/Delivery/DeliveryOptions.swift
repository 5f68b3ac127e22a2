/// How the simulated carrier delivers its webhooks.
///
/// None of it loses one while attempts are left.
package struct DeliveryOptions: Hashable, Sendable {
    /// How long an event waits before its first attempt, drawn anew for each.
    package var delay: ClosedRange<Duration>
    /// The probability that an event is delivered a second time although the first delivery succeeded.
    package var duplicates: Double
    /// How long after the first the second delivery is made.
    package var duplicateDelay: ClosedRange<Duration>
    /// The probability that an event is held back so that later ones overtake it.
    package var reorders: Double
    /// How long such an event is held back.
    package var reorderDelay: ClosedRange<Duration>
    /// How many deliveries may be under way at once.
    ///
    /// With more than 1 even undelayed events may change order.
    package var concurrency: Int
    /// How long the receiver may take to answer.
    package var timeout: Duration
    /// The pause before the second attempt; doubled before each further one.
    package var firstRetry: Duration
    /// The longest pause between two attempts.
    package var longestRetry: Duration
    /// After this many attempts an event is given up and counted as undelivered.
    package var attempts: Int

    /// Describes a delivery; by default prompt, without mischief, and patient with a receiver that is being restarted.
    package init(
        delay: ClosedRange<Duration> = .zero ... .zero,
        duplicates: Double = 0,
        duplicateDelay: ClosedRange<Duration> = .milliseconds(5)...(.milliseconds(800)),
        reorders: Double = 0,
        reorderDelay: ClosedRange<Duration> = .milliseconds(20)...(.milliseconds(600)),
        concurrency: Int = 32,
        timeout: Duration = .seconds(2),
        firstRetry: Duration = .milliseconds(200),
        longestRetry: Duration = .seconds(5),
        attempts: Int = 100
    ) {
        self.delay = delay
        self.duplicates = duplicates
        self.duplicateDelay = duplicateDelay
        self.reorders = reorders
        self.reorderDelay = reorderDelay
        self.concurrency = concurrency
        self.timeout = timeout
        self.firstRetry = firstRetry
        self.longestRetry = longestRetry
        self.attempts = attempts
    }
}
