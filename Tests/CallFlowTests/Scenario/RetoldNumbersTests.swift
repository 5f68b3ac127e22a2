import Telephony
import Testing

@testable import CallFlow

struct RetoldNumbersTests {
    private let start = Timestamp(seconds: 1_773_135_000)

    private func entered(_ state: String, _ kind: String, after seconds: Int) -> RealCall.Moment {
        moment(.entered(flow: "test", state: state, kind: kind, visit: 1), after: seconds)
    }

    private func moment(_ fact: FlowFact, after seconds: Int) -> RealCall.Moment {
        RealCall.Moment(at: start + .seconds(seconds), .flow(fact))
    }

    private func call(_ moments: [RealCall.Moment], from: String? = "+34677888999") -> RealCall {
        RealCall(from: from.flatMap { PhoneNumber($0) }, to: "+34910000001", startedAt: start, moments: moments)
    }

    /// Asks for a number and sends a message to it.
    private static let asking =
        Flows.flow(
            """
            "a": { "do": "ask", "prompt": "menu", "save": "number", "digits": "9-13",
                   "check": "valid phone in +34", "next": "m" },
            "m": { "do": "message", "to": "{number}", "allow": ["+346"], "text": "hello", "next": "end",
                   "on": { "error": "end" } }
            """, #""variables": { "number": { "type": "phone" } },"#)

    private func retold(_ digits: String, _ number: String, _ flow: String) throws -> (Retelling, String) {
        let retelling = Retelling(
            call([
                entered("a", "ask", after: 0), moment(.heard(state: "a", digits: digits), after: 5),
                entered("m", "message", after: 5), moment(.messaged(to: number, text: "Hello."), after: 5),
                entered("end", "hangup", after: 5),
            ]), in: try Caller.program(flow), reread: Scenarios.reread)
        #expect(retelling.divergence == nil)
        return (retelling, retelling.scenario(name: "N"))
    }

    @Test func `a number that a caller entered is another one, in the entry and in what comes of it`() throws {
        let own = try retold("677888999", "+34677888999", Self.asking)
        #expect(own.0.inventions == ["a": "600000001"])
        #expect(own.1.contains(#""presses": "600000001"#) && own.1.contains(#""messaged": "+34600000001""#))
        let another = try retold("0034655444333", "+34655444333", Self.asking)
        #expect(another.0.inventions == ["a": "0034600000002"])
        #expect(another.1.contains(#""messaged": "+34600000002""#))
    }

    @Test func `the caller's own number is another one even where it is kept as plain digits`() throws {
        let flow = Flows.flow(
            #""a": { "do": "ask", "prompt": "menu", "save": "number", "digits": "9", "next": "end" }"#,
            #""variables": { "number": { "type": "digits" } },"#)
        let moments = [
            entered("a", "ask", after: 0), moment(.heard(state: "a", digits: "677888999"), after: 5),
            entered("end", "hangup", after: 5),
        ]
        let told = Retelling(call(moments), in: try Caller.program(flow), reread: Scenarios.reread)
        #expect(told.inventions == ["a": "600000001"])
        #expect(told.divergence == nil && !told.scenario(name: "N").contains("677888999"))
    }

    @Test func `numbers and private values that a service gave are others`() throws {
        let flow = Flows.flow(
            """
            "a": { "do": "lookup", "service": "crm", "path": "/",
                   "save": { "number": "/phone", "secret": "/secret" },
                   "next": "end", "on": { "not_found": "end", "timeout": "end", "error": "end" } }
            """,
            """
            "variables": { "number": { "type": "phone" }, "secret": { "type": "text", "private": true } },
            "services": { "crm": { "url": "https://crm.example/x" } },
            """)
        let told = Retelling(
            call([
                entered("a", "lookup", after: 0), moment(.saved(variable: "number", value: "+34655444333"), after: 1),
                moment(.saved(variable: "secret", value: "Rumpelstiltskin"), after: 1),
                moment(.lookedUp(state: "a", service: "crm", outcome: "next", status: 200), after: 1),
                entered("end", "hangup", after: 1),
            ]), in: try Caller.program(flow), reread: Scenarios.reread)
        let text = told.scenario(name: "N")
        #expect(text.contains(#""phone": "+34600000002""#) && text.contains(#""secret""#))
        #expect(!text.contains("655444333") && !text.contains("Rumpelstiltskin"))
    }
}
