import JSONSyntax
import Telephony

/// Asks a question that is answered with keys.
struct Menu: Kind {
    static let sheet = KindSheet(
        name: "menu",
        documentation: """
            Plays `prompt` and waits `wait` (6s) for one of `keys`; each option leads to a state, and may choose the \
            `language` or `set` variables. The prompt is played at most `attempts` (3) times, from the second time on \
            as `again` if that is given, after the words of `no_input` or `no_match`: the first entry at the first \
            such miss, the second at the second, the last one ever after. When no attempt is left the outcome is \
            `silent` if nothing was ever pressed, or else `exhausted`. Options of different length may not begin one \
            another unless `between_keys` (2.5s), the time to go on, is written down. With `listen` the words \
            in an option's `speech` choose it as well. Keys that are pressed before the question is asked answer it, \
            unless `barge_in` is false.
            """,
        keys: [
            .options(.required, longest: 8, "Keys, or runs of keys, with the states that they lead to.")
        ] + KeySheet.ofAsking + [KeySheet.listen],
        outcomes: [
            Outcome("exhausted", .afterWait, .end),
            Outcome("silent", .afterWait, .same(as: "exhausted")),
        ],
        ways: .keys)

    let asking: Asking
    let options: [KeyOption]

    init?(_ reader: inout StateReader) {
        let options = reader.options("keys", .required, longest: 8)
        guard let asking = reader.asking(options: options ?? []), let options, !options.isEmpty else {
            return nil
        }
        self.asking = asking
        self.options = options
    }

    func enter(_ run: inout Run) {
        _ = follow(run.begin(asking), &run)
    }

    func handle(_ event: FlowEvent, _ run: inout Run) -> Bool {
        guard case .keys(let progress) = run.session.wait else { return false }
        return follow(run.hear(event, asking, progress), &run)
    }

    private func follow(_ hearing: Hearing, _ run: inout Run) -> Bool {
        switch hearing {
        case .notMine: return false
        case .pending(let progress, let until): run.hold(.keys(progress), until: until)
        case .exhausted: run.leave("exhausted")
        case .silent: run.leave("silent")
        case .answered(let keys):
            guard let option = options.first(where: { $0.keys == keys }) else { return false }
            run.facts.append(.heard(state: run.state.name, digits: keys))
            run.leave(by: option)
        }
        return true
    }
}
