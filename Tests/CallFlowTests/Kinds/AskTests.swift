import CallFlow
import Telephony
import Testing

struct AskTests {
    private static func flow(_ keys: String, type: String = #""type": "digits""#) -> String {
        Flows.flow(
            """
            "a": {
              "do": "ask", "prompt": "menu", "save": "entry", "no_match": ["wrong"], \(keys), "next": "b",
              "on": { "exhausted": "c", "silent": "end" }
            },
            "b": { "do": "say", "prompt": "hello", "next": "end" }, "c": { "do": "hangup", "reason": "exhausted" }
            """,
            """
            "variables": { "entry": { \(type) }, "known": { "type": "text", "default": "12, 34" } },
            "calendars": { "office": { "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } } },
            """)
    }

    private func entered(_ caller: Caller) -> String? {
        caller.facts.lazy.compactMap { if case .saved("entry", let value) = $0 { value } else { nil } }.first
    }

    @Test func `digits are asked for and kept`() throws {
        var caller = try Caller(flow: Self.flow(##""digits": "4-9", "finish_key": "#""##))
        let entry = try #require(caller.entry)
        #expect(entry.shortest == 4 && entry.longest == 9 && entry.finishKey == Key("#"))
        try caller.tell(.collected(digits: "12345", ending: .complete))
        #expect(entered(caller) == "12345")
        #expect(caller.facts.contains(.heard(state: "a", digits: "12345")))
        #expect(caller.session.state == "b")
    }

    @Test func `a short entry is never kept`() throws {
        var caller = try Caller(flow: Self.flow(#""digits": "4""#))
        try caller.tell(.collected(digits: "123", ending: .timeout))
        #expect(caller.prompts == ["wrong", "menu"])
        try caller.tell(.collected(digits: "", ending: .silence))
        try caller.tell(.collected(digits: "12", ending: .timeout))
        #expect(caller.session.hasEnded)
        #expect(caller.facts.contains(.left(flow: "test", state: "a", outcome: "exhausted", to: "c")))
    }

    @Test(arguments: [
        ("between 1900 and 2026", "1985", "1985"), ("between 1900 and 2026", "1899", nil),
        ("luhn", "79927398713", "79927398713"),
        ("luhn", "79927398710", nil), ("one of known", "34", "34"), ("one of known", "3", nil),
    ])
    func `a check refuses what does not hold`(_ check: String, _ digits: String, _ kept: String?) throws {
        var caller = try Caller(flow: Self.flow("\"digits\": \"1-11\", \"check\": \"\(check)\""))
        try caller.tell(.collected(digits: digits, ending: .timeout))
        #expect(entered(caller) == kept)
        #expect(caller.prompts == (kept == nil ? ["wrong", "menu"] : ["hello"]))
    }

    @Test(arguments: [
        ("date in past", "09032026", "2026-03-09"), ("date in past", "10032026", nil),
        ("date in past", "31022020", nil),
        ("date in past as MMDDYYYY", "12311999", "1999-12-31"),
        ("date in future as YYYYMMDD", "20260311", "2026-03-11"),
        ("date in future as YYYYMMDD", "20260310", nil),
    ])
    func `a date is kept as a date, on the calendar's clock`(_ check: String, _ digits: String, _ kept: String?) throws
    {
        var caller = try Caller(
            flow: Self.flow("\"digits\": \"8\", \"check\": \"\(check)\"", type: #""type": "date""#))
        try caller.tell(.collected(digits: digits, ending: .complete))
        #expect(entered(caller) == kept)
    }

    @Test(arguments: [
        ("valid phone", "34600111222", "+34600111222"), ("valid phone in +34", "600111222", "+34600111222"),
        ("valid phone in +34", "00353871234567", "+353871234567"), ("valid phone", "12", nil),
    ])
    func `a telephone number is kept with its country`(_ check: String, _ digits: String, _ kept: String?) throws {
        var caller = try Caller(
            flow: Self.flow("\"digits\": \"2-15\", \"check\": \"\(check)\"", type: #""type": "phone""#))
        try caller.tell(.collected(digits: digits, ending: .timeout))
        #expect(entered(caller) == kept)
    }

    @Test func `an entry is read back, and a correction counts as an attempt`() throws {
        var caller = try Caller(flow: Self.flow(#""digits": "4", "confirm": true, "attempts": 2"#))
        try caller.tell(.collected(digits: "1234", ending: .complete))
        #expect(caller.prompts == ["system.you_entered", "system.press_to_confirm"])
        #expect(caller.entry?.prompt.pieces.count == 3)
        #expect(entered(caller) == nil)
        var right = caller
        try right.tell(.collected(digits: "1", ending: .complete))
        #expect(entered(right) == "1234")
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.prompts == ["menu"])
        try caller.tell(.collected(digits: "5678", ending: .complete))
        try caller.tell(.collected(digits: "2", ending: .complete))
        #expect(caller.facts.contains(.left(flow: "test", state: "a", outcome: "exhausted", to: "c")))
    }

    @Test func `a private entry appears in no fact`() throws {
        var caller = try Caller(
            flow: Self.flow(
                #""digits": "4", "confirm": true, "listen": true"#, type: #""type": "digits", "private": true"#))
        try caller.tell(.speech(text: "12 34", confidence: 0.9))
        try caller.tell(.collected(digits: "1", ending: .complete))
        #expect(caller.session.state == "b")
        #expect(caller.allFacts.contains(.saved(variable: "entry", value: "•••")))
        #expect(caller.allFacts.contains(.heard(state: "a", digits: "•••")))
        #expect(!caller.allFacts.map { "\($0)" }.joined().contains("1234"))
        #expect(!caller.allFacts.map { "\($0)" }.joined().contains("12 34"))
    }
}
