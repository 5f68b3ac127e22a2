/// After a wait, fewer skills are asked for.
package struct Relaxation: Hashable, Sendable {
    /// How long the caller must have waited.
    package var after: Duration
    /// Only so many of the needed skills, from the first one, are still needed; the others become wishes.
    ///
    /// Nil for all.
    package var keeps: Int?
    /// No higher level than this is needed any more, 1 to 10; nil for what was asked.
    package var level: Int?

    /// Describes a relaxation.
    package init(after: Duration, keeps: Int? = nil, level: Int? = nil) {
        self.after = after
        self.keeps = keeps
        self.level = level
    }
}

/// Callers are kept for the agent who talked to them last.
package struct LastAgent: Hashable, Sendable {
    /// How long ago that may be, up to 30 days.
    package var within: Duration
    /// How long a caller is kept for that agent before everybody is asked, up to 1 h.
    package var wait: Duration

    /// Describes the rule.
    package init(within: Duration, wait: Duration) {
        self.within = within
        self.wait = wait
    }
}

/// Callers who have waited long go on waiting in another queue, with their age.
package struct Overflow: Hashable, Sendable {
    /// How long.
    package var after: Duration
    /// The other queue's name.
    package var to: String

    /// Describes the rule.
    package init(after: Duration, to: String) {
        self.after = after
        self.to = to
    }
}

/// How booked callbacks are made.
package struct CallbackRules: Hashable, Sendable {
    /// The time between two attempts, 10 s to 24 h.
    package var retryAfter: Duration = .seconds(600)
    /// How long the person's phone rings, 5 to 120 s.
    package var ringTime: Duration = .seconds(30)

    /// The defaults.
    package init() {}
}
