package import CallFlow
package import Telephony

/// A calendar as supervisors and scripts see it.
package struct HoursView: Hashable, Sendable, Codable {
    /// The file that defines it and its name, `_shared:office_hours`.
    package var calendar: String
    package var isOpen: Bool
    /// The next opening, if it is closed and one is known.
    package var opens: Timestamp?
    /// What an exception may have callers hear first.
    package var notices: [String]
    /// The exception in force.
    package var exception: HoursOverride?
}

extension Switchboard {
    /// How long an exception from the hours may last at most.
    static let longestOverride = Duration.seconds(60 * 86_400)

    /// The calendars of the flows in force.
    package func hoursViews(at now: Timestamp) -> [HoursView] {
        var views: [String: HoursView] = [:]
        // Flows may be of different ages: the first by name tells the hours, and whatever one of them can say may be said.
        for publication in publications.values.sorted(by: { $0.flow < $1.flow }) {
            guard let program = programs[publication.live] else { continue }
            for calendar in program.calendars {
                guard let notices = views[calendar]?.notices else {
                    views[calendar] = hoursView(calendar, in: program, at: now)
                    continue
                }
                views[calendar]?.notices += program.notices(of: calendar).filter { !notices.contains($0) }
            }
        }
        return views.values.sorted { $0.calendar < $1.calendar }
    }

    private func hoursView(_ calendar: String, in program: Program, at now: Timestamp) -> HoursView {
        let exception = exception(calendar, at: now)
        let isOpen = program.isOpen(calendar, at: now, exception) ?? false
        return HoursView(
            calendar: calendar, isOpen: isOpen,
            opens: isOpen ? nil : program.nextOpening(calendar, after: now, exception),
            notices: program.notices(of: calendar), exception: exception)
    }

    /// The exception that is in force for a calendar.
    func exception(_ calendar: String, at now: Timestamp) -> HoursOverride? {
        overrides[calendar].flatMap { now < $0.until ? $0 : nil }
    }

    /// Puts an exception in force; it ends by itself, and at the latest after 60 days.
    mutating func override(_ exception: HoursOverride, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        guard let view = hoursViews(at: now).first(where: { $0.calendar == exception.calendar }) else {
            throw .unknownCalendar
        }
        if let prompt = exception.prompt, !view.notices.contains(prompt) { throw .unknownNotice(known: view.notices) }
        guard exception.until > now, exception.until <= now + Self.longestOverride else { throw .badEnd }
        overrides[exception.calendar] = exception
        overridesChanged = true
        note(
            .hoursOverridden(
                calendar: exception.calendar, state: exception.state, until: exception.until,
                reason: exception.reason, prompt: exception.prompt),
            at: now)
        return hoursReply(exception.calendar, at: now)
    }

    /// Ends an exception before its time.
    mutating func endOverride(_ calendar: String, at now: Timestamp) throws(Reply.Refusal) -> Reply {
        guard exception(calendar, at: now) != nil else { throw .unknownCalendar }
        overrides[calendar] = nil
        overridesChanged = true
        note(.hoursRestored(calendar: calendar), at: now)
        return hoursReply(calendar, at: now)
    }

    private func hoursReply(_ calendar: String, at now: Timestamp) -> Reply {
        hoursViews(at: now).first { $0.calendar == calendar }.map { .hours($0) } ?? .done
    }
}
