import CallFlow
import ContactCenter
import Telephony
import TestSupport
import Testing

@Suite struct HoursAndMovesTests {
    private static let text = """
        {
          "spec": 1, "title": "Hours", "numbers": ["+34910000001"], "languages": ["en"], "start": "now",
          "calendars": { "week": { "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] } } },
          "variables": { "topic": { "type": "text", "default": "none" } },
          "prompts": {
            "open": { "en": "Press 1." },
            "closed": { "en": "We open on {calendar.next_open|weekday} at {calendar.next_open|time}." }
          },
          "states": {
            "now": { "do": "hours", "calendar": "week", "on": { "open": "menu", "closed": "shut" } },
            "menu": { "do": "menu", "prompt": "open", "keys": { "1": { "set": { "topic": "one" }, "goto": "other" } } },
            "other": { "do": "menu", "prompt": "open", "keys": { "1": "now" } },
            "shut": { "do": "say", "prompt": "closed", "next": "@end" }
          }
        }
        """

    private static func program(_ change: (String) -> String = { $0 }) throws -> Program {
        let folder = FlowFolder([FlowFolder.File(name: "hours.json", bytes: Array(change(text).utf8))])
        return try #require(folder.programs.first)
    }

    private static func configuration(_ program: Program) -> Configuration {
        var configuration = Configuration.sample
        configuration.programs = [program]
        return configuration
    }

    private func words(_ center: Center) -> [String] {
        center.facts.compactMap { fact in
            if case .flow(.said(_, _, let text)) = fact.kind { text } else { nil }
        }
    }

    private func exception(_ center: Center, hours: Int64, state: HoursOverride.State = .closed) -> HoursOverride {
        HoursOverride(
            calendar: "hours:week", state: state, until: center.now + .seconds(hours * 3600), reason: "snow")
    }

    @Test func `an exception closes at once, says when it opens again, and ends by itself after a restart`() throws {
        var center = Center(Self.configuration(try Self.program()))
        // 2027-01-15 09:00 in Madrid, a Friday.
        guard case .hours(let view) = center.ask(.overrideHours(exception(center, hours: 4))) else {
            Issue.record("the exception was refused")
            return
        }
        #expect(!view.isOpen && view.exception?.reason == "snow")
        _ = center.answeredCall()
        #expect(words(center) == ["We open on Friday at 13:00."])
        center.restart()
        center.wait(.seconds(4 * 3600))
        _ = center.answeredCall()
        #expect(words(center).last == "Press 1.")
    }

    @Test func `an exception without an end, without a calendar or without anything to end is refused`() throws {
        var center = Center(Self.configuration(try Self.program()))
        #expect(center.ask(.overrideHours(exception(center, hours: 0))) == .refused(.badEnd))
        #expect(center.ask(.overrideHours(exception(center, hours: 24 * 61))) == .refused(.badEnd))
        var strange = exception(center, hours: 1)
        strange.calendar = "hours:weak"
        #expect(center.ask(.overrideHours(strange)) == .refused(.unknownCalendar))
        #expect(center.ask(.endOverride(calendar: "hours:week")) == .refused(.unknownCalendar))
        _ = center.ask(.overrideHours(exception(center, hours: 1)))
        #expect(center.ask(.endOverride(calendar: "hours:week")) != .refused(.unknownCalendar))
        _ = center.answeredCall()
        #expect(words(center) == ["Press 1."])
    }

    @Test func `an exception may have callers hear one of the calendar's notices, also after a restart`() throws {
        let program = try Self.program {
            $0.replacing("[\"00:00-24:00\"] }", with: "[\"00:00-24:00\"] }, \"notices\": [\"flood\"]")
                .replacing("\"open\": { \"en\"", with: "\"flood\": { \"en\": \"Flood.\" }, \"open\": { \"en\"")
        }
        var center = Center(Self.configuration(program))
        var exception = exception(center, hours: 4)
        exception.prompt = "snow"
        #expect(center.ask(.overrideHours(exception)) == .refused(.unknownNotice(known: ["flood"])))
        exception.prompt = "flood"
        guard case .hours(let view) = center.ask(.overrideHours(exception)) else {
            Issue.record("the exception was refused")
            return
        }
        #expect(view.notices == ["flood"] && view.exception == exception)
        center.restart()
        _ = center.answeredCall()
        #expect(words(center) == ["Flood."])
    }

    @Test func `a call goes on in a new edition that has its state, and stays in one that has not`() throws {
        let old = try Self.program()
        let fits = try Self.program { $0.replacing("Press 1.", with: "Press the 1.") }
        let lacks = try Self.program { $0.replacing("\"other\"", with: "\"another\"") }
        var center = Center(Self.configuration(old))
        let caller = center.answeredCall()
        center.gather("1", on: caller)
        center.configure(Self.configuration(lacks))
        guard case .moved(let none) = center.ask(.moveCalls(from: old.id, to: lacks.id)) else {
            Issue.record("the move was refused")
            return
        }
        #expect(none.moved.isEmpty && none.stay == ["hours has no state other": 1])
        center.configure(Self.configuration(fits))
        guard case .moved(let one) = center.ask(.moveCalls(from: old.id, to: fits.id)) else {
            Issue.record("the move was refused")
            return
        }
        #expect(one.moved == [caller.call] && one.stay.isEmpty)
        center.restart()
        center.gather("1", on: caller)
        #expect(words(center).last == "Press the 1.")
        #expect(center.ask(.moveCalls(from: old.id, to: old.id)) == .refused(.unknownEdition))
    }
}
