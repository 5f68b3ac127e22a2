import Foundation
import Telephony

/// When somebody is there: a week, and the days that differ from it, in one time zone.
struct OpeningHours: Sendable {
    /// Names it within a program, `_shared:office_hours`.
    let key: String
    let zone: TimeZone
    /// Seven lists, Monday first; each sorted and free of overlaps.
    let week: [[Interval]]
    let holidays: [Holiday]
    /// Names of the prompts of which an exception by hand may have callers hear one.
    let notices: [String]

    /// A stretch of one day, `[from, to)`.
    struct Interval: Hashable, Sendable {
        let from: DayTime
        let to: DayTime
    }

    /// A day, or a run of days, on which the week does not count.
    struct Holiday: Hashable, Sendable {
        let days: Days
        /// When somebody is there all the same.
        let open: [Interval]
        /// What it is called, by language.
        let names: [String: String]
        /// An outcome of its own.
        let branch: String?

        /// Which days.
        enum Days: Hashable, Sendable {
            case dates(ClosedRange<CivilDate>)
            case everyYear(MonthDay)
        }

        func includes(_ date: CivilDate) -> Bool {
            switch days {
            case .dates(let range): range.contains(date)
            case .everyYear(let day): day.month == date.month && day.day == date.day
            }
        }
    }

    /// What a caller meets.
    enum Verdict: Hashable, Sendable {
        case open
        case closed
        case holiday(branch: String?)
    }

    /// How far ahead the next opening is looked for, in days.
    static let horizon = 400

    /// What a caller meets at this moment.
    func verdict(at moment: Timestamp) -> Verdict {
        let (date, minute) = local(moment)
        if hours(on: date).contains(where: { $0.contains(minute) }) { return .open }
        guard let holiday = holiday(on: date) else { return .closed }
        return .holiday(branch: holiday.branch)
    }

    /// The holiday that counts on a date; of several the first in the list.
    func holiday(on date: CivilDate) -> Holiday? {
        holidays.first { $0.includes(date) }
    }

    /// The holiday that counts at a moment.
    func holiday(at moment: Timestamp) -> Holiday? { holiday(on: local(moment).date) }

    /// The first opening after this moment, within the horizon.
    func nextOpening(after moment: Timestamp) -> Timestamp? {
        let (today, minute) = local(moment)
        for offset in 0...Self.horizon {
            let date = CivilDate(daysSinceEpoch: today.daysSinceEpoch + offset)
            let opening = hours(on: date).first { offset > 0 || $0.from.minutes > minute }
            if let opening { return self.moment(of: date, at: opening.from) }
        }
        return nil
    }

    /// When the interval that is open at this moment ends; nil if none is.
    func closing(at moment: Timestamp) -> Timestamp? {
        let (date, minute) = local(moment)
        return hours(on: date).first { $0.contains(minute) }.map { self.moment(of: date, at: $0.to) }
    }

    /// The date and the minute of the day in this calendar's zone.
    func local(_ moment: Timestamp) -> (date: CivilDate, minute: Int) {
        let seconds = moment.milliseconds / 1000
        let shifted = Int(seconds) + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let days = (shifted >= 0 ? shifted : shifted - 86_399) / 86_400
        return (CivilDate(daysSinceEpoch: days), (shifted - days * 86_400) / 60)
    }

    /// When somebody is there on a date.
    func hours(on date: CivilDate) -> [Interval] {
        holiday(on: date)?.open ?? week[date.weekday]
    }

    /// The moment of a local time; the offset is asked for twice because it may change between guess and answer.
    func moment(of date: CivilDate, at time: DayTime) -> Timestamp {
        let wall = date.daysSinceEpoch * 86_400 + time.minutes * 60
        let guess = wall - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall)))
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess)))
        return Timestamp(seconds: Int64(wall - offset))
    }
}

extension OpeningHours.Interval {
    fileprivate func contains(_ minute: Int) -> Bool { from.minutes <= minute && minute < to.minutes }
}
