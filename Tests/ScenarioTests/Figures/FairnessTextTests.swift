import ContactCenter
import Foundation
import Testing
import Web

@testable import switchboard

struct FairnessTextTests {
    private struct Answer: Encodable {
        var items: [FairnessItem]
        var next: String?
    }

    @Test func `what a server answers is told like what a store holds`() throws {
        let item = try JSONDecoder().decode(
            FairnessItem.self,
            from: Data(
                """
                {"queue": "sales", "jainIndex": 0.9, "overrides": {"picked": 2},
                 "largestGap": {"offersPerHour": 2, "most": "ana", "fewest": "ben"},
                 "agents": [{"agent": "ana", "offers": 8, "availableHours": 2, "offersPerHour": 4},
                            {"agent": "ben", "offers": 4, "availableHours": 2, "offersPerHour": 2}]}
                """.utf8))
        let text = FairnessText([item])
        let answer = try JSONEncoder().encode(Answer(items: [item]))
        #expect(FairnessText(answer: [UInt8](answer))?.lines == text.lines)
        #expect(text.lines.count == 5)
        #expect(
            text.csv == [
                "queue,agent,offers,available_hours,offers_per_hour", "sales,ana,8,2.0,4.0", "sales,ben,4,2.0,2.0",
            ])
        #expect(text.lines[1] == "  largest gap: ana 4.0 offers an hour, ben 2.0")
        #expect(text.lines[4] == "  not by the order alone: 2 × picked")
        #expect(FairnessText(answer: Array("[]".utf8)) == nil)
    }
}
