/// What simulated calls have walked and heard of a set of flows.
package struct Coverage: Sendable {
    /// One way out of a state.
    package struct Way: Hashable, Comparable, Sendable {
        package let flow: String
        package let state: String
        package let outcome: String

        package static func < (left: Way, right: Way) -> Bool {
            (left.flow, left.state, left.outcome) < (right.flow, right.state, right.outcome)
        }
    }

    /// A prompt in one language.
    package struct Wording: Hashable, Comparable, Sendable {
        package let prompt: String
        package let language: String

        package static func < (left: Wording, right: Wording) -> Bool {
            (left.prompt, left.language) < (right.prompt, right.language)
        }
    }

    /// How often each way was taken.
    package private(set) var ways: [Way: Int] = [:]
    /// How often each wording was heard.
    package private(set) var wordings: [Wording: Int] = [:]
    /// Calls that were looked at.
    package private(set) var calls = 0

    /// Begins with nothing.
    package init() {}

    /// Adds what others have walked and heard.
    package mutating func add(_ other: Coverage) {
        ways.merge(other.ways, uniquingKeysWith: +)
        wordings.merge(other.wordings, uniquingKeysWith: +)
        calls += other.calls
    }

    /// Adds what happened in one call.
    package mutating func add(_ log: [Occurrence]) {
        calls += 1
        for occurrence in log {
            guard case .fact(let fact) = occurrence.what else { continue }
            switch fact {
            case .left(let flow, let state, let outcome, _):
                ways[Way(flow: flow, state: state, outcome: outcome), default: 0] += 1
            case .said(let prompt, let language, _):
                wordings[Wording(prompt: prompt, language: language), default: 0] += 1
            case .entered, .heard, .spoke, .languageChosen, .missed, .saved, .scored, .surveyed, .messageLeft,
                .recorded,
                .recordingTurned, .lookedUp, .callbackAsked, .notified, .messaged, .called, .returned, .handedOff,
                .limitReached, .ended:
                continue
            }
        }
    }
}
