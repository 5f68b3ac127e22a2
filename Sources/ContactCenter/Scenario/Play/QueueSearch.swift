/// Where in a growing log what is expected was found.
///
/// Nothing is looked at twice for the same expectation: what has been found stays found, and the next look begins where
/// the last one ended. So expectations may be looked for after every event.
struct QueueSearch {
    /// What an occurrence is to an expectation.
    enum Verdict {
        case met, indifferent
        /// It came in the place of what was expected, so that waiting for it is in vain.
        case rival
    }

    /// The places of the expectations that are met, in their order.
    private(set) var places: [Int] = []
    /// Where the search for the first that is not met began.
    private(set) var from: Int
    /// The place of what came instead of the first that is not met.
    private(set) var rival: Int?
    /// What was not looked at yet.
    private var next: Int

    /// Searches from a place on.
    init(from place: Int) {
        (from, next) = (place, place)
    }

    /// Looks at what has come since the last look; later steps may have been added meanwhile.
    mutating func look(
        in log: [QueueOccurrence], for steps: [QueueStep], judge: (QueueOccurrence, QueueStep) -> Verdict
    ) {
        while places.count < steps.count, rival == nil, next < log.count {
            switch judge(log[next], steps[places.count]) {
            case .indifferent: break
            case .rival: rival = next
            case .met:
                places.append(next)
                from = next + 1
            }
            next += 1
        }
    }
}
