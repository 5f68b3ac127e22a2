import JSONSyntax
import Telephony

/// Goes one way or another by a calendar.
struct Hours: Kind {
    static let sheet = KindSheet(
        name: "hours",
        documentation: """
            Looks at `calendar` and goes to `on.open`, `on.closed` or `on.holiday`; a holiday with a `branch` of its \
            own goes to the outcome of that name. Without `on.holiday` a holiday counts as closed. Afterwards prompts \
            may say `calendar.next_open`, `calendar.closes` and `calendar.holiday`.
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
    let name: String

    init?(_ reader: inout StateReader) {
        guard let (calendar, name) = reader.calendar("calendar") else { return nil }
        self.calendar = calendar
        self.name = name
    }

    var label: String { "hours \(name)" }

    func moreOutcomes(_ calendars: (CalendarSlot) -> OpeningHours?) -> [Outcome] {
        let branches = calendars(calendar)?.holidays.compactMap(\.branch) ?? []
        var seen: Set<String> = []
        return branches.filter { seen.insert($0).inserted }.map { Outcome($0, .instant, .same(as: "holiday")) }
    }

    func enter(_ run: inout Run) {
        run.session.calendar = FlowSession.Look(name: name, at: run.now)
        switch run.flow.calendars[calendar.index].verdict(at: run.now) {
        case .open: run.leave("open")
        case .closed: run.leave("closed")
        case .holiday(let branch): run.leave(branch ?? "holiday")
        }
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
