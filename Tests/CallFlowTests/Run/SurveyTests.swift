import CallFlow
import Telephony
import Testing

struct SurveyTests {
    private func scored(_ question: String, _ answer: String) -> FlowFact {
        .scored(survey: "csat", question: question, answer: answer)
    }

    @Test func `answers are kept one by one, and a question may depend on them`() throws {
        var caller = try Caller(flow: Flows.survey)
        try caller.tell(.collected(digits: "5", ending: .complete))
        #expect(caller.facts.first == scored("score", "5"))
        #expect(caller.entry?.finishKey == Key("#"))
        #expect(caller.entry?.shortest == 2)
        #expect(caller.entry?.longest == 3)
        try caller.tell(.collected(digits: "042", ending: .complete))
        #expect(caller.facts.first == scored("age", "42"))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.prefix(2) == [scored("solved", "yes"), .surveyed(survey: "csat", outcome: "complete")])
        #expect(caller.session.state == "end")
    }

    @Test func `an unhappy caller is asked why`() throws {
        var caller = try Caller(flow: Flows.survey)
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.collected(digits: "42", ending: .timeout))
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.heard == ["Hello."])
        try caller.tell(.promptFinished)
        #expect(
            caller.commands == [.record(RecordingRequest(maximumLength: .seconds(60), silence: nil, finishKey: nil))])
        var quiet = caller
        try caller.tell(.recorded(length: .seconds(5), id: "r1"))
        #expect(caller.facts.first == scored("why", "recording r1"))
        #expect(caller.facts.contains(.surveyed(survey: "csat", outcome: "complete")))
        try quiet.tell(.recorded(length: .milliseconds(20), id: "r1"))
        #expect(quiet.facts.contains(.surveyed(survey: "csat", outcome: "partial")))
        #expect(quiet.session.state == "part")
    }

    @Test func `a number out of range is asked again, then passed over`() throws {
        var caller = try Caller(flow: Flows.survey)
        try caller.tell(.collected(digits: "4", ending: .complete))
        try caller.tell(.collected(digits: "12", ending: .complete))
        #expect(caller.facts.first == .missed(state: "a", reason: "no_match", attempt: 1))
        try caller.tell(.collected(digits: "999", ending: .complete))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.facts.contains(.surveyed(survey: "csat", outcome: "partial")))
    }

    @Test func `who does not react at all has refused`() throws {
        var caller = try Caller(flow: Flows.survey)
        for _ in 1...3 { try caller.tell(.collected(digits: "", ending: .silence)) }
        #expect(caller.session.state == "none")
        #expect(caller.allFacts.contains(.surveyed(survey: "csat", outcome: "refused")))
    }

    @Test func `hanging up keeps what was said`() throws {
        var caller = try Caller(flow: Flows.survey)
        try caller.tell(.collected(digits: "4", ending: .complete))
        try caller.tell(.hungUp)
        #expect(caller.facts == [.surveyed(survey: "csat", outcome: "partial"), .ended(reason: "hung_up")])
    }

    @Test func `a spoken answer survives the hanging up`() throws {
        var caller = try Caller(flow: Flows.survey)
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.collected(digits: "42", ending: .complete))
        try caller.tell(.collected(digits: "2", ending: .complete))
        try caller.tell(.promptFinished)
        try caller.tell(.hungUp)
        #expect(caller.session.hasEnded)
        try caller.tell(.recorded(length: .seconds(3), id: "r1"))
        #expect(caller.facts == [scored("why", "recording r1")])
    }
}
