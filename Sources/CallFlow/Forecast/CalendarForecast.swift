import Foundation
package import Telephony

/// What callers of one calendar will meet, day by day.
package struct CalendarForecast: Hashable, Sendable {
    /// The calendar's key.
    package let calendar: String
    /// Its time zone, such as `Europe/Madrid`.
    package let zone: String
    package let days: [Day]

    /// One day.
    package struct Day: Hashable, Sendable {
        /// `2026-12-24`.
        package let date: String
        /// `mon` to `sun`.
        package let weekday: String
        /// `09:00-13:00`; none if nobody is there.
        package let open: [String]
        /// The name of the holiday, in the first language that it has one in; nil on other days.
        package let holiday: String?
        /// Whether the clocks change on this day.
        package let changesClocks: Bool
    }
}

extension Program {
    /// Keys of the calendars that the program's flows can ask.
    package var calendars: [String] { assembly.calendars.keys.sorted() }

    /// What callers of a calendar meet from a day on; nil if there is no such calendar.
    ///
    /// - Parameters:
    ///   - calendar: its key, or its name if no other calendar has the same.
    ///   - days: how many, 1 to 400.
    package func forecast(_ calendar: String, from moment: Timestamp, days: Int) -> CalendarForecast? {
        let named = assembly.calendars.filter { $0.key == calendar || $0.key.hasSuffix(":\(calendar)") }
        guard named.count == 1, let hours = named.first?.value else { return nil }
        let today = hours.local(moment).date.daysSinceEpoch
        let count = min(max(days, 1), 400)
        return CalendarForecast(
            calendar: hours.key, zone: hours.zone.identifier,
            days: (0..<count).map { hours.forecast(CivilDate(daysSinceEpoch: today + $0), languages: languages) })
    }
}

extension OpeningHours {
    fileprivate func forecast(_ date: CivilDate, languages: [String]) -> CalendarForecast.Day {
        let holiday = holiday(on: date)
        let name = holiday.map { day in
            languages.lazy.compactMap { day.names[$0] }.first ?? day.branch ?? "holiday"
        }
        return CalendarForecast.Day(
            date: date.text, weekday: Self.weekdays[date.weekday],
            open: hours(on: date).map { "\($0.from.text)-\($0.to.text)" }, holiday: name,
            changesClocks: changesClocks(on: date))
    }

    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private func changesClocks(on date: CivilDate) -> Bool {
        let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
        let length = moment(of: next, at: .midnight) - moment(of: date, at: .midnight)
        return length != .seconds(86_400)
    }
}
