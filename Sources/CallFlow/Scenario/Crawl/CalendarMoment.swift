import Foundation
package import Telephony

/// A moment of the calendars at which it is worth calling.
package struct CalendarMoment: Hashable, Sendable {
    /// What is special about it: `office_hours: closed`.
    package let title: String
    /// The moment.
    package let at: Timestamp
}

extension Program {
    /// The moments that the flow's calendars tell apart, from a moment on: open, closed, a minute before closing, each
    /// holiday, and both days on which clocks change.
    package func calendarMoments(from start: Timestamp) -> [CalendarMoment] {
        var moments: [CalendarMoment] = []
        for calendar in assembly.calendars.values.sorted(by: { $0.key < $1.key }) {
            for moment in calendar.moments(from: start) where !moments.contains(where: { $0.at == moment.at }) {
                moments.append(moment)
            }
        }
        return moments.isEmpty ? [CalendarMoment(title: "any time", at: start)] : moments
    }
}

extension OpeningHours {
    /// How many holidays of one calendar are called on.
    private static let mostHolidays = 40

    fileprivate func moments(from start: Timestamp) -> [CalendarMoment] {
        var moments: [CalendarMoment] = []
        func add(_ title: String, _ moment: Timestamp) {
            moments.append(CalendarMoment(title: "\(key): \(title)", at: moment))
        }
        if verdict(at: start) == .open { add("open", start) }
        if let opening = nextOpening(after: start) {
            add("open", opening + .seconds(60))
            if let closing = closing(at: opening) {
                add("one minute before closing", closing - .seconds(60))
                if verdict(at: closing) != .open { add("closed", closing) }
            }
        }
        for holiday in holidays.prefix(Self.mostHolidays) {
            guard let date = holiday.days.first(onOrAfter: local(start).date) else { continue }
            add("holiday \(LocalMoment(date, DayTime(minutes: 0)).text.prefix(10))", noon(date))
            if let short = holiday.open.first {
                add("short holiday", LocalMoment(date, DayTime(minutes: short.from.minutes)).moment(in: zone))
            }
        }
        var after = Date(timeIntervalSince1970: Double(start.milliseconds / 1000))
        for _ in 0..<2 {
            guard let change = zone.nextDaylightSavingTimeTransition(after: after) else { break }
            let moment = Timestamp(seconds: Int64(change.timeIntervalSince1970))
            add("before clocks change", moment - .seconds(30))
            add("on the day clocks change", noon(local(moment).date))
            after = change
        }
        return moments
    }

    private func noon(_ date: CivilDate) -> Timestamp {
        LocalMoment(date, DayTime(minutes: 12 * 60)).moment(in: zone)
    }
}

extension OpeningHours.Holiday.Days {
    /// The first of the days that is not before a date; nil if all are.
    fileprivate func first(onOrAfter date: CivilDate) -> CivilDate? {
        switch self {
        case .dates(let range): date <= range.upperBound ? max(date, range.lowerBound) : nil
        case .everyYear(let day):
            [date.year, date.year + 1].lazy.map { CivilDate(year: $0, month: day.month, day: day.day) }
                .first { $0 >= date }
        }
    }
}
