import CallFlow
import Telephony
import Testing

struct HoursTests {
    private static let flow = """
        { "spec": 1, "title": "T", "languages": ["en"], "start": "a",
          "calendars": { "office": {
            "timezone": "Europe/Madrid",
            "open": { "mon-thu": ["09:00-13:00", "14:00-18:00"], "fri": ["09:00-15:00"], "sun": ["00:00-24:00"] },
            "holidays": [
              { "date": "2026-03-11", "name": { "en": "the strike" }, "open": ["10:00-12:00"] },
              { "dates": "2026-08-03..2026-08-14", "branch": "summer" }, { "every_year": "12-25" }
            ] } },
          "prompts": { "p": { "en": "Until {calendar.closes|time ? \\"-\\"}, again {calendar.next_open|weekday} {calendar.next_open|time} {calendar.next_open|date}, {calendar.holiday ? \\"no holiday\\"}." } },
          "states": {
            "a": { "do": "hours", "calendar": "office",
                   "on": { "open": "open", "closed": "closed", "holiday": "holiday", "summer": "summer" } },
            "open": { "do": "say", "prompt": "p", "next": "@end" }, "closed": { "do": "say", "prompt": "p", "next": "@end" },
            "holiday": { "do": "say", "prompt": "p", "next": "@end" }, "summer": { "do": "say", "prompt": "p", "next": "@end" }
          } }
        """

    @Test(arguments: [
        // Winter time is UTC+1, summer time UTC+2 (from 2026-03-29).
        ("2026-03-10T08:00:00Z", "open", "Until 13:00, again Tuesday 14:00 March 10, no holiday."),
        ("2026-03-10T07:59:59Z", "closed", "Until -, again Tuesday 09:00 March 10, no holiday."),
        ("2026-03-10T12:00:00Z", "closed", "Until -, again Tuesday 14:00 March 10, no holiday."),
        ("2026-03-10T17:00:00Z", "closed", "Until -, again Wednesday 10:00 March 11, no holiday."),
        ("2026-03-11T08:30:00Z", "holiday", "Until -, again Wednesday 10:00 March 11, the strike."),
        ("2026-03-11T09:30:00Z", "open", "Until 12:00, again Thursday 09:00 March 12, the strike."),
        ("2026-03-13T14:00:00Z", "closed", "Until -, again Sunday 00:00 March 15, no holiday."),
        ("2026-03-29T21:59:00Z", "open", "Until 00:00, again Monday 09:00 March 30, no holiday."),
        ("2026-03-30T07:00:00Z", "open", "Until 13:00, again Monday 14:00 March 30, no holiday."),
        ("2026-08-05T10:00:00Z", "summer", "Until -, again Sunday 00:00 August 16, no holiday."),
        ("2027-12-25T10:00:00Z", "holiday", "Until -, again Sunday 00:00 December 26, no holiday."),
    ])
    func `a calendar is asked in its own zone`(_ sample: (at: String, state: String, words: String)) throws {
        let caller = try Caller(flow: Self.flow, at: sample.at)
        #expect(caller.session.state == sample.state)
        #expect(caller.heard == [sample.words])
    }

    @Test(arguments: [
        (
            HoursOverride.State.open, "2026-03-10T07:00:00Z", "open",
            "Until 13:00, again Tuesday 09:00 March 10, no holiday."
        ),
        (.closed, "2026-03-10T08:30:00Z", "closed", "Until -, again Tuesday 10:00 March 10, no holiday."),
        (.holiday, "2026-03-10T08:30:00Z", "holiday", "Until -, again Tuesday 10:00 March 10, the flood."),
        (.closed, "2026-03-11T09:30:00Z", "open", "Until 12:00, again Thursday 09:00 March 12, the strike."),
    ])
    func `an exception by hand goes before holidays and the week, until it ends`(
        _ sample: (exception: HoursOverride.State, at: String, state: String, words: String)
    ) throws {
        var caller = try Caller(try Caller.program(Self.flow), at: sample.at)
        let until = try #require(Timestamp(iso8601: "2026-03-10T09:00:00Z"))
        caller.surroundings.exceptions["test:office"] = HoursOverride(
            calendar: "test:office", state: sample.exception, until: until, reason: "the flood")
        let turn = caller.program.start(caller.surroundings, at: caller.now)
        #expect(turn.session.state == sample.state)
        #expect(turn.facts.contains { if case .said(_, _, sample.words) = $0 { true } else { false } })
    }

    private static let asking = """
        { "spec": 1, "title": "T", "languages": ["en"], "start": "now", "parameters": { "hours": { "type": "calendar" } },
          "returns": ["told"], "prompts": { "p": { "en": "Closed." } },
          "states": {
            "now": { "do": "hours", "calendar": "{hours}", "on": { "open": "told", "closed": "closed" } },
            "closed": { "do": "say", "prompt": "p", "next": "told" }, "told": { "do": "return", "as": "told" }
          } }
        """
    private static let noticing = """
        { "spec": 1, "title": "T", "languages": ["en"], "start": "a",
          "calendars": { "office": {
            "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] }, "notices": ["snow", "strike"] } },
          "prompts": {
            "p": { "en": "Open." }, "strike": { "en": "We are on strike." },
            "snow": { "en": "It snows. We open {calendar.next_open|weekday} {calendar.next_open|time}." } },
          "states": {
            "a": { "do": "hours", "calendar": "office", "on": { "open": "open", "closed": "ask" } },
            "ask": { "do": "run", "flow": "asking", "give": { "hours": "office" }, "on": { "told": "@end" } },
            "open": { "do": "say", "prompt": "p", "next": "@end" }
          } }
        """

    /// An exception of a day, with what callers hear first.
    private static func exception(
        _ state: HoursOverride.State, _ prompt: String
    ) throws -> [String: HoursOverride] {
        let until = try #require(Timestamp(iso8601: "2026-03-11T08:00:00Z"))
        return [
            "test:office": HoursOverride(
                calendar: "test:office", state: state, until: until, reason: "snow", prompt: prompt)
        ]
    }

    @Test func `an exception has callers hear a notice before they go on, wherever the calendar is asked`() throws {
        let program = try Caller.program(Self.noticing, libraries: ["asking.json": Self.asking])
        #expect(program.notices(of: "test:office") == ["snow", "strike"])
        var caller = try Caller(program, exceptions: try Self.exception(.closed, "snow"))
        #expect(caller.heard == ["It snows. We open Wednesday 09:00."])
        #expect(caller.session.state == "a")
        caller.ignores(.key(try #require(Key("1"))))
        try caller.tell(.promptFinished)
        #expect(caller.session.state == "now")
        #expect(caller.heard == ["It snows. We open Wednesday 09:00."])
        try caller.tell(.promptFinished)
        #expect(caller.heard == ["Closed."])
    }

    @Test func `a notice that the calendar does not have is not said`() throws {
        let program = try Caller.program(Self.noticing, libraries: ["asking.json": Self.asking])
        #expect(try Caller(program, exceptions: try Self.exception(.open, "p")).heard == ["Open."])
        #expect(try Caller(program, exceptions: try Self.exception(.open, "strike")).heard == ["We are on strike."])
    }
}
