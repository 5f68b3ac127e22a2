import CallFlow
import Telephony
import Testing

struct NumberToReachTests {
    private static let flow = Flows.flow(
        """
        "a": { "do": "ask", "prompt": "hello", "digits": "4-15", "check": "valid phone", "save": "phone", "next": "b" },
        "b": { "do": "callback", "queue": "sales", "number": "{phone}", "allow": ["+34", "+44"], "next": "end",
               "on": { "error": "wrong" } },
        "wrong": { "do": "hangup" }
        """, #""variables": { "phone": { "type": "phone", "default": "" } },"#)

    /// The number that an entry gets booked; nil if it is refused.
    private func booked(_ digits: String) throws -> String? {
        var caller = try Caller(flow: Self.flow)
        try caller.tell(.collected(digits: digits, ending: .timeout))
        guard case .book(let request)? = caller.commands.first else {
            #expect(caller.path.last == "wrong")
            return nil
        }
        return request.number.text
    }

    @Test(arguments: ["0034600111222", "00447700900123"])
    func `a number whose beginning is allowed is called back`(_ digits: String) throws {
        #expect(try booked(digits) == "+" + digits.dropFirst(2))
    }

    @Test(arguments: ["0012025550123", "00449098790000", "008821234567"])
    func `a number abroad, or a premium one of an allowed country, is not called back`(_ digits: String) throws {
        #expect(try booked(digits) == nil)
    }

    @Test(arguments: [("+34600111222", true), ("+33612345678", true), ("+88212345678", false)])
    func `the caller's own number is called back unless it is a premium one`(_ from: String, _ isCalled: Bool) throws {
        let flow = Flows.flow(
            #""a": { "do": "callback", "queue": "sales", "number": "{call.from}", "next": "end" }"#,
            #""on": { "error": "end" },"#)
        let caller = try Caller(Caller.program(flow), from: from)
        #expect(caller.commands.contains { if case .book = $0 { true } else { false } } == isCalled)
    }

    @Test func `a text message goes only to numbers that are allowed`() throws {
        for (prefix, isSent) in [("+34", true), ("+44", false)] {
            let flow = Flows.flow(
                #""a": { "do": "message", "to": "{call.from}", "allow": ["\#(prefix)"], "text": "hello", "next": "end" }"#,
                #""on": { "error": "end" },"#)
            let caller = try Caller(flow: flow)
            #expect(caller.commands.contains { if case .message = $0 { true } else { false } } == isSent)
        }
    }
}
