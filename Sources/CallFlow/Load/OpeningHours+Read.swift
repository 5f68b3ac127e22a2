import Foundation
import JSONSyntax

/// Opening hours as a file states them: holidays may still be the name of a list.
struct OpeningHoursSource {
    let entry: Entry
    let zone: TimeZone?
    let week: [[OpeningHours.Interval]]
    let holidays: Holidays
    /// Prompts of which an exception by hand may have callers hear one.
    let notices: [Located<String>]

    /// Where the holidays are.
    enum Holidays {
        case listed([OpeningHours.Holiday])
        case named(Located<String>)
    }
}

extension Findings {
    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    func openingHours(_ entry: Entry) -> OpeningHoursSource {
        guard var reader = object(entry) else {
            return OpeningHoursSource(entry: entry, zone: nil, week: [], holidays: .listed([]), notices: [])
        }
        reader.mend(FileSheet.calendarNames)
        let zone = reader.string("timezone", .required).flatMap(timeZone)
        let week = reader.named("open", .required).map(week) ?? []
        var holidays = OpeningHoursSource.Holidays.listed([])
        if let given = reader.take("holidays") {
            if case .string = given.node.value {
                if let name = string(given) { holidays = .named(name) }
            } else {
                holidays = .listed(self.holidays(given))
            }
        }
        let notices = (reader.list("notices", atMost: 20) ?? []).compactMap { string($0) }
        reader.finish()
        return OpeningHoursSource(entry: entry, zone: zone, week: week, holidays: holidays, notices: notices)
    }

    private func timeZone(_ name: Located<String>) -> TimeZone? {
        let known = TimeZone.knownTimeZoneIdentifiers
        if known.contains(name.value) || ["UTC", "GMT"].contains(name.value) {
            return TimeZone(identifier: name.value)
        }
        error(
            "F601", at: name.entry, "there is no time zone \"\(name.value)\"",
            hint: Spelling.hint(for: name.value, among: known) ?? "write a name such as \"Europe/Madrid\"")
        return nil
    }

    private func week(_ entries: [Entry]) -> [[OpeningHours.Interval]] {
        var week = [[OpeningHours.Interval]](repeating: [], count: 7)
        var givenBy: [Int: Entry] = [:]
        for entry in entries {
            guard let days = days(entry) else { continue }
            let hours = intervals(entry)
            for day in days {
                if let earlier = givenBy[day], let name = earlier.key {
                    error(
                        "F602", at: entry.label, entry.pointer,
                        "\(Self.dayNames[day]) is given twice (first in \"\(name)\", \(earlier.label.start))")
                    break
                }
                givenBy[day] = entry
                week[day] = hours
            }
        }
        return week
    }

    private func days(_ entry: Entry) -> [Int]? {
        let key = entry.key ?? ""
        let parts = key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let indexes = parts.map { Self.dayNames.firstIndex(of: $0) }
        if let unknown = zip(parts, indexes).first(where: { $0.1 == nil })?.0 {
            let habits = Self.dayNames.first { unknown.lowercased().hasPrefix($0) }
            error(
                "F601", at: entry.label, entry.pointer, "there is no day \"\(unknown)\"",
                hint: habits.map { "did you mean \"\($0)\"?" } ?? "days are mon tue wed thu fri sat sun")
            return nil
        }
        guard (1...2).contains(parts.count), let first = indexes.first ?? nil, let last = indexes.last ?? nil else {
            error("F601", at: entry.label, entry.pointer, "a range of days has two ends, \"mon-fri\"")
            return nil
        }
        guard first <= last else {
            error("F601", at: entry.label, entry.pointer, "\"\(key)\" runs backwards; a week begins on Monday")
            return nil
        }
        return Array(first...last)
    }

    private func intervals(_ entry: Entry) -> [OpeningHours.Interval] {
        var intervals: [OpeningHours.Interval] = []
        for element in list(entry, atMost: 24) ?? [] {
            guard let text = string(element), let interval = interval(text) else { continue }
            if let other = intervals.first(where: {
                $0.from.minutes < interval.to.minutes && interval.from.minutes < $0.to.minutes
            }) {
                error(
                    "F602", at: element, "\(text.value) overlaps \(other.from.text)-\(other.to.text)")
                continue
            }
            intervals.append(interval)
        }
        return intervals.sorted { $0.from.minutes < $1.from.minutes }
    }

    private func interval(_ text: Located<String>) -> OpeningHours.Interval? {
        let parts = text.value.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = DayTime(parts[0]), let to = DayTime(parts[1]) else {
            error("F005", at: text.entry, "opening hours are written \"09:00-17:30\"")
            return nil
        }
        guard from.minutes < to.minutes else {
            error(
                "F602", at: text.entry, "\(text.value) runs backwards or over midnight",
                hint: "write two: \"\(from.text)-24:00\" and, on the next day, \"00:00-\(to.text)\"")
            return nil
        }
        return OpeningHours.Interval(from: from, to: to)
    }

    func holidays(_ entry: Entry) -> [OpeningHours.Holiday] {
        (list(entry) ?? []).compactMap(holiday)
    }

    private func holiday(_ entry: Entry) -> OpeningHours.Holiday? {
        guard var reader = object(entry) else { return nil }
        reader.mend(FileSheet.holidayNames)
        let given = ["date", "dates", "every_year"].compactMap { reader.take($0) }
        let open = reader.take("open").map(intervals) ?? []
        var names: [String: String] = [:]
        for name in reader.named("name") ?? [] { names[name.key ?? ""] = string(name)?.value }
        let branch = reader.string("branch").flatMap { legalName($0, what: "an outcome") }
        reader.finish()
        guard given.count == 1, let day = given.first else {
            error(
                "F004", at: entry.label, entry.pointer,
                "a holiday has exactly one of \"date\", \"dates\" and \"every_year\"")
            return nil
        }
        guard let text = string(day), let days = holidayDays(text) else { return nil }
        return OpeningHours.Holiday(days: days, open: open, names: names, branch: branch?.value)
    }

    private func holidayDays(_ text: Located<String>) -> OpeningHours.Holiday.Days? {
        switch text.entry.key {
        case "date":
            if let date = CivilDate(text.value) { return .dates(date...date) }
            error("F601", at: text.entry, "there is no date \"\(text.value)\"; dates are written 2026-12-25")
        case "every_year":
            if let day = MonthDay(text.value) { return .everyYear(day) }
            error("F601", at: text.entry, "there is no day \"\(text.value)\"; days of every year are written 12-25")
        default:
            let ends = text.value.components(separatedBy: "..")
            guard ends.count == 2, let first = CivilDate(ends[0]), let last = CivilDate(ends[1]) else {
                error(
                    "F601", at: text.entry,
                    "\"\(text.value)\" is no run of dates; write \"2026-08-03..2026-08-14\"")
                return nil
            }
            if first <= last { return .dates(first...last) }
            error("F602", at: text.entry, "\(text.value) runs backwards")
        }
        return nil
    }
}
