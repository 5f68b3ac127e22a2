import Telephony
import Testing

@testable import ContactCenter
@testable import switchboard

struct ExplanationTests {
    private func decision(chosen: String, idle: [(String, Int64)]) -> Decision {
        Decision(
            offer: 1, agent: AgentID(rawValue: chosen), rule: "most_idle", free: idle.count, serving: idle.count,
            ranking: idle.map { .init(agent: AgentID(rawValue: $0.0), idle: $0.1, offers: 0, hash: 1) },
            passedOver: [])
    }

    private func explanation(_ decision: Decision) -> Explanation {
        let fact = Fact(
            serial: 1, at: Timestamp(seconds: 0), call: CallID(1), agent: decision.agent, queue: "sales",
            kind: .offered(decision))
        let call = CallView(
            id: CallID(1), from: "+34600111222", to: "+34910000001", flow: "support", stage: "ended",
            arrivedAt: Timestamp(seconds: 0))
        var audit = DecisionAudit(from: Timestamp(seconds: 0), call: CallID(1))
        audit.take(fact)
        audit.finish()
        return Explanation(call, facts: [fact], audit: audit)
    }

    @Test func `a choice made again from its numbers gives the same agent`() {
        let (lines, isSound) = explanation(decision(chosen: "ana", idle: [("ana", 9000), ("ben", 4000)])).report()
        #expect(isSound)
        #expect(
            lines.contains {
                $0.contains(
                    "made again from the stored numbers of these alone: the same agent (the version that made it")
            })
        #expect(lines.contains { $0.contains("1. ana: idle 9.0 s") })
    }

    @Test func `a choice that cannot be made again is told loudly`() {
        let (lines, isSound) = explanation(decision(chosen: "ben", idle: [("ben", 4000), ("ana", 9000)])).report()
        #expect(!isSound)
        #expect(lines.contains { $0.contains("MADE AGAIN: ana") })
    }

    @Test func `an agent who was passed over cannot have been chosen`() {
        var choice = decision(chosen: "ana", idle: [("ana", 9000)])
        choice.passedOver = [.init(agent: AgentID(rawValue: "ana"), reason: "missed_this_call")]
        #expect(!explanation(choice).report().isSound)
    }
}
