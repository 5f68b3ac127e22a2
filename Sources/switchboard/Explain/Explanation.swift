import ContactCenter
import Engine
import Telephony
import Web

/// What is known of a call: its timeline, and the decisions that can be made again.
struct Explanation: Sendable {
    /// The call in one line.
    var title: String
    var timeline: [Line]
    var decisions: [Choice]

    /// One moment of the call.
    struct Line: Sendable {
        var at: String
        var text: String
    }

    /// One choice of an agent.
    struct Choice: Sendable {
        var at: String
        var decision: Decision
        /// What came of making it again from the facts; nil if they are not at hand.
        var verdict: DecisionAudit.Verdict?
    }

    /// Puts an explanation together from a store.
    init(_ call: CallView, facts: [Fact], audit: DecisionAudit) {
        let verdicts = Self.verdicts(audit)
        title = Self.title(call.id.description, from: call.from, to: call.to, flow: call.flow, stage: call.stage)
        timeline = facts.map { Line(at: $0.at.description, text: $0.sentence) }
        decisions = facts.compactMap { fact in
            guard case .offered(let decision) = fact.kind else { return nil }
            return Choice(at: fact.at.description, decision: decision, verdict: verdicts[decision.offer])
        }
    }

    /// Puts an explanation together from an answer of the API.
    ///
    /// - Parameter audit: What came of making the choices again; nil if the server did not give who was free.
    init(_ answer: CallAnswer, audit: DecisionAudit?) {
        let verdicts = audit.map(Self.verdicts) ?? [:]
        let call = answer.call
        title = Self.title(call.id, from: call.from, to: call.to, flow: call.flow, stage: call.stage)
        timeline = answer.timeline.map { Line(at: $0.at, text: $0.text) }
        decisions = answer.decisions.map {
            Choice(at: $0.at, decision: $0.decision, verdict: verdicts[$0.decision.offer])
        }
    }

    private static func verdicts(_ audit: DecisionAudit) -> [UInt64: DecisionAudit.Verdict] {
        Dictionary(audit.findings.map { ($0.decision.offer, $0.verdict) }) { first, _ in first }
    }

    private static func title(_ id: String, from: String, to: String, flow: String, stage: String) -> String {
        "Call \(id): \(from) → \(to), flow \(flow), \(stage)"
    }

    /// The lines to print, and whether every decision came out the same again.
    func report() -> (lines: [String], isSound: Bool) {
        var lines = [Terminal.painted(title, .bold)]
        lines += timeline.map { "  \(Terminal.painted($0.at, .dim))  \($0.text)" }
        var isSound = true
        for choice in decisions {
            lines.append("")
            lines += Self.lines(for: choice)
            let (words, isSame) = choice.madeAgain
            isSound = isSound && isSame
            lines += words.map { Terminal.painted("  \($0)", isSame ? .green : .red) }
        }
        return (lines, isSound)
    }

    private static func lines(for choice: Choice) -> [String] {
        let decision = choice.decision
        let head = "Offer \(decision.offer) at \(choice.at) by \(decision.rule): \(decision.agent.rawValue)"
        var lines = [Terminal.painted(head, .bold) + ", decided by: \(decision.decidedBy)"]
        lines.append("  \(decision.free) free of \(decision.serving) who serve the queue; in order:")
        for (place, candidate) in decision.ranking.enumerated() {
            let seconds = "\(candidate.idle / 1000).\(candidate.idle % 1000 / 100) s"
            lines.append(
                "  \(place + 1). \(candidate.agent.rawValue): "
                    + (candidate.score.map { $0 == 0 ? "" : "\(decision.rule) \($0), " } ?? "")
                    + "idle \(seconds), \(candidate.offers) offers, hash \(candidate.hash)")
        }
        if let excluded = decision.excluded, !excluded.isEmpty {
            let counts = excluded.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            lines.append("  not eligible: " + counts.joined(separator: ", "))
        }
        for passed in decision.passedOver {
            lines.append("  passed over: \(passed.agent.rawValue) (\(passed.reason))")
        }
        return lines
    }
}

extension Explanation.Choice {
    /// What came of making the choice again, and whether nothing speaks against it.
    var madeAgain: (words: [String], isSame: Bool) {
        switch verdict {
        case .same where decision.rule == "last_agent":
            return (["the facts agree: \(decision.agent.rawValue) was free; nobody else was asked"], true)
        case .same(free: 1): return (["made again from the facts, by which nobody else was free: the same agent"], true)
        case .same(let free):
            return (["made again from the facts, with all \(free) who were free: the same agent"], true)
        case .byHand: return (["made by hand: there was nothing to choose"], true)
        case .different(let faults): return (faults.map { "MADE AGAIN FROM THE FACTS: \($0)" }, false)
        case .unrecorded: return comparedOnly("the version that made it did not write down who was free")
        case nil: return comparedOnly("the server tells only the admin token who else was free")
        }
    }

    private func comparedOnly(_ why: String) -> (words: [String], isSame: Bool) {
        guard decision.isRebuilt else {
            let other = decision.rebuiltAgent?.rawValue ?? "nobody"
            return (["MADE AGAIN: \(other), another agent than the one chosen then"], false)
        }
        return (["made again from the stored numbers of these alone: the same agent (\(why))"], true)
    }
}

extension Decision {
    /// Whether choosing again from the stored numbers gives the agent that was chosen.
    var isRebuilt: Bool {
        rebuiltAgent == agent && !passedOver.contains { $0.agent == agent }
    }
}

/// The part of the answer of `GET /api/v1/calls/{id}` that is needed here.
struct CallAnswer: Decodable, Sendable {
    struct Call: Decodable, Sendable {
        var id: String
        var from: String
        var to: String
        var flow: String
        var stage: String
    }

    struct Moment: Decodable, Sendable {
        var at: String
        var text: String
    }

    struct Choice: Decodable, Sendable {
        var at: String
        var decision: Decision
    }

    var call: Call
    var timeline: [Moment]
    var decisions: [Choice]
}
