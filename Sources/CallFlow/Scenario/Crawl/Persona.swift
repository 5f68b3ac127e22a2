/// How an automatic caller behaves.
package enum Persona: String, CaseIterable, Hashable, Sendable {
    /// Never does anything.
    case silent
    /// Presses keys that are no option.
    case wrongKey = "wrong key"
    /// Takes the first option every time.
    case alwaysFirst = "always first"
    /// Does anything that can be done.
    case random
    /// Does what was done least often before.
    case edgeHunter = "edge hunter"
    /// Presses keys while prompts play, and does not wait long.
    case impatient
    /// Takes seconds between two keys.
    case slowTypist = "slow typist"
}

/// How services answer in a crawl.
package enum ServiceMood: String, CaseIterable, Hashable, Sendable {
    /// With what was asked for.
    case ok
    /// That there is no such thing.
    case missing
    /// Too late.
    case slow
    /// Not at all.
    case error
    /// With something of another type.
    case wrongType = "wrong type"
}
