import JSONSyntax
import Telephony

/// Gives variables their values.
struct SetValues: Kind {
    static let sheet = KindSheet(
        name: "set",
        documentation: """
            Gives variables the values in `values` and goes to `next`. A value is a text, which may hold placeholders \
            such as `{call.from}`, a number, or true or false; it must fit the variable's type. A value that does not \
            fit when the call comes by leaves the variable as it was.
            """,
        keys: [.assignments("values", .required, "The variables and their new values.")],
        outcomes: [Outcome("next", .instant, .required)],
        needsCaller: false)

    let assignments: [Assignment]

    init?(_ reader: inout StateReader) {
        guard let assignments = reader.assignments("values", .required) else { return nil }
        self.assignments = assignments
    }

    func enter(_ run: inout Run) {
        run.assign(assignments)
        run.leave("next")
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
