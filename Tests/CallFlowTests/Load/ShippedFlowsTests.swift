import CallFlow
import Foundation
import JSONSyntax
import Telephony
import Testing

struct ShippedFlowsTests {
    static let queues: Set<String> = ["sales", "technical", "billing"]

    private func program() throws -> Program {
        let folder = FlowFolder(try Fixtures.files(in: Fixtures.shipped), queues: Self.queues)
        #expect(folder.diagnostics.map(\.text) == [])
        return try #require(folder.programs.first { $0.flow == "support" })
    }

    @Test func `the shipped flows are free of findings`() throws {
        let program = try program()
        #expect(program.numbers.map(\.text) == ["+34910000001"])
        #expect(Set(program.queues) == Self.queues)
        #expect(program.languages == ["en", "es"])
        #expect(program.states.first == "welcome")
    }

    @Test func `a caller reaches technical help in Spanish and is asked how it went`() throws {
        var caller = try Caller(program())
        #expect(caller.heard == ["Welcome. For English, press 1.", "Para español, pulse 2."])
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.prompts == ["recorded_notice"])
        try caller.tell(.promptFinished, after: .seconds(4))
        #expect(caller.heard.first?.hasPrefix("Para ventas") == true)
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(
            caller.commands == [
                .enqueue(QueueRequest(queue: "technical", priority: 5, maximumWait: .seconds(480)))
            ])
        caller.surroundings.queue = .init(position: 3, expectedWait: nil)
        try caller.tell(.enqueued, after: .seconds(1))
        #expect(caller.heard.first?.contains("Usted es el número 3.") == true)
        try caller.tell(.promptFinished, after: .seconds(9))
        #expect(caller.commands == [.music(nil)])
        try caller.tell(.agentJoined, after: .seconds(10))
        #expect(caller.commands == [])
        try caller.tell(.agentLeft, after: .seconds(120))
        #expect(caller.prompts == ["q_score"])
        try caller.tell(.collected(digits: "2", ending: .complete))
        try caller.tell(.collected(digits: "2", ending: .complete))
        try caller.tell(.promptFinished)
        try caller.tell(.recorded(length: .seconds(9), id: "rec-1"))
        #expect(caller.prompts == ["sorry_to_hear"])
        try caller.tell(.promptFinished)
        try caller.tell(.promptFinished)
        #expect(caller.commands == [.hangUp])
        #expect(caller.session.hasEnded)
        let scores = caller.allFacts.filter { if case .scored = $0 { true } else { false } }
        #expect(
            scores == [
                .scored(survey: "after_call", question: "score", answer: "2"),
                .scored(survey: "after_call", question: "solved", answer: "no"),
                .scored(survey: "after_call", question: "why", answer: "recording rec-1"),
            ])
    }

    @Test func `a caller who never reacts hears goodbye`() throws {
        var caller = try Caller(program())
        while !caller.session.hasEnded { try caller.waitForDeadline() }
        #expect(caller.path == ["welcome", "notice", "main", "bye"])
    }

    @Test func `a caller to whom nobody is free leaves a message by hanging up`() throws {
        var caller = try Caller(program())
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.promptFinished)
        try caller.tell(.collected(digits: "1", ending: .complete))
        try caller.tell(.refused(.noAgents))
        #expect(caller.prompts == ["nobody_free"])
        try caller.tell(.promptFinished)
        try caller.tell(.promptFinished)
        try caller.tell(.hungUp, after: .seconds(20))
        #expect(caller.session.hasEnded)
        try caller.tell(.recorded(length: .seconds(20), id: "rec-2"))
        #expect(
            caller.facts == [.messageLeft(mailbox: "sales_box", seconds: 20, recording: "rec-2", attached: [:])])
    }
}
