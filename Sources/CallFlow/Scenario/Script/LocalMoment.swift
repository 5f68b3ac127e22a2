import Foundation
import JSONSyntax
import Telephony

/// A date and a time of day as a clock on some wall shows them.
struct LocalMoment: Hashable, Sendable {
    let date: CivilDate
    let time: DayTime

    /// Reads `2026-03-10T10:30`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = DayTime(parts[1]), time.minutes < 1440 else {
            return nil
        }
        self.init(date, time)
    }

    /// What a clock in this zone shows at a moment.
    init(_ moment: Timestamp, in zone: TimeZone) {
        let seconds = Int(moment.milliseconds / 1000)
        let shifted = seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let days = (shifted >= 0 ? shifted : shifted - 86_399) / 86_400
        self.init(CivilDate(daysSinceEpoch: days), DayTime(minutes: (shifted - days * 86_400) / 60))
    }

    /// The first `sun 11:00` that comes after a moment; nil if the text is none.
    init?(weekday text: String, after moment: Timestamp, in zone: TimeZone) {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let parts = text.split(separator: " ")
        guard parts.count == 2, let day = days.firstIndex(of: parts[0].lowercased()), let time = DayTime(parts[1]),
            time.minutes < 1440
        else { return nil }
        let today = LocalMoment(moment, in: zone)
        var ahead = (day - today.date.weekday + 7) % 7
        if ahead == 0, time.minutes <= today.time.minutes { ahead = 7 }
        self.init(CivilDate(daysSinceEpoch: today.date.daysSinceEpoch + ahead), time)
    }

    /// `2026-03-10T10:30`.
    var text: String {
        let month = (date.month < 10 ? "0" : "") + String(date.month)
        let day = (date.day < 10 ? "0" : "") + String(date.day)
        return "\(date.year)-\(month)-\(day)T\(time.text)"
    }

    init(_ date: CivilDate, _ time: DayTime) {
        self.date = date
        self.time = time
    }

    /// The moment at which a clock in this zone shows it.
    ///
    /// Of two in autumn the first; one that spring leaves out counts as an hour later.
    func moment(in zone: TimeZone) -> Timestamp {
        let wall = date.daysSinceEpoch * 86_400 + time.minutes * 60
        let before = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall - 86_400)))
        let after = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall + 86_400)))
        let early = wall - max(before, after)
        let late = wall - min(before, after)
        let isEarly = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(early))) == max(before, after)
        return Timestamp(seconds: Int64(isEarly ? early : late))
    }
}

extension Program {
    /// The zone in which the flow's times are meant if nothing else is said: that of its first calendar, or UTC.
    var usualZone: TimeZone { compiled.sources.home?.zone ?? .gmt }
}
