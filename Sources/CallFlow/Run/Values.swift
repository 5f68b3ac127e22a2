import Foundation
import Telephony

/// What names stand for at one moment of one call, in one language.
struct Values {
    let sources: ValueSources
    let session: FlowSession
    let surroundings: Surroundings
    let tongue: Tongue
    /// Whether private values are replaced, for facts.
    let redacts: Bool

    /// What stands for a private value in facts.
    static let redacted = "•••"

    /// The value as it is kept; nil if it is not set, and for moments.
    func raw(_ name: Name) -> String? {
        switch name {
        case .variable(let text): session.values[text] ?? sources.scope.variables[text]?.initial
        case .answer, .resultStatus: name.key.flatMap { session.values[$0] }
        case .callFrom: surroundings.from?.text
        case .callTo: surroundings.to
        case .callLanguage: session.language ?? sources.languages.first
        case .callWithheld: surroundings.from == nil ? "yes" : "no"
        case .queuePosition: surroundings.queue.map { String($0.position) }
        case .queueWait: surroundings.queue?.expectedWait.map { String($0.wholeSeconds) }
        case .holiday: holidayName
        case .callStarted, .nextOpen, .closes: nil
        }
    }

    /// Whether a name has a value.
    func isSet(_ name: Name) -> Bool {
        raw(name).map { !$0.isEmpty } ?? (moment(name) != nil)
    }

    /// The value as it is said; empty if it is not set.
    func text(of name: Name, as format: Template.Format?) -> String {
        if redacts, sources.scope.isPrivate(name) { return Self.redacted }
        if let moment = moment(name) { return text(of: moment, as: format) }
        guard let raw = raw(name) else { return "" }
        return text(of: raw, type: sources.scope.type(of: name), as: format)
    }

    /// A value in the form that a format asks for.
    func text(of raw: String, type: ValueType?, as format: Template.Format?) -> String {
        switch format {
        case .phone, .digits, .spell: raw.map(String.init).joined(separator: " ")
        case .upper: raw.uppercased()
        case .number: Self.number(raw)
        case .money: Self.amount(raw)
        case .date: CivilDate(raw).map(tongue.date) ?? raw
        case .weekday: CivilDate(raw).map { tongue.weekdays[$0.weekday] } ?? raw
        case .time: raw
        case .duration: Double(raw).map { tongue.duration(seconds: Int(min(max($0, 0), 1e9))) } ?? raw
        case nil: type == .duration ? text(of: raw, type: type, as: .duration) : raw
        }
    }

    private func text(of moment: Timestamp, as format: Template.Format?) -> String {
        let (date, minute) = localTime(moment)
        let clock = DayTime(minutes: minute).text
        return switch format {
        case .date: tongue.date(date)
        case .weekday: tongue.weekdays[date.weekday]
        case .time: clock
        case nil, .phone, .digits, .spell, .number, .money, .duration, .upper:
            "\(tongue.weekdays[date.weekday]) \(clock)"
        }
    }

    /// The moment that a name stands for.
    private func moment(_ name: Name) -> Timestamp? {
        switch name {
        case .callStarted: return surroundings.startedAt
        case .nextOpen:
            guard let (hours, moment) = consulted else { return nil }
            return hours.nextOpening(after: moment, surroundings.exceptions[hours.key])
        case .closes:
            guard let (hours, moment) = consulted else { return nil }
            return hours.closing(at: moment, surroundings.exceptions[hours.key])
        case .variable, .answer, .callFrom, .callTo, .callLanguage, .callWithheld, .queuePosition, .queueWait, .holiday,
            .resultStatus:
            return nil
        }
    }

    func localTime(_ moment: Timestamp) -> (date: CivilDate, minute: Int) {
        if let hours = consulted?.hours ?? sources.home { return hours.local(moment) }
        let seconds = Int(moment.milliseconds / 1000)
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        return (CivilDate(daysSinceEpoch: days), (seconds - days * 86_400) / 60)
    }

    /// The calendar that the last `hours` state asked, and when.
    private var consulted: (hours: OpeningHours, at: Timestamp)? {
        guard let look = session.calendar, let hours = sources.calendars[look.calendar] else { return nil }
        return (hours, look.at)
    }

    private var holidayName: String? {
        guard let (hours, moment) = consulted else { return nil }
        let exception = surroundings.exceptions[hours.key].flatMap { exception in
            exception.isInForce(at: moment) && exception.state == .holiday ? exception.reason : nil
        }
        guard let holiday = hours.holiday(at: moment) else { return exception }
        return holiday.names[tongue.language] ?? sources.languages.lazy.compactMap { holiday.names[$0] }.first
            ?? exception
    }

    private static func number(_ raw: String) -> String {
        guard let value = Double(raw) else { return raw }
        return Int(exactly: value).map(String.init) ?? String(value)
    }

    /// Two digits after the point.
    private static func amount(_ raw: String) -> String {
        guard let value = Double(raw), abs(value) < 1e12 else { return raw }
        let cents = Int((value * 100).rounded())
        let rest = abs(cents % 100)
        return "\(cents < 0 ? "-" : "")\(abs(cents / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }
}
