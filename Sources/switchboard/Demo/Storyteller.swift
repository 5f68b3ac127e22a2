import CallFlow
import CarrierSimulator
import ContactCenter
import Synchronization
import Telephony
import Web

/// Tells a call as it happens, a line for each thing that a listener would notice.
final class Storyteller: Sendable {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let names: [String: String]

    /// - Parameter names: The agents' names by login name and by phone.
    init(names: [String: String]) {
        start = clock.now
        self.names = names
    }

    /// Prints one line: the time since the beginning, who, what.
    func tell(_ who: Who, _ text: String) {
        let tenths = (clock.now - start).wholeMilliseconds / 100
        let moment = "\(tenths / 10).\(tenths % 10) s"
        let margin = String(repeating: " ", count: max(0, 8 - moment.count))
        let role = who.rawValue.padding(8)
        Terminal.say("\(margin)\(Terminal.painted(moment, .dim))  \(Terminal.painted(role, who.colour)) \(text)")
    }

    /// The roles of the story.
    enum Who: String {
        case caller, line, queue, routing, agent, tape, survey, end

        fileprivate var colour: Terminal.Colour {
            switch self {
            case .caller: .yellow
            case .line, .tape: .dim
            case .queue, .routing: .cyan
            case .agent: .green
            case .survey, .end: .bold
            }
        }
    }

    /// Tells a committed fact, if it is worth a line.
    func tell(_ fact: Fact) {
        let agent = name(fact.agent?.rawValue)
        switch fact.kind {
        case .arrived(_, let to, let flow, _): tell(.line, "\(to) rings; the flow “\(flow)” takes the call")
        case .answered: tell(.line, "answers")
        case .flow(let step): tell(step)
        case .queued(let position, _): tell(.queue, "the caller waits for \(fact.queue ?? "-"), position \(position)")
        case .offered(let decision): tell(.routing, "chose \(name(decision.agent.rawValue)): \(decision.grounds)")
        case .accepted: tell(.agent, "\(agent) picks up")
        case .connected(_, let waited):
            tell(.agent, "\(agent) and the caller talk, after a wait of \(Self.seconds(waited))")
        case .recordingStarted: tell(.tape, "recording starts")
        case .recordingSaved(_, let seconds):
            tell(.tape, "recording saved" + (seconds.map { ", \($0) s" } ?? ""))
        case .parted(let party, let talked):
            tell(.agent, "the \(party.rawValue) hangs up, after \(Self.seconds(talked)) of talk")
        case .wrapUpBegan: tell(.agent, "\(agent) wraps up")
        case .ended(let party, _): tell(.end, "the call is over; the \(party.rawValue) ended it")
        case .turnedAway, .queueRefused, .missed, .withdrawn, .answeredLate, .connectionFailed, .leftQueue,
            .recordingFailed, .recordingTranscribed, .noticeFailed, .messageSent, .messageFailed, .messageUndelivered,
            .transferDialled, .transferConnected, .transferEnded, .commandFailed, .ghostClosed,
            .strayLegClosed, .skillMissing, .moved, .resumed, .callbackBooked, .callbackDialled, .callbackFailed,
            .desktopLost, .overdue:
            tell(.line, fact.sentence)
        case .wrapUpEnded, .statusChanged, .taken, .flowPublished, .flowTried, .flowWithdrawn, .callMoved,
            .hoursOverridden, .hoursRestored, .rosterSet, .ready, .notReady:
            return
        }
    }

    private func tell(_ step: FlowFact) {
        switch step {
        case .said(_, _, let text): tell(.line, "says “\(text)”")
        case .scored(_, let question, let answer): tell(.survey, "\(question) = \(answer), saved")
        case .surveyed(let survey, let outcome): tell(.survey, "“\(survey)” is \(outcome)")
        case .missed, .messageLeft, .limitReached, .recorded, .recordingTurned, .lookedUp, .callbackAsked, .notified,
            .messaged:
            tell(.line, step.sentence)
        case .entered, .left, .heard, .spoke, .languageChosen, .saved, .called, .returned, .handedOff, .ended: return
        }
    }

    /// Tells what the people on the telephones noticed, where no fact says it.
    func tell(_ observation: Observation) {
        switch (observation.who, observation.what) {
        case (.caller(let number), .rang): tell(.caller, "dials from \(number)")
        case (.caller, .pressed(let key)): tell(.caller, "presses \(key)")
        case (.agent(let phone), .rang): tell(.agent, "\(name(phone))'s phone rings")
        case (.caller, .heard(.file)): tell(.caller, "hears music")
        case _: return
        }
    }

    private func name(_ id: String?) -> String {
        id.map { names[$0] ?? $0 } ?? "the agent"
    }

    private static func seconds(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
