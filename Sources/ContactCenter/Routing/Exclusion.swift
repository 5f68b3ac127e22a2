/// Why agents of a queue could not be chosen, by the word in the record and in scenarios.
enum Exclusion: String, CaseIterable, Sendable {
    case offline, away, busy
    case wrapUp = "wrap_up"
    /// Left alone for a while after misses.
    case paused
    /// Of a tier that was not open for the caller yet.
    case tierClosed = "tier_closed"
    case lacksSkill = "lacks_skill"
    /// Free, and not asked again for this caller so soon.
    case missedThisCall = "missed_this_call"
}

extension Agent.Occupation {
    /// Why an agent who does this is not chosen; nil for one who could be.
    var exclusion: Exclusion? {
        switch self {
        case .free: nil
        case .offline: .offline
        case .away: .away
        case .busy: .busy
        case .wrapUp: .wrapUp
        case .paused: .paused
        }
    }

    /// What such an agent does, in one word.
    var word: String { exclusion?.rawValue ?? "free" }
}
