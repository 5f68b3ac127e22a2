/// When an errand that came to nothing is tried again, and how many are under way at once.
package struct ErrandPolicy: Sendable {
    /// Questions under way at once to one service, so that one that hangs keeps no other one waiting.
    package var lookups = 32
    /// Text messages under way at once.
    package var messages = 8
    /// Announcements under way at once to one webhook, so that a slow one does not use everything up.
    package var announcements = 4
    /// Announcements that wait for one webhook at most; one more is given up.
    package var backlog = 10_000
    /// The wait after an announcement's first attempt; doubles with each further one.
    package var firstDelay: Duration = .seconds(5)
    /// The longest wait between two attempts.
    package var longestDelay: Duration = .seconds(3_600)
    /// The shortest time in which it makes sense to ask a second time.
    package var leastTime: Duration = .milliseconds(200)
    /// Gives a number from 0 to 1 for the jitter.
    package var random: @Sendable () -> Double = { Double.random(in: 0...1) }

    /// The defaults.
    package init() {}

    /// How long to wait after the `attempt`th attempt, from 1; at least what the other side asks for, within bounds.
    func delay(attempt: Int, requested: Duration?) -> Duration {
        let doubled = min(firstDelay * (1 << min(max(attempt - 1, 0), 12)), longestDelay)
        return max(doubled * (0.75 + random() / 4), min(requested ?? .zero, longestDelay))
    }
}
