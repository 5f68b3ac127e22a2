package import Telephony

/// Something that operators should be able to read in the log.
///
/// Carries no keys, no numbers of callers, no secrets.
package enum EngineNote: Sendable {
    /// Commands of an earlier run were found whose end is not known.
    case resending(commands: Int)
    /// A carrier did not take a command, which will be sent again.
    case retrying(CommandID, action: String, leg: LegID, CarrierFailure, after: Duration)
    /// A command has failed for good.
    case commandFailed(CommandID, action: String, leg: LegID, CarrierFailure)
    /// An errand came to nothing, and will be tried again: its id, what it is, why.
    case errandRetrying(CommandID, String, String, after: Duration)
    /// An errand has failed for good.
    case errandFailed(CommandID, String, String)
    /// A command names a carrier that is not set up.
    case noSuchCarrier(CarrierName, leg: LegID)
    /// A carrier's legs were compared with ours.
    case compared(CarrierName, legs: Int)
    /// A carrier did not list its legs; it will be asked again.
    case comparisonFailed(CarrierName, CarrierFailure)
    /// An authentic event was kept because it could not be read.
    case keptUnreadable(CarrierName, reason: String)
    /// Inputs are refused because too many wait. Told once until the writer has caught up.
    case overloaded(waiting: Int)
    /// A commit failed: the engine ends.
    case commitFailed(StoreFailure)

    /// How urgent a note is.
    package enum Level: String, Sendable {
        case info, warning, error
    }

    /// How urgent this one is.
    package var level: Level {
        switch self {
        case .resending, .compared: .info
        case .retrying, .errandRetrying, .errandFailed, .comparisonFailed, .keptUnreadable, .overloaded: .warning
        case .commandFailed(_, _, _, let failure): failure.reason == .legEnded ? .info : .warning
        case .noSuchCarrier, .commitFailed: .error
        }
    }
}

extension EngineNote: CustomStringConvertible {
    package var description: String {
        switch self {
        case .resending(let commands):
            "Resending \(commands) commands of the last run."
        case .retrying(let id, let action, let leg, let failure, let delay):
            "The carrier did not take \(action) for leg \(leg) (\(failure.summary)); "
                + "sending it again in \(delay.wholeMilliseconds) ms. Command \(id)."
        case .commandFailed(let id, let action, let leg, let failure):
            "The carrier did not carry out \(action) for leg \(leg): \(failure.summary). Command \(id)."
        case .errandRetrying(let id, let what, let why, let delay):
            "Not done: \(what) (\(why)); trying again in \(delay.wholeSeconds) s. Errand \(id)."
        case .errandFailed(let id, let what, let why):
            "Given up: \(what) (\(why)). Errand \(id)."
        case .noSuchCarrier(let name, let leg):
            "Leg \(leg) belongs to the carrier \(name.rawValue), which is not set up."
        case .compared(let name, let legs):
            "Compared our legs with the \(legs) that \(name.rawValue) lists."
        case .comparisonFailed(let name, let failure):
            "\(name.rawValue) did not list its legs: \(failure.summary)."
        case .keptUnreadable(let name, let reason):
            "Kept an event of \(name.rawValue) that could not be read: \(reason)."
        case .overloaded(let waiting):
            "Refusing inputs: \(waiting) wait already."
        case .commitFailed(let failure):
            "A commit failed, the process must end: \(failure)"
        }
    }
}
