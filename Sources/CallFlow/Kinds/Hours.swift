import JSONSyntax
import Telephony

/// Goes one way or another by a calendar.
struct Hours: Kind {
    static let sheet = KindSheet(
        name: "hours",
        documentation: """
            Looks at `calendar` and goes to `on.open`, `on.closed` or `on.holiday`; a holiday with a `branch` of its \
            own goes to the outcome of that name. Without `on.holiday` a holiday counts as closed. An exception that \
            somebody has made by hand goes before holidays and the week, and may have the caller hear one of the \
            calendar's `notices` first. Afterwards prompts may say `calendar.next_open`, `calendar.closes` and `calendar.holiday`.
            """,
        keys: [
            KeySheet(
                "calendar", .required, .nameOrParameter(.calendar), "The calendar to look at.", example: #""office""#)
        ],
        outcomes: [
            Outcome("open", .instant, .required),
            Outcome("closed", .instant, .required),
            Outcome("holiday", .instant, .same(as: "closed")),
        ])

    let calendar: CalendarSlot
    let name: Reference

    init?(_ reader: inout StateReader) {
        guard let (calendar, name) = reader.calendar("calendar") else { return nil }
        self.calendar = calendar
        self.name = name
    }

    var label: String { "hours \(name.text)" }

    func moreOutcomes(_ names: Names) -> [Outcome] {
        let branches = names.calendar(calendar)?.holidays.compactMap(\.branch) ?? []
        var seen: Set<String> = []
        return branches.filter { seen.insert($0).inserted }.map { Outcome($0, .instant, .same(as: "holiday")) }
    }

    func enter(_ run: inout Run) {
        guard let hours = run.calendar(calendar) else {
            run.leave("closed")
            return
        }
        run.session.calendar = FlowSession.Look(calendar: hours.key, at: run.now)
        if let notice = run.notice(hours), run.speak(notice) { return }
        leave(hours, askedAt: run.now, &run)
    }

    private func leave(_ hours: OpeningHours, askedAt moment: Timestamp, _ run: inout Run) {
        switch hours.verdict(at: moment, run.surroundings.exceptions[hours.key]) {
        case .open: run.leave("open")
        case .closed: run.leave("closed")
        case .holiday(let branch):
            let known = run.state.exits.first { $0.outcome == branch }
            run.leave(known?.outcome ?? "holiday")
        }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard run.session.wait == .prompt, Run.endsPrompt(event) else { return false }
        guard let hours = run.calendar(calendar) else {
            run.leave("closed")
            return true
        }
        leave(hours, askedAt: run.session.calendar?.at ?? run.now, &run)
        return true
    }
}

extension Run {
    /// What the exception that is in force for a calendar has callers hear.
    fileprivate func notice(_ hours: OpeningHours) -> Prompt? {
        guard let exception = surroundings.exceptions[hours.key], exception.isInForce(at: now) else { return nil }
        return exception.prompt.flatMap { assembly.notices[Assembly.notice($0, of: hours.key)] }
    }
}
