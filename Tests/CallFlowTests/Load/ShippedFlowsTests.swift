import CallFlow
import Foundation
import JSONSyntax
import Telephony
import Testing

/// What is true of the shipped flows as files; their scenarios say how calls go.
struct ShippedFlowsTests {
    static let queues: Set<String> = ["sales", "technical", "billing", "reception"]

    @Test func `the shipped flows are free of findings, and all of them can run`() throws {
        let folder = FlowFolder(try Fixtures.files(in: Fixtures.shipped), queues: Self.queues)
        #expect(folder.diagnostics.map(\.text) == [])
        #expect(folder.programs.map(\.flow) == ["clinic", "csat", "orders", "support"])
        let support = try #require(folder.programs.last)
        #expect(support.numbers.map(\.text) == ["+34910000001"])
        #expect(support.flows.first == "support" && Set(support.flows) == ["support", "csat", "department"])
        #expect(Set(support.queues) == ["sales", "technical", "billing"])
        #expect(support.languages == ["en", "es"])
    }

    @Test func `a caller who never reacts to the support line hears goodbye within its printed bound`() throws {
        let folder = FlowFolder(try Fixtures.files(in: Fixtures.shipped), queues: Self.queues)
        let program = try #require(folder.programs.first { $0.flow == "support" })
        var caller = try Caller(program)
        var seconds = 0
        while !caller.session.hasEnded, seconds < 3_600 {
            try caller.waitForDeadline()
            seconds += 1
        }
        #expect(caller.path == ["welcome", "notice", "main", "bye"])
    }
}
