import Foundation
import JSONSyntax
import Telephony

/// An exception from a calendar's hours that is in force when a scenario's call begins.
struct GivenOverride: Hashable, Sendable {
    let state: HoursOverride.State
    let end: End
    let reason: String
    /// What callers hear first; nil for nothing.
    let prompt: String?

    /// When it ends.
    enum End: Hashable, Sendable {
        /// When a clock shows this, in the zone of the call's own `at`.
        case moment(LocalMoment)
        /// So long after the beginning of the call.
        case after(Duration)
    }

    /// How long an exception lasts of which nothing else is said.
    private static let usualEnd = End.after(.seconds(24 * 3600))
    private static let usualReason = "an exception"

    /// Reads `"closed"`, or an object that says more.
    init?(_ entry: Entry, _ names: ScenarioNames, _ findings: Findings) {
        if case .string = entry.node.value {
            guard let state = findings.choice(entry, of: HoursOverride.State.self) else { return nil }
            self.init(state: state.value, end: Self.usualEnd, reason: Self.usualReason, prompt: nil)
            return
        }
        guard var reader = findings.object(entry) else { return nil }
        let state = reader.choice("state", .required, of: HoursOverride.State.self)
        let until = reader.string("until")
        let after = reader.duration("ends_after", in: .zero ... .seconds(60 * 86_400))
        let reason = reader.string("reason")?.value ?? Self.usualReason
        let prompt = reader.take("prompt").flatMap { names.knownNotice($0, of: entry.key ?? "", findings) }
        reader.finish(habits: ["end": "until", "for": "ends_after", "name": "reason"])
        if let until, after != nil {
            findings.error("F005", at: until.entry, "give \"until\" or \"ends_after\", not both")
            return nil
        }
        guard let state else { return nil }
        if let until {
            guard let moment = Given.moment(until, findings) else { return nil }
            self.init(state: state.value, end: .moment(moment), reason: reason, prompt: prompt)
        } else {
            self.init(
                state: state.value, end: after.map { .after($0.value) } ?? Self.usualEnd, reason: reason, prompt: prompt
            )
        }
    }

    private init(state: HoursOverride.State, end: End, reason: String, prompt: String?) {
        self.state = state
        self.end = end
        self.reason = reason
        self.prompt = prompt
    }

    /// The exception as a call meets it that begins at this moment.
    func exception(_ calendar: String, callAt start: Timestamp, in zone: TimeZone) -> HoursOverride {
        let until =
            switch end {
            case .moment(let moment): moment.moment(in: zone)
            case .after(let time): start + time
            }
        return HoursOverride(calendar: calendar, state: state, until: until, reason: reason, prompt: prompt)
    }
}
