import Foundation
import JSONSyntax
import Telephony

extension FolderCheck {
    /// How far ahead lists of holidays are expected to reach, in days.
    private static let foresight = 60

    /// Calendars that never change, lists that run out, hours that a change of clocks swallows.
    func reviewCalendars() {
        for file in files {
            for calendar in file.definitions.calendars {
                if case .listed(let list) = calendar.holidays,
                    let place = file.findings.place(of: "holidays", in: calendar.entry)
                {
                    reviewEnd(of: list, at: place, file.findings)
                }
            }
            for (entry, list) in file.definitions.holidays { reviewEnd(of: list, at: entry, file.findings) }
        }
        var seen: Set<String> = []
        for check in checks {
            for (name, defined) in check.table.calendars.sorted(by: { $0.key < $1.key }) {
                guard seen.insert("\(defined.findings.source.path) \(name)").inserted,
                    let hours = check.calendar(name)
                else { continue }
                review(hours, at: defined.value.entry, defined.findings)
            }
        }
    }

    /// Whether the dated days of a list are over, or soon will be.
    private func reviewEnd(of list: [OpeningHours.Holiday], at entry: Entry, _ findings: Findings) {
        guard let now = context.now else { return }
        let days = list.compactMap { holiday -> CivilDate? in
            guard case .dates(let range) = holiday.days else { return nil }
            return range.upperBound
        }
        guard let last = days.max() else { return }
        let left = last.daysSinceEpoch - Int(now.milliseconds / 86_400_000)
        guard left < Self.foresight else { return }
        findings.warning(
            "F603", at: entry.label, entry.pointer,
            left < 0
                ? "all dated holidays here are over" : "these holidays end in \(left) days, on \(last.text)",
            hint: "write down the next year's")
    }

    private func review(_ hours: OpeningHours, at entry: Entry, _ findings: Findings) {
        let place = findings.place(of: "open", in: entry) ?? entry
        let openings = hours.week.joined() + hours.holidays.flatMap(\.open)
        guard !openings.isEmpty else {
            findings.warning("F606", at: place.label, place.pointer, "by this calendar nobody is ever there")
            return
        }
        guard !isAlwaysOpen(hours) else {
            findings.warning("F606", at: place.label, place.pointer, "by this calendar somebody is always there")
            return
        }
        reviewClockChanges(hours, at: place, findings)
        reviewLongClosing(hours, at: place, findings)
    }

    private func isAlwaysOpen(_ hours: OpeningHours) -> Bool {
        hours.holidays.isEmpty
            && hours.week.allSatisfy { day in
                day.reduce(0) { $1.from.minutes == $0 ? $1.to.minutes : -1 } == 1440
            }
    }

    /// A run of days without an opening that is longer than prompts should promise.
    private func reviewLongClosing(_ hours: OpeningHours, at place: Entry, _ findings: Findings) {
        guard let now = context.now else { return }
        let today = hours.local(now).date.daysSinceEpoch
        var closedSince = today
        for day in today...(today + OpeningHours.horizon) {
            let date = CivilDate(daysSinceEpoch: day)
            guard hours.hours(on: date).isEmpty else {
                closedSince = day + 1
                continue
            }
            guard day - closedSince >= Self.foresight else { continue }
            findings.warning(
                "F605", at: place.label, place.pointer,
                "nobody is there for more than \(Self.foresight) days from \(CivilDate(daysSinceEpoch: closedSince).text): "
                    + "\"calendar.next_open\" would promise a day far off")
            return
        }
    }

    /// Hours that do not exist, or come twice, on the day on which clocks are changed.
    private func reviewClockChanges(_ hours: OpeningHours, at place: Entry, _ findings: Findings) {
        guard let now = context.now else { return }
        var moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        for _ in 0..<2 {
            guard let change = hours.zone.nextDaylightSavingTimeTransition(after: moment) else { return }
            moment = change.addingTimeInterval(60)
            let before = hours.zone.secondsFromGMT(for: change.addingTimeInterval(-60))
            let after = hours.zone.secondsFromGMT(for: moment)
            let second = Int(change.timeIntervalSince1970)
            let start = second + min(before, after)
            let day = start >= 0 ? start / 86_400 : (start - 86_399) / 86_400
            let first = (start - day * 86_400) / 60
            let gap = (first + 1)...(first + max(1, abs(after - before) / 60) - 1)
            let date = CivilDate(daysSinceEpoch: day)
            let times = hours.hours(on: date).flatMap { [$0.from, $0.to] }.filter { gap.contains($0.minutes) }
            guard let time = times.first else { continue }
            findings.warning(
                "F604", at: place.label, place.pointer,
                after > before
                    ? "\(time.text) does not exist on \(date.text): clocks go forward then"
                    : "\(time.text) comes twice on \(date.text): clocks go back then",
                hint: "open or close at another time")
            return
        }
    }
}
