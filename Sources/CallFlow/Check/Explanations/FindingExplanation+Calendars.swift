import JSONSyntax
import Telephony

extension FindingExplanation {
    /// Opening hours and holidays.
    static let ofCalendars = [
        FindingExplanation(
            "F601", "there is no such day, zone or date",
            """
            Days are mon tue wed thu fri sat sun, or ranges of them such as mon-fri. Time zones have names such as \
            Europe/Madrid. Dates are written 2026-12-25, days of every year 12-25.
            """,
            bad: hours(#"{ "timezone": "Europe/Madird", "open": { "mon-fri": ["09:00-17:00"] } }"#),
            good: hours(#"{ "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] } }"#)),
        FindingExplanation(
            "F602", "hours overlap, run backwards or cross midnight",
            """
            Each day is given once; its hours run forwards and do not overlap. Hours that go over midnight are written in \
            two: until 24:00, and from 00:00 on the next day.
            """,
            bad: hours(#"{ "timezone": "Europe/Madrid", "open": { "fri": ["22:00-02:00"] } }"#),
            good: hours(#"{ "timezone": "Europe/Madrid", "open": { "fri": ["22:00-24:00"], "sat": ["00:00-02:00"] } }"#)
        ),
        FindingExplanation(
            "F603", .warning, "a list of holidays has run out, or soon will",
            """
            All dated holidays are over, or the last one is less than 60 days away. From then on callers would hear that \
            somebody is there on a holiday. Holidays that return every year can be given as "every_year".
            """,
            bad: hours(
                """
                {
                  "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] },
                  "holidays": [{ "date": "2025-12-25" }]
                }
                """),
            good: hours(
                """
                {
                  "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] },
                  "holidays": [{ "every_year": "12-25" }]
                }
                """)),
        FindingExplanation(
            "F604", .warning, "hours begin or end while clocks are changed",
            """
            In the night on which clocks go forward an hour does not exist; when they go back it comes twice. Hours that \
            begin or end in it are not what they seem on that day.
            """,
            bad: hours(#"{ "timezone": "Europe/Madrid", "open": { "mon-sun": ["02:30-20:00"] } }"#),
            good: hours(#"{ "timezone": "Europe/Madrid", "open": { "mon-sun": ["06:00-20:00"] } }"#)),
        FindingExplanation(
            "F605", .warning, "nobody is there for a very long time",
            """
            For more than 60 days the calendar has no opening. A prompt with calendar.next_open would name a day far off, \
            or none.
            """,
            bad: hours(
                """
                {
                  "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] },
                  "holidays": [{ "dates": "2026-06-01..2026-08-31" }]
                }
                """),
            good: hours(
                """
                {
                  "timezone": "Europe/Madrid", "open": { "mon-fri": ["09:00-17:00"] },
                  "holidays": [{ "dates": "2026-08-03..2026-08-14" }]
                }
                """)),
        FindingExplanation(
            "F606", .warning, "a calendar never opens, or never closes",
            """
            A calendar without any hours, or with all of them, decides nothing. If that is meant for the time being, accept \
            the finding with the reason.
            """,
            bad: hours(#"{ "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] } }"#),
            good: hours(
                """
                {
                  "timezone": "Europe/Madrid", "open": { "mon-sun": ["00:00-24:00"] },
                  "accept": { "F606": "day and night, until we know better" }
                }
                """)),
    ]

    /// A flow that asks a calendar, on 10 March 2026.
    private static func hours(_ calendar: String) -> Example {
        Example(
            .members("\"calendars\": {\n  \"office\": \(calendar)\n}"),
            .states(#""main": { "do": "hours", "calendar": "office", "on": { "open": "@end", "closed": "@end" } }"#),
            context: CheckContext(now: Timestamp(milliseconds: 1_773_135_000_000)))
    }
}
