import JSONSyntax
import Telephony

/// Goes one way or another by what is known.
struct Choose: Kind {
    static let sheet = KindSheet(
        name: "choose",
        documentation: """
            Tries `branches` in order and takes the first whose condition `when` holds, after its `set`; if none does, \
            `else`. A condition compares names with each other, with numbers and with texts in single quotes: \
            `== != < <= > >=`, `in ['a', 'b']`, `is_set(name)`, joined by `and`, `or`, `not` and brackets.
            """,
        keys: [
            KeySheet(
                "branches", .required,
                .list(
                    .object([
                        KeySheet(
                            "when", .required, .condition, "The condition of this way.", example: #""topic == 'sales'""#
                        ),
                        .assignments("set", .optional, "Variables that get a value when this way is taken."),
                        KeySheet("goto", .required, .target(mayRepeat: false), "Where it leads.", example: #""bye""#),
                    ]), atMost: 100),
                "The ways, tried in this order.", example: #"[{ "when": "topic == 'sales'", "goto": "bye" }]"#),
            KeySheet(
                "else", .required, .target(mayRepeat: false), "Where the call goes if no condition holds.",
                example: #""bye""#),
        ],
        outcomes: [],
        ways: .branches,
        needsCaller: false)

    let branches: [Branch]
    let otherwise: TargetSlot

    /// One way out.
    struct Branch: Hashable, Sendable {
        /// The condition as it is written, for facts and graphs.
        let text: String
        let condition: Condition
        let target: TargetSlot
        let assignments: [Assignment]
    }

    init?(_ reader: inout StateReader) {
        let entries = reader.object.list("branches", .required, atMost: 100)
        let otherwise = reader.target("else", .required, outcome: "else")
        var branches: [Branch] = []
        for entry in entries ?? [] {
            if let branch = Self.branch(entry, &reader) { branches.append(branch) }
        }
        guard let entries, let otherwise, branches.count == entries.count else { return nil }
        self.branches = branches
        self.otherwise = otherwise
    }

    private static func branch(_ entry: Entry, _ reader: inout StateReader) -> Branch? {
        guard var object = reader.findings.object(entry) else { return nil }
        let when = object.string("when", .required, atMost: 500)
        let condition = when.flatMap { reader.findings.condition($0, scope: reader.draft.scope) }
        let goto = object.string("goto", .required)
        let assignments = object.take("set").map { reader.assignments($0) ?? [] } ?? []
        object.finish(habits: Kinds.keyHabits)
        guard let when, let condition, let goto else { return nil }
        let target = reader.target(goto, outcome: when.value)
        return Branch(text: when.value, condition: condition, target: target, assignments: assignments)
    }

    func enter(_ run: inout Run) {
        let values = run.values()
        guard let branch = branches.first(where: { $0.condition.holds(values) }) else {
            run.leave(by: "else", to: run.flow.targets[otherwise.index])
            return
        }
        run.assign(branch.assignments)
        run.leave(by: branch.text, to: run.flow.targets[branch.target.index])
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool { false }
}
